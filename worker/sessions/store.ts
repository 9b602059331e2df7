import { type SQL, sql } from 'drizzle-orm';
import { days, hours, minutes } from '../foundation/clock.ts';
import type { Database } from '../foundation/database.ts';
import type { Services } from '../foundation/services.ts';
import type { Agent } from '../people/schema.ts';
import { customerWith } from '../people/store.ts';
import { sessions } from './schema.ts';

type Limits = Services['settings']['limits'];
type Given = SQL | string;

/** A session that holds now: not ended, not idle for too long. */
const isAlive = (now: number, idleMs: number) => sql`
  sessions.expires_at > ${now} AND sessions.seen_at > ${now - idleMs}`;

const isAliveCustomer = (tokenHash: string, now: number, limits: Limits) => sql`
  sessions.token_hash = ${tokenHash} AND ${isAlive(now, days(limits.customerIdleDays))}`;

/**
 * Scalar: the id of the customer who is signed in by this token, or NULL. For the statements of other
 * rooms, so that asking who it is costs no round trip of its own.
 */
export const customerOfSession = (tokenHash: string, now: number, limits: Limits): SQL => sql`
  (SELECT sessions.customer_id FROM sessions WHERE ${isAliveCustomer(tokenHash, now, limits)})`;

/** The same, if the session's address was proven a moment ago (R20); `kind` asks for an address of one kind. */
export const customerOfFreshSession = (
  tokenHash: string,
  now: number,
  limits: Limits,
  kind: 'mobile' | 'email' | null = null,
): SQL => sql`
  (SELECT sessions.customer_id FROM sessions
   WHERE ${isAliveCustomer(tokenHash, now, limits)}
     AND sessions.proven_at > ${now - minutes(limits.freshProofMinutes)}
     AND sessions.address = coalesce(
       (SELECT identities.address FROM identities
         WHERE identities.customer_id = sessions.customer_id AND identities.kind = ${kind}),
       sessions.address))`;

export type CustomerRow = {
  customerId: string;
  name: string | null;
  plan: string | null;
  agency: string | null;
  address: string;
  provenAt: number;
  seenAt: number;
};

export const readCustomerSession = (db: Database, tokenHash: string, now: number, limits: Limits) =>
  db.all<CustomerRow>(sql`
    SELECT customers.id AS customerId, customers.name, customers.plan, customers.agency,
      sessions.address, sessions.proven_at AS provenAt, sessions.seen_at AS seenAt
    FROM sessions JOIN customers ON customers.id = sessions.customer_id
    WHERE ${isAliveCustomer(tokenHash, now, limits)}`);

export type AgentRow = {
  agentId: string;
  name: string;
  role: Agent['role'];
  departments: string;
  provenAt: number;
  seenAt: number;
};

const isAliveAgent = (tokenHash: string, now: number, limits: Limits) => sql`
  sessions.token_hash = ${tokenHash} AND ${isAlive(now, minutes(limits.agentIdleMinutes))}
  AND agents.disabled_at IS NULL AND agents.role = sessions.role`;

/** Scalar: the id of the agent who is signed in by this token with both factors, or NULL. */
export const agentOfSession = (tokenHash: string, now: number, limits: Limits): SQL => sql`
  (SELECT agents.id FROM sessions JOIN agents ON agents.id = sessions.agent_id
   WHERE ${isAliveAgent(tokenHash, now, limits)} AND sessions.second_factor_at IS NOT NULL)`;

export const readAgentSession = (db: Database, tokenHash: string, now: number, limits: Limits) =>
  db.all<AgentRow>(sql`
    SELECT agents.id AS agentId, agents.name, agents.role, agents.departments,
      sessions.proven_at AS provenAt, sessions.seen_at AS seenAt
    FROM sessions JOIN agents ON agents.id = sessions.agent_id
    WHERE ${isAliveAgent(tokenHash, now, limits)} AND sessions.second_factor_at IS NOT NULL`);

/** Condition: a session that still waits for its second factor and has tries left. */
export const awaitsSecondFactor = (tokenHash: string, now: number, limits: Limits): SQL => sql`
  EXISTS (SELECT 1 FROM sessions JOIN agents ON agents.id = sessions.agent_id
    WHERE ${isAliveAgent(tokenHash, now, limits)} AND sessions.second_factor_at IS NULL
      AND sessions.second_factor_tries < ${limits.codeTries})`;

export type HalfOpenRow = Pick<Agent, 'id' | 'mobile' | 'totpRound'>;

export const readHalfOpen = (db: Database, tokenHash: string, now: number, limits: Limits) =>
  db.all<HalfOpenRow>(sql`
    SELECT agents.id, agents.mobile, agents.totp_round AS totpRound
    FROM sessions JOIN agents ON agents.id = sessions.agent_id
    WHERE sessions.token_hash = ${tokenHash} AND ${awaitsSecondFactor(tokenHash, now, limits)}`);

