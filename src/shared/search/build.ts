import { analyse } from './analyse.ts';
import { nameFile, seal } from './bytes.ts';
import { writeDivided } from './divide.ts';
import { meaningsWith } from './meanings.ts';
import type { BuiltIndex, SearchArticle, SynonymGroup } from './types.ts';
import { writeWhole } from './whole.ts';

export interface BuildOptions {
  synonyms?: SynonymGroup[];
  /** Above this many articles the index is divided into a vocabulary and shards. */
  divideAbove?: number;
}

/**
 * The index of all articles as files to publish side by side; the first one is opened. Names carry the format's
 * version and a hash, so files may be cached for ever. The same articles give the same bytes.
 */
export function buildIndex(
  articles: SearchArticle[],
  { synonyms = [], divideAbove = 2000 }: BuildOptions = {},
): BuiltIndex {
  if (articles.length <= divideAbove) {
    const bytes = seal(0, writeWhole(articles, synonyms));
    return { files: [{ name: nameFile('search', bytes), bytes }] };
  }
  const analysis = analyse(articles, meaningsWith(synonyms));
  const { content, shards } = writeDivided(articles, analysis, synonyms);
  const bytes = seal(1, content);
  return { files: [{ name: nameFile('search', bytes), bytes }, ...shards] };
}
