import { count, desc, isNotNull, lt, max, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import { feedback } from './schema.ts';

type Given = {
  article: string;
  day: string;
  helpful: boolean;
  comment: string | null;
  asker: string;
};

/** Keeps what this asker says, where `when` holds; a comment stays until its verdict is changed. */
export const keepFeedback = (
  db: Database,
  { article, day, helpful, comment, asker }: Given,
  when: SQL,
) =>
  db.run(sql`
    INSERT INTO feedback (article, day, helpful, comment, asker)
    SELECT ${article}, ${day}, ${helpful ? 1 : 0}, ${comment}, ${asker} WHERE ${when}
    ON CONFLICT (asker) DO UPDATE SET
      comment = coalesce(excluded.comment, CASE WHEN helpful = excluded.helpful THEN comment END),
      helpful = excluded.helpful`);

/** How often each article helped and did not; those spoken of last come first. */
export const countFeedback = (db: Database, most: number) =>
  db
    .select({
      article: feedback.article,
      yes: sql<number>`sum(${feedback.helpful})`,
      all: count(),
    })
    .from(feedback)
    .groupBy(feedback.article)
    .orderBy(desc(max(feedback.id)))
    .limit(most);

/** Newest first. */
export const listComments = (db: Database, most: number) =>
  db
    .select({
      article: feedback.article,
      text: sql<string>`${feedback.comment}`,
      helpful: feedback.helpful,
      day: feedback.day,
    })
    .from(feedback)
    .where(isNotNull(feedback.comment))
    .orderBy(desc(feedback.id))
    .limit(most);

export const removeFeedbackBefore = (db: Database, day: string) =>
  db.delete(feedback).where(lt(feedback.day, day));

/** Takes away what told askers of earlier days apart. */
export const forgetAskersBefore = (db: Database, day: string) =>
  db.update(feedback).set({ asker: null }).where(lt(feedback.asker, day));
