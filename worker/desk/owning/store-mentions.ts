import { and, eq, isNull, sql } from 'drizzle-orm';
import { asJson, statement } from '../../foundation/database/statement.ts';
import { withMerged } from '../../tickets/store.ts';
import { mentions } from '../schema.ts';

/** Notes that an agent is named in, by `@`. */
export const addMentions = statement(
  (db, note: { id: string; ticketId: string; createdAt: number }, agentIds: readonly string[]) =>
    db.run(sql`
      INSERT INTO ${mentions} (message_id, agent_id, ticket_id, at)
      SELECT ${note.id}, value, ${note.ticketId}, ${note.createdAt} FROM json_each(${asJson(agentIds)})`),
);

/** The agent has the notes of this ticket before the eyes, and those of what was merged into it. */
export const markMentionsSeen = statement((db, ticketId: string, agentId: string, at: number) =>
  db
    .update(mentions)
    .set({ seenAt: at })
    .where(
      and(
        sql`${mentions.ticketId} IN ${withMerged(ticketId)}`,
        eq(mentions.agentId, agentId),
        isNull(mentions.seenAt),
      ),
    ),
);
