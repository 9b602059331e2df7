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
  const buildId = from.number();
  const alphabet = readAlphabet(from);
  const concepts = conceptsOf(readLexicon(from, alphabet));
  const size = from.number();
  const vocabulary = new Vocabulary(readForms(from), concepts);
  const firstTerms = [0];
  for (let left = from.number(); left > 0; left--)
    firstTerms.push(firstTerms.at(-1)! + from.number());
  const pins = readPins(from);
  const firstDocs = Array.from(
    { length: size / articlesPerShard + 1 },
    (_, at) => at * articlesPerShard,
  );
  const terms = new Shards(buildId, fileKinds.postings, firstTerms, load);
  const texts = new Shards(buildId, fileKinds.articles, firstDocs, load);
  const known = new Map<number, Postings>();
  return {
    size,
    vocabulary,
    concepts,
    pins,
    rerankDepth: rerankDepth.sharded,
    loadTerms: (ids) => terms.load(ids),
    loadArticles: (docs) => texts.load(docs),
    postings(id) {
      const postings = known.get(id) ?? readPostings(terms.piece(id));
      known.set(id, postings);
      return postings;
    },
    article(doc) {
      const [article] = readArticles(texts.piece(doc), alphabet);
      return analyseArticle(article!, splitFields(article!), vocabulary, concepts);
    },
  };
}

/** All shards of one kind. */
class Shards {
  readonly #buildId: number;
  readonly #kind: FileKind;
  readonly #firsts: number[];
  readonly #loadFile: LoadShard;
  readonly #pieces = new Map<number, ByteReader>();
  readonly #coming = new Map<number, Promise<void>>();

  /** `buildId` is the checksum of all shards and tells those of another build apart; `firsts` has the first piece of each. */
  constructor(buildId: number, kind: FileKind, firsts: number[], load: LoadShard) {
    this.#buildId = buildId;
    this.#kind = kind;
    this.#firsts = firsts;
    this.#loadFile = load;
  }

  /** Makes these pieces ready; undefined where they are. */
  load(pieces: number[]): Promise<unknown> | undefined {
    const missing = pieces.filter((piece) => !this.#pieces.has(piece));
    if (missing.length === 0) return undefined;
    const shards = missing.map((piece) => this.#firsts.findLastIndex((first) => first <= piece));
    return Promise.all([...new Set(shards)].map((at) => this.#fetchOnce(at)));
  }

  /** A reader at the beginning of a piece that was loaded. */
  piece(number: number): ByteReader {
    const piece = this.#pieces.get(number)!;
    return piece.fork(piece.at);
  }

  #fetchOnce(at: number): Promise<void> {
    const coming = this.#coming.get(at) ?? this.#fetch(at);
    this.#coming.set(at, coming);
    // A failed fetch may be tried again by the next query.
    coming.catch(() => this.#coming.delete(at));
    return coming;
  }

  async #fetch(at: number): Promise<void> {
    const name = shardName(this.#buildId, this.#kind, at);
    const file = await this.#loadFile(name).catch((cause: unknown) => {
      throw new IndexFault('unreachable', `The index shard ${name} cannot be had.`, { cause });
    });
    const from = new ByteReader(decodeFile(file).content);
    if (from.number() !== this.#buildId) {
      throw new IndexFault('altered', `${name} belongs to another index.`);
    }
    const first = this.#firsts[at]!;
    for (const [place, piece] of readPieces(from).entries()) this.#pieces.set(first + place, piece);
  }
}
