import { splitWords } from '#shared/persian/words.ts';
import type { SearchArticle } from '#shared/search/index.ts';
import { stopWords } from '#shared/search/word-lists.ts';
import { isAnswerable, isShown, rankOf, type ScoredQuery } from './search-scores.ts';

/** Why a query was missed. */
type MissClass =
  | 'negative shown'
  | 'threshold'
  | 'half word'
  | 'short typo'
  | 'unknown word'
  | 'sibling';

/** The queries that were missed (not first, or shown without an answer), each with the first class that fits it. */
export function missesOf(
  scored: ScoredQuery[],
  articles: SearchArticle[],
): { miss: MissClass; query: ScoredQuery }[] {
  const known = wordsOf(articles);
  const misses: { miss: MissClass; query: ScoredQuery }[] = [];
  for (const query of scored) {
    if (!isAnswerable(query)) {
      if (query.sure.length > 0) misses.push({ miss: 'negative shown', query });
    } else if (rankOf(query) !== 1) {
      const isRefused = query.sure.length === 0 && isShown(query);
      misses.push({ miss: isRefused ? 'threshold' : rankingClass(query, known), query });
    }
  }
  return misses;
}

/** By the words that no article has: the last one as the beginning of another, one of two to four letters, any other. */
function rankingClass({ query }: ScoredQuery, known: ReadonlySet<string>): MissClass {
  const words = splitWords(query).map(({ form }) => form);
  const unknown = words.filter((word) => !known.has(word) && !stopWords.has(word));
  const last = words.at(-1);
  if (last && unknown.includes(last) && [...known].some((word) => word.startsWith(last)))
    return 'half word';
  if (unknown.some((word) => word.length > 1 && word.length < 5)) return 'short typo';
  return unknown.length > 0 ? 'unknown word' : 'sibling';
}

function wordsOf(articles: SearchArticle[]): Set<string> {
  const texts = articles.flatMap(({ title, aliases, category, sections }) => [
    title,
    ...aliases,
    ...category,
    ...sections.flatMap(({ heading = '', text }) => [heading, text]),
  ]);
  return new Set(
    texts.flatMap((text) => splitWords(text).flatMap((word) => [word.form, ...word.parts])),
  );
}
