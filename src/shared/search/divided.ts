// An index in pieces, for sites too large for one file: the first file has the vocabulary, and names shards of postings
// (by term, in order) and of articles (by number) that are fetched when a query needs them.

import type { Postings } from './analyse.ts';
import { readArticles } from './articles.ts';
import { ByteReader, type FileKind, unseal } from './bytes.ts';
import { readAlphabet } from './letters-table.ts';
import { type Meanings, meaningsWith } from './meanings.ts';
import { articlesPerShard, readForms, readPieces, readPostings, shardName } from './shards.ts';
import type { Store } from './store.ts';
import { IndexFault, type LoadShard, type SearchArticle } from './types.ts';
import { Vocabulary } from './vocabulary.ts';
import { readSynonyms } from './whole.ts';

const secondLooks = 12;

/** Opens the first file; shards come through `load` and are kept. */
export function openDivided(content: Uint8Array, load: LoadShard): Store {
  const from = new ByteReader(content);
  const stamp = from.number();
  const alphabet = readAlphabet(from);
  const meanings = meaningsWith(readSynonyms(from, alphabet));
  const size = from.number();
  const vocabulary = new Vocabulary(readForms(from), meanings);
  const firstTerms: number[] = [];
  let term = 0;
  for (let left = from.number(); left > 0; left--) {
    firstTerms.push(term);
    term += from.number();
  }
  return new DividedStore({ stamp, alphabet, meanings, size, vocabulary, firstTerms, load });
}

interface Parts {
  stamp: number;
  alphabet: string[];
  meanings: Meanings;
  size: number;
  vocabulary: Vocabulary;
  /** Number of the first term in each shard of postings. */
  firstTerms: number[];
  load: LoadShard;
}

class DividedStore implements Store {
  readonly secondLooks = secondLooks;
  readonly #parts: Parts;
  readonly #postings = new Map<number, Postings>();
  readonly #articles = new Map<number, SearchArticle>();
  readonly #packedPostings = new Map<number, ByteReader>();
  readonly #packedArticles = new Map<number, ByteReader>();
  readonly #shards = new Map<string, Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#parts.size;
  }

  get vocabulary(): Vocabulary {
    return this.#parts.vocabulary;
  }

  get meanings(): Meanings {
    return this.#parts.meanings;
  }

  needTerms(ids: number[]): Promise<void> | undefined {
    const missing = ids.filter((id) => !this.#packedPostings.has(id));
    return this.#need(
      2,
      missing.map((id) => this.#shardOf(id)),
      (at, pieces) => {
        const first = this.#parts.firstTerms[at]!;
        for (const [place, piece] of pieces.entries())
          this.#packedPostings.set(first + place, piece);
      },
    );
  }

  needArticles(docs: number[]): Promise<void> | undefined {
    const missing = docs.filter((doc) => !this.#packedArticles.has(doc));
    const shards = missing.map((doc) => Math.floor(doc / articlesPerShard));
    return this.#need(3, shards, (at, pieces) => {
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

  article(doc: number): SearchArticle {
    const known = this.#articles.get(doc);
    if (known) return known;
    const article = readArticles(this.#packedArticles.get(doc)!, this.#parts.alphabet)[0]!;
    this.#articles.set(doc, article);
    return article;
  }

  #shardOf(id: number): number {
    const { firstTerms } = this.#parts;
    let low = 0;
    let high = firstTerms.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (firstTerms[middle]! <= id) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #need(
    kind: FileKind,
    shards: number[],
    take: (at: number, pieces: ByteReader[]) => void,
  ): Promise<void> | undefined {
    if (shards.length === 0) return undefined;
    const fetched = [...new Set(shards)].map((at) => {
      const name = shardName(this.#parts.stamp, kind, at);
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
    const file = await this.#parts.load(name).catch((cause: unknown) => {
      throw new IndexFault('unreachable', `The index shard ${name} cannot be had.`, { cause });
    });
    const from = new ByteReader(unseal(file).content);
    if (from.number() !== this.#parts.stamp) {
      throw new IndexFault('altered', `${name} belongs to another index.`);
    }
    return from;
  }
}
