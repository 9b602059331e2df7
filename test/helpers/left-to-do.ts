import { sql } from 'drizzle-orm';
import type { TestApp } from './app.ts';

/** What the timer has still to do something with, by kind, of what `growDatabase` has made due. */
export const leftToDo = async ({
  db,
  clock,
}: Pick<TestApp, 'db' | 'clock'>): Promise<Record<string, number>> => {
  const now = clock.now();
  const [left] = await db.all<Record<string, number>>(sql`SELECT
    (SELECT count(*) FROM messages WHERE link IS NULL AND internal = 0) AS unchained,
    (SELECT count(*) FROM tickets WHERE id GLOB 'outlived*' AND fingerprint <> '') AS outlived,
    (SELECT count(*) FROM tickets WHERE id GLOB 'quiet*' AND state = 'answered') AS quiet,
    (SELECT count(*) FROM tickets WHERE id GLOB 'vain*' AND state = 'unconfirmed') AS expired,
    (SELECT count(*) FROM attachments WHERE id GLOB 'stray*') AS loose,
    (SELECT count(*) FROM outbox WHERE state = 'queued' AND due_at <= ${now}) AS due`);
  return left ?? {};
};
