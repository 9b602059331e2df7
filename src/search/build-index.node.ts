import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuiltIndex, buildIndex, type SearchArticle } from '#shared/search/index.ts';
import { parseSynonyms } from '#shared/search/synonyms.ts';
import type { SearchPack } from '#shared/settings/search-packs.ts';

/**
 * The search index of a site: its articles with the words of the trades that its settings name, the name of the
 * organisation, and the synonyms of its content folder, if it has any. The files are published side by side; pages open the first. @throws SynonymsFault for a synonyms.json that cannot be used.
 */
export async function buildSearchIndex(
  contentFolder: string,
  articles: SearchArticle[],
  { packs = [], brand = '' }: { packs?: readonly SearchPack[]; brand?: string } = {},
): Promise<BuiltIndex> {
  const synonyms = await readFile(join(contentFolder, 'synonyms.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  return buildIndex(articles, {
    synonyms: synonyms === undefined ? [] : parseSynonyms(synonyms),
    packs,
    brand,
  });
}
