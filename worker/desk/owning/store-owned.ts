import { type SQL, sql } from 'drizzle-orm';
import { statement } from '../../foundation/database/statement.ts';
import { withMerged } from '../../tickets/store.ts';
import { ticketWithCode } from '../store.ts';

/** Who has a ticket and what goes with that; `tags`, `mentions` and `closeReasons` are JSON. */
export type OwnedRow = {
  assigneeName: string | null;
  /** 1 while it takes no new requests. */
  assigneeAway: number;
  tags: string;
  mentions: string;
  closeReasons: string;
  /** 1 where a note that the agent who asks has not seen names it. */
  isNews: number;
};

/** One row of the ticket with this code, for the agent whom the scalar gives; reach is asked by whoever reads it. */
export const readOwned = statement((db, code: string, viewer: SQL) =>
  db.all<OwnedRow>(sql`
    SELECT agents.name AS assigneeName, agents.away_since IS NOT NULL AS assigneeAway,
      (SELECT json_group_array(json_object('id', tags.id, 'title', tags.title)) FROM ticket_tags
        JOIN tags ON tags.id = ticket_tags.tag_id WHERE ticket_tags.ticket_id = tickets.id) AS tags,
      (SELECT json_group_array(json_object('message', message_id, 'name', named.name)) FROM mentions
        JOIN agents AS named ON named.id = mentions.agent_id
        WHERE mentions.ticket_id IN ${withMerged(ticketWithCode(code))}) AS mentions,
      (SELECT json_group_array(json_object('id', id, 'title', title)) FROM (
        SELECT id, title FROM close_reasons WHERE retired_at IS NULL ORDER BY position, title)) AS closeReasons,
      EXISTS (SELECT 1 FROM mentions WHERE mentions.ticket_id IN ${withMerged(ticketWithCode(code))}
        AND seen_at IS NULL AND mentions.agent_id = ${viewer}) AS isNews
    FROM tickets LEFT JOIN agents ON agents.id = tickets.assignee_id
    WHERE tickets.id = ${ticketWithCode(code)}`),
);
