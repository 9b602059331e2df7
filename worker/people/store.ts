import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database/database.ts';
import { asJson, fragment, statement } from '../foundation/database/statement.ts';
import {
  type Agent,
  agents,
  blockedAddresses,
  customers,
  type Identity,
  identities,
  recoveryCodes,
} from './schema.ts';

type Given = SQL | string;

/** Scalar: the customer who owns this address, or NULL. */
export const customerWith = fragment(
  (address: Given) => sql`(SELECT customer_id FROM identities WHERE address = ${address})`,
);

/** Condition: this address, or another of the same customer, is blocked. */
export const isBlocked = fragment(
  (address: Given) => sql`
  EXISTS (SELECT 1 FROM blocked_addresses AS blocked WHERE blocked.address = ${address}
    OR blocked.address IN (
      SELECT sibling.address FROM identities AS sibling WHERE sibling.customer_id = ${customerWith(address)}))`,
);

/**
 * Put in place of the address where only unproven requests that name it are blocked (R96).
 * No canonical address has a colon, so no check of a proven address finds such a row, nor does one
 * of an earlier release. Rows that earlier releases wrote block the address as a whole.
 */
export const unprovenKey = fragment((address: Given) => sql`('unproven:' || ${address})`);

/** Condition: an unproven request that names this address may not be filed. */
export const isBlockedUnproven = fragment(
  (address: Given) => sql`
  (${isBlocked(address)} OR EXISTS (
    SELECT 1 FROM blocked_addresses AS blocked WHERE blocked.address = ${unprovenKey(address)}))`,
);

/** Condition: neither this address nor another of the same customer is blocked. */
export const isUnblocked = fragment((address: Given) => sql`NOT ${isBlocked(address)}`);

/** Condition: an agent who is not disabled has this mobile. */
export const isAgentMobile = fragment(
  (mobile: Given) => sql`
  EXISTS (SELECT 1 FROM agents WHERE mobile = ${mobile} AND disabled_at IS NULL)`,
);

/** Condition: no agent who is not disabled has this mobile. */
export const isNoAgentMobile = fragment((mobile: Given) => sql`NOT ${isAgentMobile(mobile)}`);

/** Who owns an address; `customerId` null = nobody yet. */
export type AddressOwner = { customerId: string | null; isBlocked: number };

/** One row: who owns the address, and whether it is blocked. `address` may be SQL. */
export const readAddressOwner = statement((db, address: Given) =>
  db.all<AddressOwner>(sql`
    SELECT ${customerWith(address)} AS customerId, ${isBlocked(address)} AS isBlocked`),
);

/** Condition: the address has this owner, null = nobody. */
export const isOwnedBy = fragment(
  (address: string, customerId: string | null) => sql`${customerWith(address)} IS ${customerId}`,
);

/** `mobile` or `email`: canonical e-mail addresses have an @ inside. */
export const kindOfAddress = (address: string): Identity['kind'] =>
  address.includes('@') ? 'email' : 'mobile';

/** Adds a customer, who has no address yet. */
export const insertCustomer = statement((db, customer: typeof customers.$inferInsert) =>
  db.insert(customers).values(customer),
);

/** Gives an address that was just proven to a customer, or marks the customer's own as proven. */
export const upsertProvenIdentity = (
  db: Database,
  { address, customerId, now }: { address: string; customerId: string; now: number },
) =>
  upsertIdentity(db, {
    address,
    kind: kindOfAddress(address),
    customerId,
    createdAt: now,
    provenAt: now,
  });

const upsertIdentity = statement((db, identity: typeof identities.$inferInsert) =>
  db
    .insert(identities)
    .values(identity)
    .onConflictDoUpdate({
      target: identities.address,
      set: { provenAt: sql`excluded.proven_at` },
    }),
);

/**
 * Makes the owner of a proven address a customer, if nobody owned it, and marks it proven: behind a
 * guard that `isOwnedBy` still holds for `owner`.
 */
export const upsertCustomerWithIdentity = (
  db: Database,
  {
    address,
    owner,
    customerId,
    now,
  }: { address: string; owner: AddressOwner; customerId: string; now: number },
) => [
  ...(owner.customerId === null ? [insertCustomer(db, { id: customerId, createdAt: now })] : []),
  upsertProvenIdentity(db, { address, customerId, now }),
];

/** Takes the customer's other addresses of the same kind away: each has one of each. */
export const deleteOtherIdentities = (
  db: Database,
  { address, customerId }: { address: string; customerId: string },
) => deleteIdentitiesBut(db, { address, customerId, kind: kindOfAddress(address) });

const deleteIdentitiesBut = statement(
  (db, { address, customerId, kind }: Pick<Identity, 'address' | 'customerId' | 'kind'>) =>
    db
      .delete(identities)
      .where(
        and(
          eq(identities.customerId, customerId),
          eq(identities.kind, kind),
          ne(identities.address, address),
        ),
      ),
);

