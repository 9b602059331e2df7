import { count, desc, isNotNull, lt, max, sql } from 'drizzle-orm';
import { statement } from '../foundation/database/statement.ts';
import { isOfFirst } from '../foundation/database/sweep.ts';
import { feedback } from './schema.ts';

type Given = {
  article: string;
  day: string;
  helpful: boolean;
  comment: string | null;
  asker: string;
};

/** Keeps what this asker says; a comment stays until its verdict is changed. */
export const keepFeedback = statement((db, given: Given) =>
  db
    .insert(feedback)
    .values(given)
    .onConflictDoUpdate({
      target: feedback.asker,
      set: {
        comment: sql`coalesce(excluded.comment, CASE WHEN ${feedback.helpful} = excluded.helpful THEN ${feedback.comment} END)`,
        helpful: sql`excluded.helpful`,
      },
    }),
);

/** How often each article helped and did not; those spoken of last come first. */
export const countFeedback = statement((db, most: number) =>
  db
    .select({
      article: feedback.article,
      yes: sql<number>`sum(${feedback.helpful})`,
      all: count(),
    })
    .from(feedback)
    .groupBy(feedback.article)
    .orderBy(desc(max(feedback.id)))
    .limit(most),
);

/** Newest first. */
export const listComments = statement((db, most: number) =>
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
    .limit(most),
);

/** Deletes the feedback of days before `day` (`YYYY-MM-DD` in Tehran). */
export const removeFeedbackBefore = statement((db, day: string, limit: number) =>
  db.delete(feedback).where(isOfFirst(feedback, lt(feedback.day, day), limit)),
);

/** Takes away the keys that distinguish readers of earlier days. */
export const forgetAskersBefore = statement((db, day: string, limit: number) =>
  db
    .update(feedback)
    .set({ asker: null })
    .where(isOfFirst(feedback, lt(feedback.asker, day), limit)),
);