/** Opens a session for the customer who owns `address`. Answers the customer's id, or no row. */
export const openCustomerSession = (
  db: Database,
  { tokenHash, address, now, limits }: OpenSession,
  when: SQL,
) =>
  db.all<{ customerId: string }>(sql`
    INSERT INTO ${sessions} (token_hash, customer_id, address, proven_at, second_factor_tries, created_at, seen_at, expires_at)
    SELECT ${tokenHash}, ${customerWith(address)}, ${address}, ${now}, 0, ${now}, ${now},
      ${now + days(limits.customerSessionDays)}
    WHERE ${when} RETURNING customer_id AS customerId`);

/** Whose session this is: what opening it has answered. */
export const readSessionOwner = (db: Database, tokenHash: string) =>
  db.all<{ customerId: string | null; agentId: string | null }>(sql`
    SELECT customer_id AS customerId, agent_id AS agentId FROM ${sessions}
    WHERE token_hash = ${tokenHash}`);

/** Condition: this session is there. */
export const sessionStands = (tokenHash: string): SQL =>
  sql`EXISTS (SELECT 1 FROM sessions WHERE token_hash = ${tokenHash})`;

export type OpenSession = { tokenHash: string; address: Given; now: number; limits: Limits };

const halfOpenMs = minutes(10);

/** Opens a session that waits for the second factor of the agent who has this mobile. */
export const openHalfSession = (
  db: Database,
  { tokenHash, address, now }: OpenSession,
  when: SQL,
) =>
  db.all<{ agentId: string }>(sql`
    INSERT INTO ${sessions} (token_hash, agent_id, role, address, proven_at, second_factor_tries, created_at, seen_at, expires_at)
    SELECT ${tokenHash}, id, role, mobile, ${now}, 0, ${now}, ${now}, ${now + halfOpenMs}
    FROM agents WHERE mobile = ${address} AND disabled_at IS NULL AND ${when}
    RETURNING agent_id AS agentId`);

/**
 * Spends one time step of the agent's second factor and turns the half-open session into a whole one
 * under a new token. Answers a row of the last statement if it did.
 */
export const completeHalfSession = (
  db: Database,
  half: { tokenHash: string; agentId: string; step: number | null; now: number; limits: Limits },
  newTokenHash: string,
) => {
  const { tokenHash, agentId, step, now, limits } = half;
  const awaits = awaitsSecondFactor(tokenHash, now, limits);
  return [
    db.run(sql`
      UPDATE agents SET totp_last_step = ${step}, totp_used_by = ${tokenHash}
      WHERE id = ${agentId} AND totp_last_step < ${step ?? -1} AND ${awaits}`),
    db.run(sql`
      UPDATE ${sessions} SET second_factor_tries = second_factor_tries + 1
      WHERE token_hash = ${tokenHash} AND ${awaits}`),
    db.all<{ agentId: string }>(sql`
      INSERT INTO ${sessions} (token_hash, agent_id, role, address, proven_at, second_factor_at, second_factor_tries, created_at, seen_at, expires_at)
      SELECT ${newTokenHash}, agents.id, agents.role, half.address, ${now}, ${now}, 0, ${now}, ${now},
        ${now + hours(limits.agentSessionHours)}
      FROM sessions AS half JOIN agents ON agents.id = half.agent_id
      WHERE half.token_hash = ${tokenHash} AND half.second_factor_at IS NULL
        AND agents.totp_used_by = ${tokenHash} AND agents.totp_last_step = ${step}
      RETURNING agent_id AS agentId`),
    db.run(sql`
      DELETE FROM ${sessions} WHERE token_hash = ${tokenHash}
        AND EXISTS (SELECT 1 FROM sessions AS whole WHERE whole.token_hash = ${newTokenHash})`),
  ] as const;
};

/** Notes that a session was used; only as often as idleness needs it. */
export const touchSession = (db: Database, tokenHash: string, now: number) =>
  db
    .update(sessions)
    .set({ seenAt: now })
    .where(sql`${sessions.tokenHash} = ${tokenHash} AND ${sessions.seenAt} < ${now}`);

export const endSession = (db: Database, tokenHash: string, when: SQL = sql`1`) =>
  db.delete(sessions).where(sql`${sessions.tokenHash} = ${tokenHash} AND ${when}`);

/** Ends every session of a customer, or all but one. Answers a row for each. */
export const endSessionsOfCustomer = (
  db: Database,
  customer: Given,
  { exceptTokenHash = '', when = sql`1` }: { exceptTokenHash?: string; when?: SQL } = {},
) =>
  db
    .delete(sessions)
    .where(
      sql`${sessions.customerId} = ${customer} AND ${sessions.tokenHash} <> ${exceptTokenHash} AND ${when}`,
    )
    .returning({ tokenHash: sessions.tokenHash });

/** Goes with `blockAddress`: who is blocked is signed out at once. */
export const endSessionsOfAddress = (db: Database, address: string, when: SQL = sql`1`) =>
  db.delete(sessions).where(sql`${sessions.customerId} = ${customerWith(address)} AND ${when}`);

/** Ends every session of an agent, half-open ones too. */
export const endSessionsOfAgent = (db: Database, agentId: string, when: SQL = sql`1`) =>
  db.delete(sessions).where(sql`${sessions.agentId} = ${agentId} AND ${when}`);

export const sweepSessions = (db: Database, now: number) =>
  db.run(sql`DELETE FROM ${sessions} WHERE expires_at <= ${now}`);
