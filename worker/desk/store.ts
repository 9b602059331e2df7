import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { TicketState } from '#shared/contract/tickets.ts';
import { attachments } from '../attachments/schema.ts';
import type { Database } from '../foundation/database.ts';
import { agents } from '../people/schema.ts';
import { unprovenKey } from '../people/store.ts';
import { messages, ticketHistory, tickets } from '../tickets/schema.ts';
import type { TicketRow } from '../tickets/store.ts';
import { happenedOrder, writtenOrder } from '../tickets/store-reading.ts';
import { type Viewer, withinReach } from './viewer.ts';

const urgencyRank = sql`CASE tickets.urgency WHEN 'urgent' THEN 2 WHEN 'high' THEN 1 ELSE 0 END`;
const owed = sql`tickets.state IN ('waiting', 'in_review')`;

export type InboxRow = Pick<
  TicketRow,
  | 'code'
  | 'title'
  | 'requestType'
  | 'department'
  | 'state'
  | 'urgency'
  | 'priority'
  | 'promiseDueAt'
  | 'promiseStartedAt'
  | 'plan'
  | 'contact'
  | 'createdAt'
  | 'updatedAt'
> & { unread: number; proven: number; name: string | null; address: string | null };

export type InboxFilter = {
  states: readonly TicketState[];
  department: string | null;
  mineOf: string | null;
  /** Condition on the code or title. */
  found: SQL | null;
};

function inboxWhere(viewer: Viewer, { states, department, mineOf, found }: InboxFilter): SQL {
  const conditions = [
    withinReach(viewer),
    sql`tickets.state IN (${sql.join(
      states.map((state) => sql`${state}`),
      sql`, `,
    )})`,
    department !== null && sql`tickets.department = ${department}`,
    mineOf !== null &&
      sql`EXISTS (SELECT 1 FROM ticket_history WHERE ticket_history.ticket_id = tickets.id
        AND ticket_history.actor = 'agent' AND ticket_history.actor_id = ${mineOf})`,
    found,
  ];
  return sql.join(
    conditions.filter((condition) => condition !== false && condition !== null),
    sql` AND `,
  );
}

/** Where no answer is owed, what came there last stands first: an index gives that order for one state. */
function inboxOrder({ states }: InboxFilter, now: number): SQL {
  if (states.length === 1 && (states[0] === 'closed' || states[0] === 'answered'))
    return sql`tickets.state_since DESC`;
  return sql`${owed} DESC, (${owed} AND tickets.promise_due_at < ${now}) DESC, tickets.priority DESC,
    ${urgencyRank} DESC, iif(${owed}, tickets.promise_due_at, NULL),
    iif(${owed}, tickets.created_at, -tickets.updated_at)`;
}

/** Tickets within reach: those that are owed an answer first, late ones before all. */
export const listInbox = (
  db: Database,
  viewer: Viewer,
  filter: InboxFilter,
  { now, limit }: { now: number; limit: number },
) =>
  db.all<InboxRow>(sql`
    SELECT tickets.code, tickets.title, tickets.request_type AS requestType, tickets.department,
      tickets.state, tickets.urgency, tickets.priority, tickets.promise_due_at AS promiseDueAt,
      tickets.promise_started_at AS promiseStartedAt, tickets.plan, tickets.contact, tickets.unread,
      tickets.proven, tickets.created_at AS createdAt, tickets.updated_at AS updatedAt, customers.name,
      (SELECT address FROM identities WHERE identities.customer_id = tickets.customer_id
        ORDER BY kind DESC LIMIT 1) AS address
    FROM tickets LEFT JOIN customers ON customers.id = tickets.customer_id
    WHERE ${inboxWhere(viewer, filter)}
    ORDER BY ${inboxOrder(filter, now)}
    LIMIT ${limit}`);

export const countInbox = (db: Database, viewer: Viewer, filter: InboxFilter) =>
  db.all<{ total: number }>(
    sql`SELECT count(*) AS total FROM tickets WHERE ${inboxWhere(viewer, filter)}`,
  );

/** Scalar: the id of the ticket with this code, if this agent may see it. */
const ticketWithin = (viewer: Viewer, code: string): SQL =>
  sql`(SELECT tickets.id FROM tickets WHERE tickets.code = ${code} AND ${withinReach(viewer)})`;

