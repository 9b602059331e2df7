import { type SQL, sql } from 'drizzle-orm';
import { fragment, statement } from '../../foundation/database/statement.ts';
import type { TicketRow } from '../../tickets/store.ts';
import { type Place, withViewer } from './store-walk.ts';

/** A line of the inbox; `tags` is JSON. */
export type InboxRow = Pick<
  TicketRow,
  | 'code'
  | 'version'
  | 'title'
  | 'requestType'
  | 'department'
  | 'state'
  | 'urgency'
  | 'priority'
  | 'promiseDueAt'
  | 'promiseStartedAt'
  | 'stage'
  | 'stagePromisedAt'
  | 'stageDueAt'
  | 'plan'
  | 'contact'
  | 'assigneeId'
  | 'snoozedUntil'
  | 'snoozeReason'
  | 'createdAt'
  | 'updatedAt'
> & {
  unread: number;
  proven: number;
  name: string | null;
  address: string | null;
  assigneeName: string | null;
  lastWords: string | null;
  tags: string;
};

/** What a walk came to: its place, how many came before, and whether it is wanted (0 or 1). */
export type Walked = Place & { position: number; isWanted: number };

const walkedIn = (walk: SQL, bound: number | SQL) => sql`
  (SELECT id, a, b, row_number() OVER () AS position FROM (${walk} LIMIT ${bound})) AS walk
  CROSS JOIN tickets ON tickets.id = walk.id`;

const isWantedOrLast = fragment(
  (wanted: SQL, bound: number) => sql`(${wanted} OR walk.position = ${bound})`,
);

/**
 * The wanted tickets of a walk in its order, at most `limit`, of the first `bound` that it comes to; the last of these
 * is there in any case, so that the next page can go on behind it.
 */
export const listTickets = statement(
  (
    db,
    agent: SQL,
    { walk, wanted, bound, limit }: { walk: SQL; wanted: SQL; bound: number; limit: number },
  ) =>
    db.all<InboxRow & Walked>(sql`
    ${withViewer(agent)}
    SELECT walk.id, walk.a, walk.b, walk.position, (${wanted}) AS isWanted, tickets.code, tickets.version, tickets.title,
      tickets.request_type AS requestType, tickets.department, tickets.state, tickets.urgency, tickets.priority,
      tickets.promise_due_at AS promiseDueAt, tickets.promise_started_at AS promiseStartedAt, tickets.stage,
      tickets.stage_promised_at AS stagePromisedAt, tickets.stage_due_at AS stageDueAt, tickets.plan,
      tickets.contact, tickets.unread, tickets.proven, tickets.assignee_id AS assigneeId,
      tickets.snoozed_until AS snoozedUntil, tickets.snooze_reason AS snoozeReason,
      tickets.created_at AS createdAt, tickets.updated_at AS updatedAt, customers.name,
      assignees.name AS assigneeName,
      (SELECT coalesce(max(address) FILTER (WHERE kind = 'mobile'), max(address)) FROM identities
        WHERE identities.customer_id = tickets.customer_id) AS address,
      (SELECT substr(text, 1, 160) FROM messages WHERE messages.ticket_id = tickets.id AND internal = 0
        ORDER BY messages.created_at DESC LIMIT 1) AS lastWords,
      (SELECT json_group_array(json_object('id', tags.id, 'title', tags.title)) FROM ticket_tags
        JOIN tags ON tags.id = ticket_tags.tag_id WHERE ticket_tags.ticket_id = tickets.id) AS tags
    FROM ${walkedIn(walk, bound)}
    LEFT JOIN customers ON customers.id = tickets.customer_id
    LEFT JOIN agents AS assignees ON assignees.id = tickets.assignee_id
    WHERE ${isWantedOrLast(wanted, bound)}
    LIMIT ${limit}`),
);

/** One row: how many of the first `bound` tickets of a walk are wanted, and how many it came to. */
export const countWanted = statement(
  (db, agent: SQL, { walk, wanted, bound }: { walk: SQL; wanted: SQL; bound: number }) =>
    db.all<{ count: number; walked: number }>(sql`
    ${withViewer(agent)}
    SELECT count(*) FILTER (WHERE ${wanted}) AS count, count(*) AS walked
    FROM ${walkedIn(walk, bound)}`),
);

/** No row, in the place of a statement that is not needed. */
export const nothing = statement((db) => db.all<never>(sql`SELECT 1 WHERE 0`));
