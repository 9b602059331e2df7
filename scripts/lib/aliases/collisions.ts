import { foldPinned } from '#shared/search/pinned.ts';
import type { SearchEngine } from '#shared/search/types.ts';
import type { Article } from '../../../src/articles/content-model.ts';

/** An alias that another article has as well, or that search answers with another article first. */
export interface Collision {
  article: string;
  alias: string;
  /** The other article; undefined where search is sure of none. */
  other: string | undefined;
  /** Whether the other one has the same words as its alias or title. */
  isSame: boolean;
}

type Asked = Pick<Article, 'id' | 'title' | 'aliases'>;

/** The article that search is sure of for a text, if it is. */
export const firstFor = async (engine: SearchEngine, text: string): Promise<string | undefined> =>
  (await engine.query(text, { limit: 1 })).sure[0]?.id;

/** Who has these words as alias or title; spelling does not matter. */
export function articlesByWords(articles: readonly Asked[]): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, title, aliases } of articles)
    for (const words of new Set([title, ...aliases].map(foldPinned)))
      found.set(words, [...(found.get(words) ?? []), id]);
  return found;
}

/** Aliases that two articles have or that lead to another one, in the order of the articles. `engine` is over these. */
export async function aliasCollisions(
  engine: SearchEngine,
  articles: readonly Asked[],
): Promise<Collision[]> {
  const byWords = articlesByWords(articles);
  const collisions: Collision[] = [];
  for (const { id, aliases } of articles) {
    for (const alias of aliases) {
      const twin = byWords.get(foldPinned(alias))?.find((other) => other !== id);
      const other = twin ?? (await firstFor(engine, alias));
      if (other !== id) collisions.push({ article: id, alias, other, isSame: twin !== undefined });
    }
  }
  return collisions;
}
