import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Somebody who asks. Known by identities alone. */
export const customers = sqliteTable('customers', {
  id: text().primaryKey(),
  name: text(),
  /** The folded words of the name, by which tickets are found; null until the timer has folded it. */
  nameWords: text(),
  /** A key of `settings.plans`. */
  plan: text(),
  /** A key of `settings.agencies`. */
  agency: text(),
  createdAt: integer().notNull(),
  /** Identities and contents are gone; the row stays for counts. */
  erasedAt: integer(),
});

/** A mobile number or e-mail address of a customer. `provenAt` is null for an imported one. */
export const identities = sqliteTable(
  'identities',
  {
    /** Canonical, so that one phone or mailbox is one identity. */
    address: text().primaryKey(),
    kind: text({ enum: ['mobile', 'email'] }).notNull(),
    customerId: text()
      .notNull()
      .references(() => customers.id),
    createdAt: integer().notNull(),
    provenAt: integer(),
  },
  (table) => [index('identities_customer').on(table.customerId)],
);

/**
 * Addresses that may neither sign in nor file; known or not, they get the same answers as any. A row
 * whose address is an `unprovenKey` stops only requests that nobody has proven (R96).
 */
export const blockedAddresses = sqliteTable('blocked_addresses', {
  address: text().primaryKey(),
  reason: text().notNull(),
  blockedAt: integer().notNull(),
  /** Id of the agent who blocked it. */
  blockedBy: text(),
});

/** Roles, from least to most: a lead is an agent who also answers for its departments. */
export const agentRoles = ['agent', 'lead', 'admin'] as const;
/** One of `agentRoles`. */
export type AgentRole = (typeof agentRoles)[number];

/**
 * What an agent may do beyond its role (R88): read a whole Sheba or mobile number on demand, take lists out as files.
 * No role includes one; each use leaves a row in `audit_log`.
 */
export const agentRights = ['full_sheba', 'full_mobile', 'export'] as const;
/** One of `agentRights`. */
export type AgentRight = (typeof agentRights)[number];

/** Somebody who answers. */
export const agents = sqliteTable('agents', {
  id: text().primaryKey(),
  name: text().notNull(),
  mobile: text().notNull().unique(),
  role: text({ enum: agentRoles }).notNull(),
  /** Keys of `settings.departments`, as JSON. */
  departments: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** What it may do beyond its role, as JSON; null = nothing. */
  rights: text({ mode: 'json' }).$type<AgentRight[]>(),
  /** A key of `settings.agencies`: only requests of its customers are in reach then; null = of all. */
  agency: text(),
  /** The TOTP secret is derived from this and the agent's id; a new value makes a new secret. */
  totpRound: integer().notNull().default(1),
  /** The last time step whose code was used: a code works once. */
  totpLastStep: integer().notNull().default(0),
  /** Nothing reads or writes it: earlier releases kept here which session had used that code. */
  totpUsedBy: text(),
  createdAt: integer().notNull(),
  disabledAt: integer(),
  /** Since when it takes no new requests by turn; null while it does. */
  awaySince: integer(),
});

/** Codes that an agent may use in the place of the authenticator's, each once: the row of a used one is deleted. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    agentId: text()
      .notNull()
      .references(() => agents.id),
    /** Keyed by a secret outside the database, which is no code without it. */
    codeHash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.agentId, table.codeHash] })],
);

/** A row of `identities`: an address and who owns it. */
export type Identity = typeof identities.$inferSelect;

/**
 * Nothing reads or writes it: earlier releases kept here what `audit_log` keeps now, to which its rows were copied.
 */
export const sensitiveReads = sqliteTable(
  'sensitive_reads',
  {
    id: text().primaryKey(),
    at: integer().notNull(),
    agentId: text()
      .notNull()
      .references(() => agents.id),
    ticketId: text().notNull(),
    /** The field of the request type. */
    field: text().notNull(),
  },
  (table) => [index('sensitive_reads_ticket').on(table.ticketId)],
);

/** A row of `agents`. */
export type Agent = typeof agents.$inferSelect;
