import { foldPinned } from '#shared/search/pinned.ts';
import type { SearchEngine } from '#shared/search/types.ts';
import type { Catalog } from '../../../src/articles/catalog.ts';
import { longestAlias } from '../../../src/articles/front-matter.ts';
import { articlesByWords } from './collisions.ts';

/**
 * Why a question is on a list: search had no answer for it, a request was filed after an article was read, or requests
 * were filed under it.
 */
type Reason = 'missed' | 'asked' | 'filed';

/** Words that people used, folded and masked, with how often; `article` is the one that was nearest or was read, where it is known. */
export interface AskedQuestion {
  text: string;
  count: number;
  article?: string;
}

/** Questions of one kind, as counts are read from the database. */
export interface AskedList {
  reason: Reason;
  questions: readonly AskedQuestion[];
}

/** What could be an alias of an article. */
interface Candidate {
  text: string;
  count: number;
  reason: Reason;
}

/** An article with what could be its aliases; the most frequent first. */
export interface AliasSuggestions {
  article: string;
  title: string;
  candidates: Candidate[];
}

/** A masked question has it in place of what was hidden. */
const masked = '#';

/**
 * Questions as aliases of the articles that they are nearest to. Left out are those of which search is sure by now, those
 * with something masked, and those that are near to nothing.
 */
export async function suggestAliases(
  { engine, catalog }: { engine: SearchEngine; catalog: Catalog },
  lists: readonly AskedList[],
): Promise<AliasSuggestions[]> {
  const byWords = articlesByWords(catalog.articles);
  const found = new Map<string, Map<string, Candidate>>();
  for (const { reason, questions } of lists) {
    for (const { text, count, article } of questions) {
      const words = foldPinned(text);
      if (!words || text.includes(masked) || text.length > longestAlias || byWords.has(words))
        continue;
      const { sure, near } = await engine.query(text, { limit: 1 });
      const read = article === undefined ? undefined : catalog.articleOf(article)?.id;
      const nearest = read ?? near[0]?.id;
      if (nearest === undefined || sure[0]?.id === nearest) continue;
      const candidates = found.get(nearest) ?? new Map<string, Candidate>();
      found.set(nearest, candidates);
      const known = candidates.get(words);
      candidates.set(words, { text, reason, ...known, count: count + (known?.count ?? 0) });
    }
  }
  return [...found]
    .map(([article, candidates]) => ({
      article,
      title: catalog.articleOf(article)?.title ?? '',
      candidates: [...candidates.values()].sort(byCount),
    }))
    .sort(
      (a, b) => byCount(a.candidates[0]!, b.candidates[0]!) || (a.article < b.article ? -1 : 1),
    );
}

const byCount = (a: Candidate, b: Candidate) => b.count - a.count || (a.text < b.text ? -1 : 1);