export const ticketIdFor = ticketWithin;

export const findTicketForAgent = (db: Database, viewer: Viewer, code: string) =>
  db
    .select()
    .from(tickets)
    .where(sql`${tickets.code} = ${code} AND ${withinReach(viewer)}`);

/** Everything that was said, notes included, with the agents' names. */
export const listAllMessages = (db: Database, viewer: Viewer, code: string) =>
  db
    .select({ ...getTableColumns(messages), agentName: agents.name })
    .from(messages)
    .leftJoin(agents, eq(agents.id, messages.authorId))
    .where(sql`${messages.ticketId} = ${ticketWithin(viewer, code)}`)
    .orderBy(...writtenOrder);

export const listHistoryWithNames = (db: Database, viewer: Viewer, code: string) =>
  db
    .select({ ...getTableColumns(ticketHistory), agentName: agents.name })
    .from(ticketHistory)
    .leftJoin(agents, eq(agents.id, ticketHistory.actorId))
    .where(sql`${ticketHistory.ticketId} = ${ticketWithin(viewer, code)}`)
    .orderBy(...happenedOrder);

/** Ids of the thread's messages, as a subquery. */
export const messagesWithin = (viewer: Viewer, code: string): SQL =>
  sql`(SELECT messages.id FROM messages WHERE messages.ticket_id = ${ticketWithin(viewer, code)})`;

/** Scalar: the customer of the thread, NULL for one who proved nothing. */
export const customerWithin = (viewer: Viewer, code: string): SQL =>
  sql`(SELECT tickets.customer_id FROM tickets WHERE tickets.id = ${ticketWithin(viewer, code)})`;

/** A file of any message that this agent may read. */
export const findAttachmentForAgent = (db: Database, viewer: Viewer, id: string) =>
  db
    .select()
    .from(attachments)
    .where(sql`${attachments.id} = ${id} AND ${attachments.takenBy} IN (
      SELECT messages.id FROM messages JOIN tickets ON tickets.id = messages.ticket_id
      WHERE ${withinReach(viewer)})`);

/** The blocks of both kinds on a thread's sender: on any address of the customer, or on the one left behind. */
export const listBlocksOn = (db: Database, viewer: Viewer, code: string) =>
  db.all<{ reason: string; blockedAt: number; unprovenOnly: number }>(sql`
    SELECT blocked.reason, blocked.blocked_at AS blockedAt,
      blocked.address <> named.address AS unprovenOnly
    FROM (
      SELECT address FROM identities WHERE customer_id = ${customerWithin(viewer, code)}
      UNION SELECT contact FROM tickets WHERE id = ${ticketWithin(viewer, code)}
    ) AS named
    JOIN blocked_addresses AS blocked
      ON blocked.address IN (named.address, ${unprovenKey(sql`named.address`)})
    ORDER BY blocked.blocked_at`);

/** Blocks where the condition holds; one that is blocked already stays as it was. */
export const blockWhen = (
  db: Database,
  block: { address: SQL | string; reason: string; at: number; agentId: string },
  when: SQL,
) =>
  db.run(sql`
    INSERT INTO blocked_addresses (address, reason, blocked_at, blocked_by)
    SELECT ${block.address}, ${block.reason}, ${block.at}, ${block.agentId} WHERE ${when}
    ON CONFLICT (address) DO NOTHING`);

/**
 * Lifts the blocks of one kind on these addresses, or those of the other kind where there is none:
 * what a thread shows as its block goes first, and every block can be lifted where it is shown.
 */
export function unblockWhen(
  db: Database,
  { addresses, unprovenFirst }: { addresses: readonly string[]; unprovenFirst: boolean },
  when: SQL,
) {
  const named = sql`SELECT value FROM json_each(${JSON.stringify(addresses)})`;
  const whole = sql`(${named})`;
  const unproven = sql`(SELECT ${unprovenKey(sql`value`)} FROM (${named}))`;
  const [first, then] = unprovenFirst ? [unproven, whole] : [whole, unproven];
  return [
    db.run(sql`
      DELETE FROM blocked_addresses WHERE address IN ${then} AND ${when}
        AND NOT EXISTS (SELECT 1 FROM blocked_addresses AS own WHERE own.address IN ${first})`),
    db.run(sql`DELETE FROM blocked_addresses WHERE address IN ${first} AND ${when}`),
  ] as const;
}

