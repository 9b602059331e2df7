import { nameFile, seal, unseal } from './bytes.ts';
import { Engine } from './engine.ts';
import type { BuiltIndex, SearchArticle, SearchEngine, SynonymGroup } from './types.ts';
import { openWhole, writeWhole } from './whole.ts';

export * from './types.ts';

export function buildIndex(
  articles: SearchArticle[],
  { synonyms = [] }: { synonyms?: SynonymGroup[] } = {},
): BuiltIndex {
  const bytes = seal(0, writeWhole(articles, synonyms));
  return { files: [{ name: nameFile('search', bytes), bytes }] };
}

export function openIndex(bytes: Uint8Array): SearchEngine {
  const { content } = unseal(bytes);
  return new Engine(openWhole(content));
}
