import type { SearchPack } from '../settings/search-packs.ts';
import { analyse } from './analyse.ts';
import { conceptsOf } from './concepts.ts';
import { encodeFile, fileKinds, hashedFileName } from './file-format.ts';
import { lexiconWith } from './lexicon.ts';
import { linesOfPacks } from './packs/index.ts';
import { writeSharded } from './sharded-writer.ts';
import { writeSingleFile } from './single-file.ts';
import { shardAbove as defaultShardAbove } from './tuning.ts';
import type { BuiltIndex, SearchArticle, SynonymGroup } from './types.ts';

/** Options of `buildIndex`. */
interface BuildOptions {
  /** The organisation's own, beside the shared lexicon; none by default. */
  synonyms?: SynonymGroup[];
  /** Trades whose words it knows as well; none by default. */
  packs?: readonly SearchPack[];
  /** Name of the organisation, which weighs nothing in titles and questions; none by default. */
  brand?: string;
  /** Above this many articles the index is sharded; `shardAbove` of `tuning.ts` by default. */
  shardAbove?: number;
}

/**
 * The index of all articles as files to publish side by side; the first one is opened. Names carry the format's
 * version and a hash, so files may be cached for ever. The same articles give the same bytes.
 */
export function buildIndex(
  articles: SearchArticle[],
  { synonyms = [], packs = [], brand = '', shardAbove = defaultShardAbove }: BuildOptions = {},
): BuiltIndex {
  const lexicon = lexiconWith(synonyms, linesOfPacks(packs), brand);
  if (articles.length <= shardAbove) {
    const bytes = encodeFile(fileKinds.singleFile, writeSingleFile(articles, lexicon));
    return { files: [{ name: hashedFileName('search', bytes), bytes }] };
  }
  const analysis = analyse(articles, conceptsOf(lexicon));
  const { content, shards } = writeSharded(articles, analysis, lexicon);
  const bytes = encodeFile(fileKinds.vocabulary, content);
  return { files: [{ name: hashedFileName('search', bytes), bytes }, ...shards] };
}
