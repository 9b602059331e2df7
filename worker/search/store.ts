import { desc, gte, sql } from 'drizzle-orm';
import { asJson, statement } from '../foundation/database/statement.ts';
import { searchMisses } from './schema.ts';

/** One more of this question in this week. */
export const countMiss = statement((db, miss: { week: string; query: string }) =>
  db
    .insert(searchMisses)
    .values({ ...miss, count: 1 })
    .onConflictDoUpdate({
      target: [searchMisses.week, searchMisses.query],
      set: { count: sql`${searchMisses.count} + 1` },
    }),
);

/** Questions asked at least this often in a week; the newest week and the most asked first. */
export const listMisses = statement((db, atLeast: number, most: number) =>
  db
    .select()
    .from(searchMisses)
    .where(gte(searchMisses.count, atLeast))
    .orderBy(desc(searchMisses.week), desc(searchMisses.count), searchMisses.query)
    .limit(most),
);

/**
 * Removes weeks before `oldest`, and what stayed rare in the `past` weeks. These are named one by
 * one, so that an index leads to the rare ones past all that is kept.
 */
export const sweepMisses = statement(
  (
    db,
    { oldest, past, rareBelow }: { oldest: string; past: readonly string[]; rareBelow: number },
  ) =>
    db.run(sql`
    DELETE FROM search_misses WHERE week < ${oldest}
      OR (week IN (SELECT value FROM json_each(${asJson(past)})) AND count < ${rareBelow})`),
);

/** Deletes every counted miss. */
export const forgetMisses = statement((db) => db.delete(searchMisses));
