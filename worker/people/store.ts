import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import { agents, blockedAddresses, customers, identities } from './schema.ts';

type Given = SQL | string;

/** Scalar: the customer who owns this address, or NULL. */
export const customerWith = (address: Given): SQL =>
  sql`(SELECT customer_id FROM identities WHERE address = ${address})`;

/** Condition: this address, or another of the same customer, is blocked. */
export const isBlocked = (address: Given): SQL => sql`
  EXISTS (SELECT 1 FROM blocked_addresses AS blocked WHERE blocked.address = ${address}
    OR blocked.address IN (
      SELECT sibling.address FROM identities AS sibling WHERE sibling.customer_id = ${customerWith(address)}))`;

/**
 * What stands in place of the address where only unproven requests that name it are blocked (R96).
 * No canonical address has a colon, so no check of a proven address finds such a row, nor does one
 * of an earlier release. Rows that earlier releases wrote block the address as a whole.
 */
export const unprovenKey = (address: Given): SQL => sql`('unproven:' || ${address})`;

/** Condition: an unproven request that names this address may not be filed. */
export const isBlockedUnproven = (address: Given): SQL => sql`
  (${isBlocked(address)} OR EXISTS (
    SELECT 1 FROM blocked_addresses AS blocked WHERE blocked.address = ${unprovenKey(address)}))`;

/** Condition: an agent who may work has this mobile. */
export const isAgentMobile = (mobile: Given): SQL => sql`
  EXISTS (SELECT 1 FROM agents WHERE mobile = ${mobile} AND disabled_at IS NULL)`;

/**
 * Makes the owner of a proven address a customer, if nobody owns it yet, and marks it proven.
 * `address` may be SQL, so that it can follow its proof in one commit.
 */
export const welcome = (
  db: Database,
  { newCustomerId, address, now }: { newCustomerId: string; address: Given; now: number },
  when: SQL,
) =>
  [
    db.run(sql`
      INSERT INTO ${customers} (id, created_at)
      SELECT ${newCustomerId}, ${now} WHERE ${when} AND ${customerWith(address)} IS NULL`),
    db.run(sql`
      INSERT INTO ${identities} (address, kind, customer_id, created_at, proven_at)
      SELECT ${address}, ${kindOf(address)}, ${newCustomerId}, ${now}, ${now} WHERE ${when}
      ON CONFLICT (address) DO UPDATE SET proven_at = excluded.proven_at`),
  ] as const;

/** Canonical mobiles begin with a plus sign; canonical e-mail addresses have an @ inside. */
const kindOf = (address: Given): SQL => sql`iif(instr(${address}, '@') > 0, 'email', 'mobile')`;

/** Gives a proven address to a customer in place of the one of its kind. Answers a row if it did. */
export const replaceIdentity = (
  db: Database,
  { address, customer, now }: { address: Given; customer: Given; now: number },
  when: SQL,
) =>
  [
    db.run(sql`
      DELETE FROM ${identities} WHERE customer_id = ${customer} AND kind = ${kindOf(address)}
        AND address <> ${address} AND ${when}
        AND coalesce(${customerWith(address)}, ${customer}) = ${customer}`),
    db.all<{ address: string }>(sql`
      INSERT INTO ${identities} (address, kind, customer_id, created_at, proven_at)
      SELECT ${address}, ${kindOf(address)}, ${customer}, ${now}, ${now} WHERE ${when}
      ON CONFLICT (address) DO UPDATE SET proven_at = excluded.proven_at
        WHERE customer_id = excluded.customer_id
      RETURNING address`),
  ] as const;

/** A row where the address is the customer's: what giving it has answered. */
export const readIdentityOf = (
  db: Database,
  { address, customer }: { address: Given; customer: Given },
) =>
  db.all<{ address: string }>(sql`
    SELECT address FROM ${identities} WHERE address = ${address} AND customer_id = ${customer}`);

export const listIdentities = (db: Database, customer: Given) =>
  db
    .select({
      address: identities.address,
      kind: identities.kind,
      provenAt: identities.provenAt,
    })
    .from(identities)
    .where(sql`${identities.customerId} = ${customer}`)
    .orderBy(identities.kind);

export const findCustomer = (db: Database, customer: Given) =>
  db.select().from(customers).where(sql`${customers.id} = ${customer}`);

/** Blocks an address, known or not. Sessions of its owner are ended by `endSessionsOfAddress`. */
export const blockAddress = (
  db: Database,
  block: { address: string; reason: string; blockedAt: number; blockedBy: string | null },
) => db.insert(blockedAddresses).values(block).onConflictDoNothing();

export const unblockAddress = (db: Database, address: string) =>
  db.delete(blockedAddresses).where(eq(blockedAddresses.address, address));

/** Every block of either kind, the oldest first. */
export const listBlocked = (db: Database) =>
  db.select().from(blockedAddresses).orderBy(blockedAddresses.blockedAt);

export const insertAgent = (db: Database, agent: typeof agents.$inferInsert) =>
  db.insert(agents).values(agent);

export const findAgentByMobile = (db: Database, mobile: string) =>
  db.select().from(agents).where(eq(agents.mobile, mobile)).limit(1);

/** Those who may work. */
export const listAgents = (db: Database) =>
  db
    .select({
      id: agents.id,
      name: agents.name,
      role: agents.role,
      departments: agents.departments,
      disabledAt: agents.disabledAt,
    })
    .from(agents)
    .orderBy(agents.name);

/** Puts an agent out or back; their sessions are void from the next request on (R18). */
export const setAgentDisabled = (db: Database, agentId: string, disabledAt: number | null) =>
  db.update(agents).set({ disabledAt }).where(eq(agents.id, agentId));

/** Condition: the agent is out. */
export const isDisabled = (agentId: string): SQL =>
  sql`EXISTS (SELECT 1 FROM agents WHERE id = ${agentId} AND disabled_at IS NOT NULL)`;

/** A new TOTP secret, none of whose codes was used; those of the old one are void. Answers the agent. */
export const renewTotp = (db: Database, agentId: string) =>
  db
    .update(agents)
    .set({ totpRound: sql`${agents.totpRound} + 1`, totpLastStep: 0, totpUsedBy: null })
    .where(eq(agents.id, agentId))
    .returning();

/** A new role; sessions of the old one are void from the next request on (R16, R18). */
export const setAgentRole = (db: Database, agentId: string, role: 'agent' | 'admin') =>
  db.update(agents).set({ role }).where(eq(agents.id, agentId));
