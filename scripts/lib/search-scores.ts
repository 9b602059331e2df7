import type { Evidence } from '#shared/search/decision.ts';
import {
  buildIndex,
  openIndex,
  type SearchArticle,
  type SearchEngine,
} from '#shared/search/index.ts';
import type { JudgedQuery } from './search-set.ts';

/** One query of a set with what the engine answered. */
export interface ScoredQuery extends JudgedQuery {
  /** Ids of articles that answer it (grade 2). */
  wanted: string[];
  /** Ids of `sure`, best first, at most ten. */
  sure: string[];
  /** Ids of `near`, best first. */
  near: string[];
  /** Scores of `sure`. */
  scores: number[];
  /** For the best article; undefined where nothing was found. */
  evidence: Evidence | undefined;
  /** What an index without the relevant articles answers; undefined where that was not tried. */
  without?: { isSure: boolean; evidence: Evidence | undefined } | undefined;
  ms: number;
}

/** What a set comes to, as shares from 0 to 1. */
export type Summary = {
  r1: number;
  r3: number;
  r5: number;
  mrr10: number;
  /** Of queries with an answer: those with an empty list. */
  zeroHit: number;
  /** Of queries without one: those with an empty list; null where the set has none. */
  noAnswer: number | null;
  /** Of queries with an answer: those with one of its articles among the first three of the list, or in `near`. */
  shown3: number;
  /** Of queries with an answer: those that are still `sure` once the relevant articles are gone; null where not tried. */
  deletion: number | null;
  resultsPerList: number;
  /** Of listed results: those under 0.4 of the best one's score. */
  weakResults: number;
  p95Ms: number;
};

/** Opens an engine over these articles, as a site's own build would. */
export const engineOver = (articles: SearchArticle[]): SearchEngine =>
  openIndex(buildIndex(articles).files[0].bytes);

/** Whether something answers the query. */
export const isAnswerable = ({ phenomenon }: JudgedQuery): boolean => phenomenon !== 'negative';

/** Place of the first article of the list that answers, from 1; 0 where none does. */
export const rankOf = ({ sure, wanted }: ScoredQuery): number =>
  sure.findIndex((id) => wanted.includes(id)) + 1;

/** Asks every query once. */
export async function scoreQueries(
  engine: SearchEngine,
  queries: JudgedQuery[],
): Promise<ScoredQuery[]> {
  const scored: ScoredQuery[] = [];
  for (const query of queries) {
    const started = performance.now();
    const { sure, near, evidence } = await answerOf(engine, query);
    const ms = performance.now() - started;
    scored.push({
      ...query,
      wanted: Object.keys(query.relevant).filter((id) => query.relevant[id] === 2),
      sure: sure.map(({ id }) => id),
      near: near.map(({ id }) => id),
      scores: sure.map(({ score }) => score),
      evidence,
      ms,
    });
  }
  return scored;
}

async function answerOf(engine: SearchEngine, { query }: JudgedQuery) {
  let evidence: Evidence | undefined;
  const onDecision = (best: Evidence) => {
    evidence = best;
  };
  const { sure, near } = await engine.query(query, { limit: 10, onDecision });
  return { sure, near, evidence };
}

/** Asks each answerable query of an index without its relevant articles; one index for those that lack the same. */
export async function tryDeletion(
  articles: SearchArticle[],
  scored: ScoredQuery[],
): Promise<ScoredQuery[]> {
  const tried: ScoredQuery[] = [];
  const keyOf = ({ relevant }: JudgedQuery) => Object.keys(relevant).join(' ');
  for (const [key, group] of Map.groupBy(scored, keyOf)) {
    const removed = new Set(key.split(' '));
    const engine = key && engineOver(articles.filter(({ id }) => !removed.has(id)));
    for (const one of group) {
      if (!engine) tried.push(one);
      else {
        const { sure, evidence } = await answerOf(engine, one);
        tried.push({ ...one, without: { isSure: sure.length > 0, evidence } });
      }
    }
  }
  return tried;
}

/** What the answers come to; shares of nothing are 0. */
export function summaryOf(scored: ScoredQuery[]): Summary {
  const answerable = scored.filter(isAnswerable);
  const negative = scored.filter((one) => !isAnswerable(one));
  const removed = answerable.flatMap(({ without }) => without ?? []);
  const lists = scored.filter(({ sure }) => sure.length > 0);
  const listed = lists.flatMap(({ scores }) => scores.map((score) => score / scores[0]!));
  const times = scored.map(({ ms }) => ms).sort((a, b) => a - b);
  const within = (most: number) => (one: ScoredQuery) => rankOf(one) > 0 && rankOf(one) <= most;
  return {
    r1: share(answerable, within(1)),
    r3: share(answerable, within(3)),
    r5: share(answerable, within(5)),
    mrr10:
      answerable.map(rankOf).reduce((sum, rank) => sum + (rank ? 1 / rank : 0), 0) /
      (answerable.length || 1),
    zeroHit: share(answerable, isEmptyList),
    noAnswer: negative.length > 0 ? share(negative, isEmptyList) : null,
    shown3: share(answerable, isShown),
    deletion: removed.length > 0 ? share(removed, ({ isSure }) => isSure) : null,
    resultsPerList: listed.length / (lists.length || 1),
    weakResults: share(listed, (ratio) => ratio < 0.4),
    p95Ms: times[Math.floor(times.length * 0.95)] ?? 0,
  };
}

/** Whether an article that answers is among the first three of what the reader sees. */
export const isShown = ({ sure, near, wanted }: ScoredQuery): boolean =>
  (sure.length > 0 ? sure.slice(0, 3) : near).some((id) => wanted.includes(id));

const isEmptyList = ({ sure }: ScoredQuery): boolean => sure.length === 0;

function share<Item>(all: Item[], fits: (one: Item) => boolean): number {
  return all.length > 0 ? all.filter(fits).length / all.length : 0;
}