/** Addresses of a customer and when they were proven (epoch ms). */
export const listIdentities = statement((db, customer: Given) =>
  db
    .select({
      address: identities.address,
      kind: identities.kind,
      provenAt: identities.provenAt,
    })
    .from(identities)
    .where(sql`${identities.customerId} = ${customer}`)
    .orderBy(identities.kind),
);

/** The row of this customer; none where nobody has the id. */
export const findCustomer = statement((db, customer: Given) =>
  db.select().from(customers).where(sql`${customers.id} = ${customer}`),
);

/** Blocks an address, known or not. Sessions of its owner are ended by `endSessionsOfAddress`. */
export const blockAddress = statement(
  (db, block: { address: string; reason: string; blockedAt: number; blockedBy: string | null }) =>
    db.insert(blockedAddresses).values(block).onConflictDoNothing(),
);

/** Adds an agent; fails on a mobile that another agent has. */
export const insertAgent = statement((db, agent: typeof agents.$inferInsert) =>
  db.insert(agents).values(agent),
);

/** The agent with this id, disabled ones too. */
export const findAgent = statement((db, id: string) =>
  db.select().from(agents).where(eq(agents.id, id)),
);

/** The agent who has this mobile, disabled ones too. */
export const findAgentByMobile = statement((db, mobile: string) =>
  db.select().from(agents).where(eq(agents.mobile, mobile)).limit(1),
);

/** The agent who has this mobile, unless disabled; `mobile` may be SQL. */
export const readEnabledAgent = statement((db, mobile: Given) =>
  db
    .select({ id: agents.id, mobile: agents.mobile, role: agents.role })
    .from(agents)
    .where(and(eq(agents.mobile, mobile), isNull(agents.disabledAt))),
);

/** Disables or enables an agent; a disabled one's sessions are void from the next request on (R18). */
export const setAgentDisabled = statement((db, agentId: string, disabledAt: number | null) =>
  db.update(agents).set({ disabledAt }).where(eq(agents.id, agentId)),
);

/** Changes facts of an agent, those that are given; rights follow the row from the next request on (R18). */
export const changeAgent = statement(
  (
    db,
    agentId: string,
    facts: Partial<Pick<Agent, 'name' | 'role' | 'departments' | 'rights' | 'agency'>>,
  ) => db.update(agents).set(facts).where(eq(agents.id, agentId)).returning(),
);

/** A new TOTP secret, none of whose codes was used; those of the old one are void. */
export const renewTotp = statement((db, agentId: string) =>
  db
    .update(agents)
    .set({ totpRound: sql`${agents.totpRound} + 1`, totpLastStep: 0 })
    .where(eq(agents.id, agentId)),
);

/** Condition: the agent's TOTP secret is that of this round. */
export const isTotpRound = fragment(
  (agentId: string, round: number) =>
    sql`EXISTS (SELECT 1 FROM agents WHERE id = ${agentId} AND totp_round = ${round})`,
);

/** Condition: the agent has used no code of this time step, nor of a later one. */
export const isStepUnused = fragment(
  (agentId: string, step: number) =>
    sql`EXISTS (SELECT 1 FROM agents WHERE id = ${agentId} AND totp_last_step < ${step})`,
);

/** Spends a time step of the agent's second factor. */
export const spendStep = statement((db, { agentId, step }: { agentId: string; step: number }) =>
  db.update(agents).set({ totpLastStep: step }).where(eq(agents.id, agentId)),
);

/** Adds recovery codes of an agent by their hashes. */
export const insertRecoveryCodes = statement((db, agentId: string, hashes: readonly string[]) =>
  db.run(sql`
    INSERT INTO ${recoveryCodes} (agent_id, code_hash)
    SELECT ${agentId}, value FROM json_each(${asJson(hashes)})`),
);

/** Makes all recovery codes of an agent void. */
export const deleteRecoveryCodes = statement((db, agentId: string) =>
  db.delete(recoveryCodes).where(eq(recoveryCodes.agentId, agentId)),
);

type RecoveryCode = Pick<typeof recoveryCodes.$inferSelect, 'agentId' | 'codeHash'>;

/** Condition: the agent has this recovery code, and it was not used. */
export const hasRecoveryCode = fragment(
  ({ agentId, codeHash }: RecoveryCode) => sql`
  EXISTS (SELECT 1 FROM recovery_codes WHERE agent_id = ${agentId} AND code_hash = ${codeHash})`,
);

/** One row: how many recovery codes the agent has unused, and whether this is one of them. */
export const countRecoveryCodes = statement((db, { agentId, codeHash }: RecoveryCode) =>
  db.all<{ count: number; isOne: number }>(sql`
    SELECT count(*) AS count, coalesce(max(code_hash = ${codeHash}), 0) AS isOne
    FROM ${recoveryCodes} WHERE agent_id = ${agentId}`),
);

/** Uses up a recovery code. */
export const deleteRecoveryCode = statement((db, { agentId, codeHash }: RecoveryCode) =>
  db
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.agentId, agentId), eq(recoveryCodes.codeHash, codeHash))),
);
