import { and, eq, lt, lte, ne, type SQL, sql } from 'drizzle-orm';
import { isNotAhead } from '../foundation/database/charge.ts';
import type { Database } from '../foundation/database/database.ts';
import { fragment, statement } from '../foundation/database/statement.ts';
import { isOfFirst } from '../foundation/database/sweep.ts';
import { days, hours, minutes } from '../foundation/ports/clock.ts';
import type { Services } from '../foundation/ports/services.ts';
import type { Agent } from '../people/schema.ts';
import { customerWith } from '../people/store.ts';
import { sessions } from './schema.ts';

type Limits = Services['settings']['limits'];
type Given = SQL | string;

/** A token, and since when its session must have been used to hold at `now`; times are epoch ms. */
type Asked = { tokenHash: string; now: number; usedSince: number };

const ofCustomer = (tokenHash: string, now: number, limits: Limits): Asked => ({
  tokenHash,
  now,
  usedSince: now - days(limits.customerIdleDays),
});

const ofAgent = (tokenHash: string, now: number, limits: Limits): Asked => ({
  tokenHash,
  now,
  usedSince: now - minutes(limits.agentIdleMinutes),
});

/** What a clock may be set back by without signing anybody out. */
const setBackMs = hours(1);

/**
 * A session that holds now: not ended, not idle for too long, and not used under a clock that was far ahead,
 * for that one would neither end nor be idle until then (R17).
 */
const isAlive = ({ tokenHash, now, usedSince }: Asked) => sql`
  sessions.token_hash = ${tokenHash} AND sessions.expires_at > ${now}
  AND sessions.seen_at > ${usedSince} AND sessions.seen_at <= ${now} + ${sql.raw(`${setBackMs}`)}`;

/**
 * Scalar: the id of the customer who is signed in by this token, or NULL. For the statements of other
 * features, so that asking who it is costs no round trip of its own.
 */
export const customerOfSession = (tokenHash: string, now: number, limits: Limits): SQL =>
  customerAsked(ofCustomer(tokenHash, now, limits));

const customerAsked = fragment(
  (asked: Asked) => sql`(SELECT sessions.customer_id FROM sessions WHERE ${isAlive(asked)})`,
);

/** The same, if the session's address was proven a moment ago (R20); `kind` asks for an address of one kind. */
const customerOfFreshSession = (
  tokenHash: string,
  now: number,
  limits: Limits,
  kind: 'mobile' | 'email' | null = null,
): SQL =>
  customerProven(ofCustomer(tokenHash, now, limits), now - minutes(limits.freshProofMinutes), kind);

const customerProven = fragment(
  (asked: Asked, provenSince: number, kind: 'mobile' | 'email' | null) => sql`
  (SELECT sessions.customer_id FROM sessions
   WHERE ${isAlive(asked)} AND sessions.proven_at > ${provenSince}
     AND ${isNotAhead(sql`sessions.proven_at`, asked.now)}
     AND sessions.address = coalesce(
       (SELECT identities.address FROM identities
         WHERE identities.customer_id = sessions.customer_id AND identities.kind = ${kind}),
       sessions.address))`,
);

/** A live session with its customer; times are epoch ms. */
export type CustomerRow = {
  customerId: string;
  name: string | null;
  plan: string | null;
  agency: string | null;
  address: string;
  provenAt: number;
  seenAt: number;
};

/** The live session with this token hash; no row where it has ended or been idle for too long. */
export const readCustomerSession = (db: Database, tokenHash: string, now: number, limits: Limits) =>
  readCustomer(db, ofCustomer(tokenHash, now, limits));

const readCustomer = statement((db, asked: Asked) =>
  db.all<CustomerRow>(sql`
    SELECT customers.id AS customerId, customers.name, customers.plan, customers.agency,
      sessions.address, sessions.proven_at AS provenAt, sessions.seen_at AS seenAt
    FROM sessions JOIN customers ON customers.id = sessions.customer_id
    WHERE ${isAlive(asked)}`),
);

/** A live session with its agent; `departments` and `rights` are JSON, times are epoch ms. */
export type AgentRow = {
  agentId: string;
  name: string;
  role: Agent['role'];
  departments: string;
  rights: string | null;
  agency: string | null;
  /** 1 while it takes no new requests by turn. */
  away: number;
  provenAt: number;
  /** When the second factor was proven last. */
  secondFactorAt: number;
  seenAt: number;
};

