import { type SQL, sql } from 'drizzle-orm';
import { auditLog } from '../../audit/schema.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { isDeadSince, queuedAnew } from '../../notifications/store-dead-letters.ts';
import { seesAll, withinReachOf } from '../store-viewer.ts';

// Messages that were given up, as far as an agent may see them: those about requests in its reach, and for whoever sees
// all of them also what is about no request, or about one that has not reached the desk.

const hasNoAgency = (agent: SQL) =>
  sql`(SELECT agency FROM agents WHERE agents.id = ${agent}) IS NULL`;
const isWithinReach = (agent: SQL) => sql`
  ((${seesAll(agent, 'failed')} AND ${hasNoAgency(agent)})
    OR EXISTS (SELECT 1 FROM tickets WHERE tickets.id = outbox.ticket_id AND ${withinReachOf(agent)}))`;

/** A row of `outbox`, with the code of its ticket. */
export type FailedRow = {
  place: number;
  dueAt: number;
  id: string;
  message: string;
  channel: 'sms' | 'email' | 'webhook';
  address: string;
  reason: string | null;
  createdAt: number;
  expiresAt: number | null;
  code: string | null;
};

/** The last to fail first, behind a place. */
export const listFailed = statement(
  (db, agent: SQL, { a, b }: { a: number; b: number }, most: number) =>
    db.all<FailedRow>(sql`
    SELECT outbox.rowid AS place, due_at AS dueAt, id, message, channel, address, reason,
      outbox.created_at AS createdAt, expires_at AS expiresAt,
      (SELECT code FROM tickets WHERE tickets.id = outbox.ticket_id) AS code
    FROM outbox INDEXED BY outbox_due
    WHERE outbox.state = 'dead' AND (due_at, outbox.rowid) < (${a}, ${b}) AND ${isWithinReach(agent)}
    ORDER BY due_at DESC, outbox.rowid DESC LIMIT ${most}`),
);

/** Condition on `outbox`: it is among these messages, given up, within reach, and, to be retried, not dead inside. */
const isChosen = fragment(
  (agent: SQL, ids: unknown, aliveAt: number) => sql`
  outbox.id IN (SELECT value ->> 'id' FROM json_each(${ids})) AND ${isDeadSince(aliveAt)}
  AND ${isWithinReach(agent)}`,
);

/** Messages that an agent chose, each with the id that its row of the audit gets. */
export type Chosen = readonly { id: string; entry: string }[];
/** To discard a message it need not be alive. */
export const atAnyTime = -1;

/** Notes in the audit what is about to be done to each message; it stands before that in the batch. */
export const recordChosen = statement(
  (
    db,
    agent: SQL,
    chosen: Chosen,
    { action, at, aliveAt }: { action: string; at: number; aliveAt: number },
  ) =>
    db.run(sql`
    INSERT INTO ${auditLog} (id, at, agent_id, action, ticket_id, subject)
    SELECT (SELECT value ->> 'entry' FROM json_each(${asJson(chosen)}) WHERE value ->> 'id' = outbox.id),
      ${at}, ${agent}, ${action}, ticket_id, message
    FROM outbox WHERE ${isChosen(agent, asJson(chosen), aliveAt)}`),
);

const recorded = (chosen: Chosen) => sql`${auditLog} WHERE id IN (
  SELECT value ->> 'entry' FROM json_each(${asJson(chosen)}))`;

/** Condition: something was done to any of these messages, by this very request. */
export const isAnyRecorded = fragment(
  (chosen: Chosen) => sql`EXISTS (SELECT 1 FROM ${recorded(chosen)})`,
);

/** One row: to how many of these messages something was done. */
export const countRecorded = statement((db, chosen: Chosen) =>
  db.all<{ count: number }>(sql`SELECT count(*) AS count FROM ${recorded(chosen)}`),
);

type Done = { id: string };

/** Puts messages back in the queue with all their tries; answers those. */
export const retryChosen = statement((db, agent: SQL, chosen: Chosen, now: number) =>
  db.all<Done>(sql`
    UPDATE outbox SET ${queuedAnew(now)}
    WHERE ${isChosen(agent, asJson(chosen), now)} RETURNING id`),
);

/** Nobody wants these messages any more: what was in them goes. Answers them. */
export const discardChosen = statement((db, agent: SQL, chosen: Chosen) =>
  db.all<Done>(sql`
    UPDATE outbox SET state = 'dropped', data = '{}'
    WHERE ${isChosen(agent, asJson(chosen), atAnyTime)} RETURNING id`),
);
