import { and, desc, eq, gte } from 'drizzle-orm';
import { statement } from '../foundation/database/statement.ts';
import { type Outcome, searchMissGroups, searchOutcomes } from './schema.ts';

/** Groups of questions without an answer, from `atLeast` on; the newest week and the most frequent first. */
export const listMissGroups = statement((db, atLeast: number, most: number) =>
  db
    .select()
    .from(searchMissGroups)
    .where(gte(searchMissGroups.count, atLeast))
    .orderBy(desc(searchMissGroups.week), desc(searchMissGroups.count), searchMissGroups.label)
    .limit(most),
);

/** The same of searches that ended so. */
export const listOutcomes = statement((db, outcome: Outcome, atLeast: number, most: number) =>
  db
    .select()
    .from(searchOutcomes)
    .where(and(eq(searchOutcomes.outcome, outcome), gte(searchOutcomes.count, atLeast)))
    .orderBy(desc(searchOutcomes.week), desc(searchOutcomes.count), searchOutcomes.label)
    .limit(most),
);