const isAliveAgent = (asked: Asked) => sql`
  ${isAlive(asked)} AND agents.disabled_at IS NULL AND agents.role = sessions.role`;

/** Scalar: the id of the agent whom this token signs in, both factors given; NULL for anybody else. */
export const agentOfSession = (tokenHash: string, now: number, limits: Limits): SQL =>
  agentAsked(ofAgent(tokenHash, now, limits));

const agentAsked = fragment(
  (asked: Asked) => sql`
  (SELECT agents.id FROM sessions JOIN agents ON agents.id = sessions.agent_id
   WHERE ${isAliveAgent(asked)} AND sessions.second_factor_at IS NOT NULL)`,
);

/** The live session with this token hash that has passed its second factor; else no row. */
export const readAgentSession = (db: Database, tokenHash: string, now: number, limits: Limits) =>
  readAgent(db, ofAgent(tokenHash, now, limits));

const readAgent = statement((db, asked: Asked) =>
  db.all<AgentRow>(sql`
    SELECT agents.id AS agentId, agents.name, agents.role, agents.departments, agents.rights,
      agents.agency, agents.away_since IS NOT NULL AS away, sessions.proven_at AS provenAt,
      sessions.second_factor_at AS secondFactorAt, sessions.seen_at AS seenAt
    FROM sessions JOIN agents ON agents.id = sessions.agent_id
    WHERE ${isAliveAgent(asked)} AND sessions.second_factor_at IS NOT NULL`),
);

/** Condition: a session that still waits for its second factor and has tries left. */
export const awaitsSecondFactor = (tokenHash: string, now: number, limits: Limits): SQL =>
  isHalfOpen(ofAgent(tokenHash, now, limits), limits.codeTries);

const isHalfOpen = fragment(
  (asked: Asked, maxTries: number) => sql`
  EXISTS (SELECT 1 FROM sessions JOIN agents ON agents.id = sessions.agent_id
    WHERE ${isAliveAgent(asked)} AND sessions.second_factor_at IS NULL
      AND sessions.second_factor_tries < ${maxTries})`,
);

/** What the check of a second factor needs of an agent. */
export type HalfOpenRow = Pick<Agent, 'id' | 'mobile' | 'role' | 'totpRound' | 'totpLastStep'>;

/** The agent of a session that waits for its second factor; no row where none does. */
export const readHalfOpen = (db: Database, tokenHash: string, now: number, limits: Limits) =>
  readHalfOpenWhere(db, tokenHash, awaitsSecondFactor(tokenHash, now, limits));

const readHalfOpenWhere = statement((db, tokenHash: string, isWaiting: SQL) =>
  db.all<HalfOpenRow>(sql`
    SELECT agents.id, agents.mobile, agents.role, agents.totp_round AS totpRound,
      agents.totp_last_step AS totpLastStep
    FROM sessions JOIN agents ON agents.id = sessions.agent_id
    WHERE sessions.token_hash = ${tokenHash} AND ${isWaiting}`),
);

/** The same of the agent with this id (a scalar). */
export const readFactorOf = statement((db, agent: SQL) =>
  db.all<HalfOpenRow>(sql`
    SELECT id, mobile, role, totp_round AS totpRound, totp_last_step AS totpLastStep
    FROM agents WHERE id = ${agent}`),
);

/** Counts a wrong second factor, which stays counted while the request is refused (R5). */
export const countSecondFactorTry = statement((db, tokenHash: string) =>
  db
    .update(sessions)
    .set({ secondFactorTries: sql`${sessions.secondFactorTries} + 1` })
    .where(eq(sessions.tokenHash, tokenHash)),
);

const insertSession = statement((db, session: typeof sessions.$inferInsert) =>
  db.insert(sessions).values(session),
);

type NewSession = {
  tokenHash: string;
  /** The address whose proof opens it. */
  address: string;
  now: number;
  limits: Limits;
};

/** Begins a session of a customer who has just proven `address`. */
export const insertCustomerSession = (
  db: Database,
  { tokenHash, address, customerId, now, limits }: NewSession & { customerId: string },
) =>
  insertSession(db, {
    tokenHash,
    customerId,
    address,
    provenAt: now,
    createdAt: now,
    seenAt: now,
    expiresAt: now + days(limits.customerSessionDays),
  });

const halfOpenMs = minutes(10);

