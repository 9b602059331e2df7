import { lte, type SQL, sql } from 'drizzle-orm';
import { presenceLifeMs } from '#shared/contract/desk/presence.ts';
import { statement } from '../../foundation/database/statement.ts';
import { presences } from '../schema.ts';
import { withinReachOf } from '../store-viewer.ts';

type Sign = { code: string; agent: SQL; isWriting: boolean; now: number };

/** Notes that the agent has the thread before it; answers the ticket, or no row where it is out of reach. */
export const notePresence = statement((db, { code, agent, isWriting, now }: Sign) =>
  db.all<{ ticketId: string }>(sql`
    INSERT INTO presences (ticket_id, agent_id, is_writing, at)
    SELECT tickets.id, ${agent}, ${isWriting}, ${now} FROM tickets
    WHERE tickets.code = ${code} AND ${agent} IS NOT NULL AND ${withinReachOf(agent)}
    ON CONFLICT (ticket_id, agent_id) DO UPDATE SET is_writing = excluded.is_writing, at = excluded.at
    RETURNING ticket_id AS ticketId`),
);

/** Other agents who have the thread before them, those who write first. */
export const listPresent = statement(
  (db, { ticket, agent, now }: { ticket: SQL; agent: SQL; now: number }) =>
    db.all<{ name: string; isWriting: number }>(sql`
    SELECT agents.name, presences.is_writing AS isWriting FROM presences
    JOIN agents ON agents.id = presences.agent_id
    WHERE presences.ticket_id = ${ticket} AND presences.agent_id <> ${agent}
      AND presences.at > ${now} - ${sql.raw(`${presenceLifeMs}`)}
    ORDER BY presences.is_writing DESC, agents.name`),
);

/** Removes signs that mean nothing any more. `now` is in epoch ms. */
export const sweepPresences = statement((db, now: number) =>
  db.delete(presences).where(lte(presences.at, sql`${now} - ${sql.raw(`${presenceLifeMs}`)}`)),
);
