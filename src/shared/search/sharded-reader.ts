// An index for sites too large for one file. The first file has the lexicon and the vocabulary; shards of postings (by
// term id) and of articles (by number) are fetched when a query needs them.

import { readAlphabet } from './alphabet.ts';
import type { Postings } from './analyse.ts';
import { type AnalysedArticle, analyseArticle, splitFields } from './analysed-article.ts';
import { ByteReader } from './bytes.ts';
import { type Concepts, conceptsOf } from './concepts.ts';
import { readArticles, readLexicon } from './content-format.ts';
import { decodeFile, type FileKind, fileKinds } from './file-format.ts';
import type { IndexReader } from './index-reader.ts';
import { type Pins, readPins } from './pinned.ts';
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
  const firstTerms: number[] = [];
  let term = 0;
  for (let left = from.number(); left > 0; left--) {
    firstTerms.push(term);
    term += from.number();
  }
  const pins = readPins(from);
  return new ShardedReader({
    buildId,
    alphabet,
    concepts,
    size,
    vocabulary,
    firstTerms,
    pins,
    load,
  });
}

interface ShardedIndex {
  /** Checksum of all shards: tells those of another build apart. */
  buildId: number;
  alphabet: string[];
  concepts: Concepts;
  size: number;
  vocabulary: Vocabulary;
  /** Id of the first term in each shard of postings. */
  firstTerms: number[];
  pins: Pins;
  load: LoadShard;
}

class ShardedReader implements IndexReader {
  readonly rerankDepth = rerankDepth.sharded;
  readonly #index: ShardedIndex;
  readonly #postings = new Map<number, Postings>();
  readonly #packedPostings = new Map<number, ByteReader>();
  readonly #packedArticles = new Map<number, ByteReader>();
  readonly #shards = new Map<string, Promise<void>>();

  constructor(index: ShardedIndex) {
    this.#index = index;
  }

  get size(): number {
    return this.#index.size;
  }

  get vocabulary(): Vocabulary {
    return this.#index.vocabulary;
  }

  get concepts(): Concepts {
    return this.#index.concepts;
  }

  get pins(): Pins {
    return this.#index.pins;
  }

  loadTerms(ids: number[]): Promise<void> | undefined {
    const missing = ids.filter((id) => !this.#packedPostings.has(id));
    return this.#load(
      fileKinds.postings,
      missing.map((id) => this.#shardOf(id)),
      (at, pieces) => {
        const first = this.#index.firstTerms[at]!;
        for (const [place, piece] of pieces.entries())
          this.#packedPostings.set(first + place, piece);
      },
    );
  }

  loadArticles(docs: number[]): Promise<void> | undefined {
    const missing = docs.filter((doc) => !this.#packedArticles.has(doc));
    const shards = missing.map((doc) => Math.floor(doc / articlesPerShard));
    return this.#load(fileKinds.articles, shards, (at, pieces) => {
      const first = at * articlesPerShard;
      for (const [place, piece] of pieces.entries()) this.#packedArticles.set(first + place, piece);
    });
  }

  postings(id: number): Postings {
    const known = this.#postings.get(id);
    if (known) return known;
    const postings = readPostings(this.#packedPostings.get(id)!);
    this.#postings.set(id, postings);
    return postings;
  }

  article(doc: number): AnalysedArticle {
    const { alphabet, vocabulary, concepts } = this.#index;
    const packed = this.#packedArticles.get(doc)!;
    const [article] = readArticles(packed.fork(packed.at), alphabet);
    return analyseArticle(article!, splitFields(article!), vocabulary, concepts);
  }

  #shardOf(id: number): number {
    const { firstTerms } = this.#index;
    let low = 0;
    let high = firstTerms.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firstTerms[middle]! <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #load(
    kind: FileKind,
    shards: number[],
    take: (at: number, pieces: ByteReader[]) => void,
  ): Promise<void> | undefined {
    if (shards.length === 0) return undefined;
    const fetched = [...new Set(shards)].map((at) => {
      const name = shardName(this.#index.buildId, kind, at);
      const known = this.#shards.get(name);
      if (known) return known;
      const coming = this.#fetch(name).then((from) => take(at, readPieces(from)));
      this.#shards.set(name, coming);
      // A failed fetch may be tried again by the next query.
      coming.catch(() => this.#shards.delete(name));
      return coming;
    });
    return Promise.all(fetched).then(() => undefined);
  }

  async #fetch(name: string): Promise<ByteReader> {
    const file = await this.#index.load(name).catch((cause: unknown) => {
      throw new IndexFault('unreachable', `The index shard ${name} cannot be had.`, { cause });
    });
    const from = new ByteReader(decodeFile(file).content);
    if (from.number() !== this.#index.buildId) {
      throw new IndexFault('altered', `${name} belongs to another index.`);
    }
    return from;
  }
}