/** A session that waits for the agent's second factor and opens nothing else. */
export const insertHalfSession = (
  db: Database,
  { tokenHash, now, agent }: Pick<NewSession, 'tokenHash' | 'now'> & { agent: SessionAgent },
) =>
  insertSession(db, {
    tokenHash,
    agentId: agent.id,
    role: agent.role,
    address: agent.mobile,
    provenAt: now,
    createdAt: now,
    seenAt: now,
    expiresAt: now + halfOpenMs,
  });

/** Notes that the second factor of this session was proven anew. */
export const renewSecondFactor = statement((db, tokenHash: string, now: number) =>
  db.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.tokenHash, tokenHash)),
);

/** Condition: the second factor of this session was proven at this instant. */
export const isFactorProvenAt = fragment(
  (tokenHash: string, at: number) =>
    sql`EXISTS (SELECT 1 FROM sessions WHERE token_hash = ${tokenHash} AND second_factor_at = ${at})`,
);

/** A session of an agent who has given both factors. */
export const insertAgentSession = (
  db: Database,
  { tokenHash, now, limits, agent }: Omit<NewSession, 'address'> & { agent: SessionAgent },
) =>
  insertSession(db, {
    tokenHash,
    agentId: agent.id,
    role: agent.role,
    address: agent.mobile,
    provenAt: now,
    secondFactorAt: now,
    createdAt: now,
    seenAt: now,
    expiresAt: now + hours(limits.agentSessionHours),
  });

type SessionAgent = Pick<Agent, 'id' | 'mobile' | 'role'>;

/** Condition: this session is there. */
export const sessionStands = fragment(
  (tokenHash: string) => sql`EXISTS (SELECT 1 FROM sessions WHERE token_hash = ${tokenHash})`,
);

/** Condition: the token's session is this customer's, and its address was proven a moment ago (R20). */
export const isFreshSessionOf = (
  customerId: string,
  tokenHash: string,
  now: number,
  limits: Limits,
): SQL => isCustomer(customerOfFreshSession(tokenHash, now, limits), customerId);

const isCustomer = fragment((customer: SQL, id: string) => sql`${customer} IS ${id}`);

/** Condition: a customer is signed in by this token. */
export const isSignedIn = (tokenHash: string, now: number, limits: Limits): SQL =>
  isAnybody(customerOfSession(tokenHash, now, limits));

const isAnybody = fragment((customer: SQL) => sql`${customer} IS NOT NULL`);

/**
 * Condition: the customer's address of this kind was proven by the token's session a moment ago; where
 * there is none of the kind, whichever opened the session (R20).
 */
export const hasProvenFreshly = (
  kind: 'mobile' | 'email',
  tokenHash: string,
  now: number,
  limits: Limits,
): SQL => isAnybody(customerOfFreshSession(tokenHash, now, limits, kind));

/** Notes that a session was used; only as often as idleness needs it. */
export const touchSession = statement((db, tokenHash: string, now: number) =>
  db
    .update(sessions)
    .set({ seenAt: now })
    .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.seenAt, now))),
);

/** Deletes the session; nothing happens where it has ended. */
export const endSession = statement((db, tokenHash: string) =>
  db.delete(sessions).where(eq(sessions.tokenHash, tokenHash)),
);

/** Ends every session of a customer, or all but one. Answers a row for each. */
export const endSessionsOfCustomer = statement(
  (db, customer: Given, { exceptTokenHash = '' }: { exceptTokenHash?: string } = {}) =>
    db
      .delete(sessions)
      .where(and(eq(sessions.customerId, customer), ne(sessions.tokenHash, exceptTokenHash)))
      .returning({ tokenHash: sessions.tokenHash }),
);

/** Goes with `blockAddress`: who is blocked is signed out at once. */
export const endSessionsOfAddress = statement((db, address: string) =>
  db.delete(sessions).where(eq(sessions.customerId, customerWith(address))),
);

/** Ends every session of an agent, half-open ones too. */
export const endSessionsOfAgent = statement((db, agentId: string) =>
  db.delete(sessions).where(eq(sessions.agentId, agentId)),
);

/** Deletes sessions that expired at or before `now` (epoch ms). */
export const sweepSessions = statement((db, now: number, limit: number) =>
  db.delete(sessions).where(isOfFirst(sessions, lte(sessions.expiresAt, now), limit)),
);
