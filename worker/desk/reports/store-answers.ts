import { sql } from 'drizzle-orm';
import { statement } from '../../foundation/database/statement.ts';
import type { answers } from '../../tickets/schema.ts';

type NewAnswer = Omit<typeof answers.$inferInsert, 'isFirst'> & {
  /** Nothing says that the ticket was answered before; a row of an earlier answer does. */
  mayBeFirst: boolean;
};

/** Notes an answer; it is the first where the ticket has no earlier row. */
export const addAnswer = statement(
  (db, { messageId, ticketId, at, department, agentId, mayBeFirst, minutes, kept }: NewAnswer) =>
    db.run(sql`
    INSERT INTO answers (message_id, ticket_id, at, department, agent_id, is_first, minutes, kept)
    VALUES (${messageId}, ${ticketId}, ${at}, ${department}, ${agentId},
      ${mayBeFirst} AND NOT EXISTS (SELECT 1 FROM answers WHERE ticket_id = ${ticketId}),
      ${minutes}, ${kept})`),
);

/** Deletes answers of before `since` (epoch ms), the oldest first and no more than `most` at a time. */
export const removeAnswersBefore = statement((db, since: number, most: number) =>
  db.run(sql`
    DELETE FROM answers
    WHERE rowid IN (SELECT rowid FROM answers WHERE at < ${since} ORDER BY at LIMIT ${most})`),
);
