import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type BuiltIndex, buildIndex, type SearchArticle } from '#shared/search/index.ts';
import { parseSynonyms } from '#shared/search/synonyms.ts';

/**
 * The search index of a site: its articles with the synonyms of its content folder, if it has any. The files are
 * published side by side; pages open the first. @throws SynonymsFault for a synonyms.json that cannot be used.
 */
export async function buildSearchIndex(
  contentFolder: string,
  articles: SearchArticle[],
): Promise<BuiltIndex> {
  const synonyms = await readFile(join(contentFolder, 'synonyms.json'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    },
  );
  return buildIndex(articles, { synonyms: synonyms === undefined ? [] : parseSynonyms(synonyms) });
}
