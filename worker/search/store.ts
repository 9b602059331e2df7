import { desc, gte, sql } from 'drizzle-orm';
import { isOneOf, statement } from '../foundation/database/statement.ts';
import { isOfFirst } from '../foundation/database/sweep.ts';
import { type Outcome, searchMisses, searchMissGroups, searchOutcomes } from './schema.ts';

/** A group of one week and article. */
export interface Group {
  week: string;
  article: string;
  stems: string;
  label: string;
}

const more = { count: sql`count + 1` };

/** One more of this question in this week. */
export const countMiss = statement((db, miss: { week: string; query: string; stems: string }) =>
  db
    .insert(searchMisses)
    .values({ ...miss, count: 1 })
    .onConflictDoUpdate({ target: [searchMisses.week, searchMisses.query], set: more }),
);

/** One more question of this group without an answer. */
export const countMissOfGroup = statement((db, group: Group) =>
  db
    .insert(searchMissGroups)
    .values({ ...group, count: 1 })
    .onConflictDoUpdate({
      target: [searchMissGroups.week, searchMissGroups.article, searchMissGroups.stems],
      set: more,
    }),
);

/** One more search of this group that ended so. */
export const countOutcome = statement((db, group: Group & { outcome: Outcome }) =>
  db
    .insert(searchOutcomes)
    .values({ ...group, count: 1 })
    .onConflictDoUpdate({
      target: [
        searchOutcomes.week,
        searchOutcomes.outcome,
        searchOutcomes.article,
        searchOutcomes.stems,
      ],
      set: more,
    }),
);

/** Questions asked at least this often in a week, with their stems; the newest week and the most asked first. */
export const listMisses = statement((db, atLeast: number, most: number) =>
  db
    .select()
    .from(searchMisses)
    .where(gte(searchMisses.count, atLeast))
    .orderBy(desc(searchMisses.week), desc(searchMisses.count), searchMisses.query)
    .limit(most),
);

/**
 * Removes weeks before `oldest` from a table of counts, and what stayed rare in the `past` weeks. These are named one by
 * one, so that an index leads to the rare ones past all that is kept.
 */
const sweepOf = (table: typeof searchMisses | typeof searchMissGroups | typeof searchOutcomes) =>
  statement(
    (
      db,
      { oldest, past, rareBelow }: { oldest: string; past: readonly string[]; rareBelow: number },
      limit: number,
    ) => {
      const isOver = sql`week < ${oldest} OR (${isOneOf(sql`week`, past)} AND count < ${rareBelow})`;
      return db.run(sql`DELETE FROM ${table} WHERE ${isOfFirst(table, isOver, limit)}`);
    },
  );

/** `sweepOf` of questions without an answer. */
export const sweepMisses = sweepOf(searchMisses);
/** `sweepOf` of groups of these. */
export const sweepMissGroups = sweepOf(searchMissGroups);
/** `sweepOf` of how other searches ended. */
export const sweepOutcomes = sweepOf(searchOutcomes);
