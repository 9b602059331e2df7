import { sql } from 'drizzle-orm';
import { statement } from '../../foundation/database/statement.ts';

/** Puts what became late at the head of the order of work. No new version: nothing changed that anybody reads. */
export const markLate = statement((db, now: number, limit: number) =>
  db.run(sql`
    UPDATE tickets SET late_due_at = next_due
    WHERE id IN (SELECT id FROM tickets INDEXED BY tickets_becoming_late
      WHERE work_order BETWEEN 16 AND 47 AND next_due < ${now} ORDER BY next_due LIMIT ${limit})`),
);
