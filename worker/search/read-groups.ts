import { readTogether } from '../foundation/database/commit.ts';
import type { Database } from '../foundation/database/database.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import type { Outcome } from './schema.ts';
import { listMisses } from './store.ts';
import { listMissGroups, listOutcomes } from './store-groups.ts';
import { rareBelow } from './week.ts';

const mostRows = 5_000;

/** Questions of the same stems. Every count here is at least `rareBelow`. */
interface QuestionGroup {
  /** The stems, in the order in which they were first asked. */
  label: string;
  count: number;
  /** Those that were asked so often in the very same words; only questions without an answer have any. */
  examples: { query: string; count: number }[];
}

/** Questions of one article in one week; the count has those that are too rare to be shown. */
export interface ArticleQuestions {
  /** Its id; empty where there is no article, null for questions that are in no group. */
  article: string | null;
  count: number;
  questions: QuestionGroup[];
}

/** One week of one outcome, the most frequent articles and questions first. */
export interface WeekOfSearches {
  /** Its first day, as a Jalali date. */
  week: string;
  articles: ArticleQuestions[];
}

/** Questions of one key are of one week and the same stems. */
const wordsKey = ({ week, stems }: { week: string; stems: string | null }) => `${week} ${stems}`;

/** What `weeksOf` needs of searches that found no answer. */
export const missedQueries = (db: Database) =>
  [listMissGroups(db, rareBelow, mostRows), listMisses(db, rareBelow, mostRows)] as const;

/** What `weeksOf` needs of searches that ended so. */
export const outcomeQuery = (db: Database, outcome: Outcome) =>
  listOutcomes(db, outcome, rareBelow, mostRows);

/**
 * What was counted of searches that ended so, or that found no answer (`missed`), the latest week first; nothing that
 * was counted less than three times in a week.
 */
export async function readGroups(
  { db }: Pick<RequestContext, 'db'>,
  outcome: Outcome | 'missed',
): Promise<WeekOfSearches[]> {
  return outcome === 'missed'
    ? weeksOf(...(await readTogether(db, missedQueries(db))))
    : weeksOf(await outcomeQuery(db, outcome));
}

type GroupRow = Pick<
  Awaited<ReturnType<typeof listMissGroups>>[number],
  'week' | 'article' | 'stems' | 'label' | 'count'
>;

/** The rows of `missedQueries`, or of `outcomeQuery`, by week and article. */
export function weeksOf(
  rows: readonly GroupRow[],
  misses: Awaited<ReturnType<typeof listMisses>> = [],
): WeekOfSearches[] {
  const words = Map.groupBy(misses, wordsKey);
  const weeks = new Map<string, Map<string | null, ArticleQuestions>>();
  const at = (week: string, article: string | null) => {
    const articles = weeks.get(week) ?? new Map<string | null, ArticleQuestions>();
    const found = articles.get(article) ?? { article, count: 0, questions: [] };
    weeks.set(week, articles.set(article, found));
    return found;
  };
  for (const row of rows) {
    const { week, article, stems, label, count } = row;
    const found = at(week, article);
    if (stems) {
      found.questions.push({ label, count, examples: words.get(wordsKey(row)) ?? [] });
      words.delete(wordsKey(row));
    } else found.count = count;
  }
  for (const { week, query, count } of [...words.values()].flat()) {
    const found = at(week, null);
    found.count += count;
    found.questions.push({ label: query, count, examples: [{ query, count }] });
  }
  return [...weeks]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .map(([week, articles]) => ({
      week,
      articles: [...articles.values()].sort((one, other) => other.count - one.count),
    }));
}
