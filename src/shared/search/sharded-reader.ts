// An index for sites too large for one file. The first file has the lexicon and the vocabulary; shards of postings (by
// term id) and of articles (by number) are fetched when a query needs them.

import { readAlphabet } from './alphabet.ts';
import type { Postings } from './analyse.ts';
import { analyseArticle, splitFields } from './analysed-article.ts';
import { ByteReader } from './bytes.ts';
import { conceptsOf } from './concepts.ts';
import { readArticles, readLexicon } from './content-format.ts';
import { decodeFile, type FileKind, fileKinds } from './file-format.ts';
import type { IndexReader } from './index-reader.ts';
import { readPins } from './pinned.ts';
import { readForms, readPieces, readPostings, shardName } from './shard-format.ts';
import { articlesPerShard, rerankDepth } from './tuning.ts';
import { IndexFault, type LoadShard } from './types.ts';
import { Vocabulary } from './vocabulary.ts';

/** Opens the content of the vocabulary file. Shards come through `load`, each once. */
export function openSharded(content: Uint8Array, load: LoadShard): IndexReader {
  const from = new ByteReader(content);
  /** Checksum of all shards: tells those of another build apart. */
  const buildId = from.number();
  const alphabet = readAlphabet(from);
  const concepts = conceptsOf(readLexicon(from, alphabet));
  const size = from.number();
  const vocabulary = new Vocabulary(readForms(from), concepts);
  /** The shard of postings that each term is in, and the first term of each. */
  const shardOfTerm = new Uint32Array(vocabulary.forms.length);
  const firstTerms: number[] = [];
  let term = 0;
  for (let left = from.number(); left > 0; left--) {
    const end = term + from.number();
    shardOfTerm.fill(firstTerms.push(term) - 1, term, end);
    term = end;
  }
  const pins = readPins(from);
  const packedPostings = new Map<number, ByteReader>();
  const packedArticles = new Map<number, ByteReader>();
  const known = new Map<number, Postings>();
  const shards = new Map<string, Promise<void>>();

  /** Fetches the shards of those that are missing, and keeps their pieces by number. */
  function loadMissing(
    kind: FileKind,
    numbers: number[],
    packed: Map<number, ByteReader>,
    shardOf: (number: number) => number,
    firstOf: (shard: number) => number,
  ): Promise<void> | undefined {
    const missing = numbers.filter((number) => !packed.has(number)).map(shardOf);
    if (missing.length === 0) return undefined;
    const fetched = [...new Set(missing)].map((at) => {
      const name = shardName(buildId, kind, at);
      const coming =
        shards.get(name) ??
        fetchShard(name).then((pieces) => {
          for (const [place, piece] of pieces.entries()) packed.set(firstOf(at) + place, piece);
        });
      shards.set(name, coming);
      // A failed fetch may be tried again by the next query.
      coming.catch(() => shards.delete(name));
      return coming;
    });
    return Promise.all(fetched).then(() => undefined);
  }

  async function fetchShard(name: string): Promise<ByteReader[]> {
    const file = await load(name).catch((cause: unknown) => {
      throw new IndexFault('unreachable', `The index shard ${name} cannot be had.`, { cause });
    });
    const shard = new ByteReader(decodeFile(file).content);
    if (shard.number() === buildId) return readPieces(shard);
    throw new IndexFault('altered', `${name} belongs to another index.`);
  }

  return {
    size,
    vocabulary,
    concepts,
    pins,
    rerankDepth: rerankDepth.sharded,
    loadTerms: (ids) =>
      loadMissing(
        fileKinds.postings,
        ids,
        packedPostings,
        (id) => shardOfTerm[id]!,
        (shard) => firstTerms[shard]!,
      ),
    loadArticles: (docs) =>
      loadMissing(
        fileKinds.articles,
        docs,
        packedArticles,
        (doc) => Math.floor(doc / articlesPerShard),
        (shard) => shard * articlesPerShard,
      ),
    postings(id) {
      const postings = known.get(id) ?? readPostings(packedPostings.get(id)!);
      known.set(id, postings);
      return postings;
    },
    article(doc) {
      const packed = packedArticles.get(doc)!;
      const [article] = readArticles(packed.fork(packed.at), alphabet);
      return analyseArticle(article!, splitFields(article!), vocabulary, concepts);
    },
  };
}
