import { eq, type SQL, sql } from 'drizzle-orm';
import type { BulkAct, BulkOutcome } from '#shared/contract/desk/bulk.ts';
import type { HeldWords } from '#shared/contract/desk/held.ts';
import type { HeldKind } from '#shared/contract/desk/undo.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { days } from '../../foundation/ports/clock.ts';
import type { AgentRole } from '../../people/schema.ts';
import { heldActs, heldTickets } from '../schema.ts';

/** What an act waits to do; stored as JSON, without cards. */
export type HeldBody = {
  /** The version of each ticket that the agent saw, by its code. */
  versions: Record<string, number>;
  /** The title of the ticket as the agent saw it; null for many. */
  title: string | null;
  words: HeldWords | BulkAct;
};

/** A stored act; times are epoch ms. */
export type HeldRow = Omit<typeof heldActs.$inferSelect, 'body' | 'outcome'> & {
  /** Null once it is erased. */
  body: HeldBody | null;
  outcome: { why: string } | BulkOutcome | null;
};

/** Keeps an act back. It violates the unique key where its agent sent the same key before. */
export const insertHeld = statement(
  (db, act: Omit<HeldRow, 'body' | 'outcome' | 'state'> & { body: HeldBody }) =>
    db.insert(heldActs).values({ ...act, state: 'held' }),
);

/** Ties a ticket to an act. It violates the primary key where another act of the ticket is on its way. */
export const insertHeldTicket = statement((db, tie: { ticketId: string; actId: string }) =>
  db.insert(heldTickets).values(tie),
);

const heldColumns = sql`id, agent_id AS agentId, request_key AS requestKey, body_hash AS bodyHash, kind,
  body, state, outcome, created_at AS createdAt, due_at AS dueAt`;

/** A row as the database has it; `body` and `outcome` are JSON. */
export type StoredHeld = Omit<HeldRow, 'body' | 'outcome'> & {
  body: string;
  outcome: string | null;
};

/** The row with its JSON read. */
export const heldRow = ({ body, outcome, ...row }: StoredHeld): HeldRow => ({
  ...row,
  body: JSON.parse(body) as HeldRow['body'],
  outcome: outcome === null ? null : (JSON.parse(outcome) as HeldRow['outcome']),
});

/** The act that the agent sent under this key. */
export const findHeldByKey = statement((db, agentId: string, key: string) =>
  db.all<StoredHeld>(
    sql`SELECT ${heldColumns} FROM held_acts WHERE agent_id = ${agentId} AND request_key = ${key}`,
  ),
);

/** The act with this id. */
export const findHeld = statement((db, id: string) =>
  db.all<StoredHeld>(sql`SELECT ${heldColumns} FROM held_acts WHERE id = ${id}`),
);

/** Acts that are due, the longest due first. */
export const listDue = statement((db, now: number, limit: number) =>
  db.all<StoredHeld>(sql`
    SELECT ${heldColumns} FROM held_acts WHERE state = 'held' AND due_at <= ${now}
    ORDER BY due_at LIMIT ${limit}`),
);

/** An agent's acts that can be undone, or of which it has yet to see what came, the oldest first. */
export const listOwnHeld = statement((db, agent: SQL) =>
  db.all<StoredHeld>(sql`
    SELECT ${heldColumns} FROM held_acts
    WHERE agent_id = ${agent} AND state IN ('held', 'stopped', 'done')
      AND (state <> 'done' OR outcome IS NOT NULL)
    ORDER BY created_at`),
);

/** Whose act of which kind is on its way for a ticket. */
export const findHeldOn = statement((db, ticketId: SQL | string) =>
  db.all<{ agentId: string; name: string; kind: HeldKind }>(sql`
    SELECT agents.id AS agentId, agents.name, held_acts.kind FROM held_tickets
    JOIN held_acts ON held_acts.id = held_tickets.act_id JOIN agents ON agents.id = held_acts.agent_id
    WHERE held_tickets.ticket_id = ${ticketId}`),
);

/** Condition: the act still waits. */
export const isHeld = fragment(
  (id: string) => sql`EXISTS (SELECT 1 FROM held_acts WHERE id = ${id} AND state = 'held')`,
);

/** Condition: the act still waits, and has come to this so far; null = nothing of it has happened. */
export const isAtProgress = fragment(
  (id: string, { outcome }: { outcome: BulkOutcome | null }) => sql`
  EXISTS (SELECT 1 FROM held_acts WHERE id = ${id} AND state = 'held'
    AND outcome IS ${asJson(outcome)})`,
);

/** Condition: the ticket still waits for this act. */
export const awaitsAct = fragment(
  (ticketId: string, actId: string) =>
    sql`EXISTS (SELECT 1 FROM held_tickets WHERE ticket_id = ${ticketId} AND act_id = ${actId})`,
);