export type OwedRow = {
  id: string;
  code: string;
  requestType: string;
  department: string;
  plan: string | null;
  promiseDueAt: number;
  promiseStartedAt: number;
  version: number;
};

const owedColumns = sql`id, code, request_type AS requestType, department, plan,
  promise_due_at AS promiseDueAt, coalesce(promise_started_at, created_at) AS promiseStartedAt, version`;

/** A promise that is due later than the one instant and began later than the other is fine (epoch ms). */
export type SurelyFine = { dueAfter: number; startedAfter: number };

/**
 * Open promises that nobody was warned of and that are not surely fine, the nearest first. The index
 * of states is named: that of due times holds the promises of all closed tickets too.
 */
export const listUnwarned = (db: Database, fine: readonly SurelyFine[], limit: number) =>
  db.all<OwedRow>(sql`
    SELECT ${owedColumns} FROM tickets INDEXED BY tickets_state
    WHERE ${owed} AND promise_due_at IS NOT NULL AND promise_warned_at IS NULL
      AND NOT (0 ${sql.join(
        fine.map(
          ({ dueAfter, startedAfter }) =>
            sql`OR promise_due_at > ${dueAfter} AND coalesce(promise_started_at, created_at) > ${startedAfter}`,
        ),
        sql` `,
      )})
    ORDER BY promise_due_at LIMIT ${limit}`);

/** Condition: this promise is still open, as it was read, and nobody was warned of it. */
export const stillUnwarned = ({ id, promiseDueAt }: OwedRow): SQL => sql`
  EXISTS (SELECT 1 FROM tickets WHERE id = ${id} AND ${owed} AND promise_due_at = ${promiseDueAt}
    AND promise_warned_at IS NULL)`;

/** No new version: nothing changed that anybody reads. */
export const markWarned = (db: Database, row: OwedRow, at: number) =>
  db.run(
    sql`UPDATE tickets SET promise_warned_at = ${at} WHERE id = ${row.id} AND ${stillUnwarned(row)}`,
  );

export const listOwed = (db: Database) =>
  db.all<OwedRow>(
    sql`SELECT ${owedColumns} FROM tickets WHERE ${owed} AND promise_due_at IS NOT NULL`,
  );

const owedPrint = sql`(SELECT count(*) || ':' || coalesce(sum(version), 0) || ':' || coalesce(sum(promise_due_at), 0)
  FROM tickets WHERE ${owed} AND promise_due_at IS NOT NULL)`;

/** Condition: the open promises are those that were read, in number, version and time. */
export const stillOwed = (rows: readonly OwedRow[]): SQL => {
  const sum = (of: (row: OwedRow) => number) => rows.reduce((total, row) => total + of(row), 0);
  const print = `${rows.length}:${sum(({ version }) => version)}:${sum(({ promiseDueAt }) => promiseDueAt)}`;
  return sql`${owedPrint} = ${print}`;
};

export type MovedPromise = { id: string; historyId: string; from: number; to: number };

/** Moves many promises in two statements, each with a row of history. */
export const movePromises = (
  db: Database,
  moves: readonly MovedPromise[],
  { at, agentId, why, when }: { at: number; agentId: string; why: string; when: SQL },
) => {
  const asked = JSON.stringify(moves);
  return [
    db.run(sql`
      INSERT INTO ticket_history (id, ticket_id, at, actor, actor_id, kind, from_value, to_value, why)
      SELECT value ->> 'historyId', value ->> 'id', ${at}, 'agent', ${agentId}, 'promise',
        value ->> 'from', value ->> 'to', ${why}
      FROM json_each(${asked}) WHERE ${when}`),
    db.run(sql`
      UPDATE tickets SET promise_due_at = moved.value ->> 'to', promise_warned_at = NULL,
        updated_at = ${at}, version = version + 1
      FROM json_each(${asked}) AS moved
      WHERE tickets.id = moved.value ->> 'id'
        AND EXISTS (SELECT 1 FROM ticket_history WHERE ticket_history.id = moved.value ->> 'historyId')`),
  ] as const;
};