/** The tickets of an act wait for it no longer. */
export const releaseTickets = statement((db, actId: string) =>
  db.delete(heldTickets).where(eq(heldTickets.actId, actId)),
);

/** One ticket waits for its act no longer. */
export const releaseTicket = statement((db, ticketId: string) =>
  db.delete(heldTickets).where(eq(heldTickets.ticketId, ticketId)),
);

/** An act that waits has happened: what was written goes. */
export const endHeld = statement((db, id: string, { outcome }: { outcome: unknown }) =>
  db.run(sql`
    UPDATE held_acts SET state = 'done', body = 'null', outcome = ${asJson(outcome)}
    WHERE id = ${id} AND state = 'held'`),
);

/** An act that waits is undone; its words stay until its agent has them. */
export const markUndone = statement((db, id: string) =>
  db.run(
    sql`UPDATE held_acts SET state = 'undone' WHERE id = ${id} AND state IN ('held', 'stopped')`,
  ),
);

/** An act that waits cannot happen: its words stay until its agent has seen why. */
export const stopHeld = statement((db, id: string, why: string) =>
  db.run(sql`
    UPDATE held_acts SET state = 'stopped', outcome = json_object('why', ${why})
    WHERE id = ${id} AND state = 'held'`),
);

/** Ids of the tickets that wait for an act. */
export const listHeldTickets = statement((db, actId: string) =>
  db
    .select({ ticketId: heldTickets.ticketId })
    .from(heldTickets)
    .where(eq(heldTickets.actId, actId)),
);

/** Ties tickets to an act; those that wait for another one stay with that. */
export const insertHeldTickets = statement((db, ticketIds: readonly string[], actId: string) =>
  db.run(sql`
    INSERT INTO held_tickets (ticket_id, act_id)
    SELECT value, ${actId} FROM json_each(${asJson(ticketIds)}) WHERE true
    ON CONFLICT DO NOTHING`),
);

/** Notes what an act on many tickets came to so far, and which of them are left. */
export const noteProgress = statement(
  (db, id: string, { versions, outcome }: { versions: object; outcome: BulkOutcome }) =>
    db.run(sql`
    UPDATE held_acts SET outcome = ${asJson(outcome)}, body = json_set(body, '$.versions', json(${asJson(versions)}))
    WHERE id = ${id} AND state = 'held'`),
);

/** Its agent has seen what came of an act, and has its words: nothing of it stays but that it was. */
export const forgetHeld = statement((db, id: string, agentId: string) =>
  db.run(sql`
    UPDATE held_acts SET body = 'null', outcome = NULL,
      state = CASE state WHEN 'stopped' THEN 'undone' ELSE state END
    WHERE id = ${id} AND agent_id = ${agentId} AND state <> 'held'`),
);

/**
 * What an agent does itself to a ticket does not stop its own act on it: the act goes to the version that came of it, if it
 * stood at the one before.
 */
export const followOwnAct = statement(
  (
    db,
    {
      ticketId,
      agentId,
      code,
      from,
    }: Record<'ticketId' | 'agentId' | 'code', string> & {
      from: number;
    },
  ) =>
    db.run(sql`
    UPDATE held_acts SET body = json_set(body, '$.versions.' || ${code}, ${from} + 1)
    WHERE id = (SELECT act_id FROM held_tickets WHERE ticket_id = ${ticketId})
      AND agent_id = ${agentId} AND json_extract(body, '$.versions.' || ${code}) = ${from}`),
);

/** How long what nobody has seen yet is kept, in ms; all else goes after a day. */
const unseenLifeMs = days(14);

/** Removes what is over. `now` is in epoch ms. */
export const sweepHeld = statement((db, now: number) =>
  db.delete(heldActs).where(
    sql`(${heldActs.state} IN ('done', 'undone') AND ${heldActs.dueAt} <= ${now} - ${sql.raw(`${days(1)}`)})
      OR (${heldActs.state} = 'stopped' AND ${heldActs.dueAt} <= ${now} - ${sql.raw(`${unseenLifeMs}`)})`,
  ),
);

/** An agent whose act is due; `departments` and `rights` are JSON. No row for one who was disabled. */
export const findActingAgent = statement((db, agentId: string) =>
  db.all<{
    agentId: string;
    name: string;
    role: AgentRole;
    departments: string;
    rights: string | null;
    agency: string | null;
    away: number;
  }>(sql`
    SELECT id AS agentId, name, role, departments, rights, agency, away_since IS NOT NULL AS away FROM agents
    WHERE id = ${agentId} AND disabled_at IS NULL`),
);
