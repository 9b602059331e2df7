// An index in pieces, for sites too large for one file: the first file has the vocabulary, and names shards of postings
// (by term, in order) and of articles (by number) that are fetched when a query needs them.

import type { Analysis, Postings } from './analyse.ts';
import { readArticles, textsOf, writeArticles } from './articles.ts';
import {
  ByteReader,
  ByteWriter,
  checksum,
  type FileKind,
  formatVersion,
  seal,
  unseal,
} from './bytes.ts';
import {
  alphabetOf,
  readAlphabet,
  textReader,
  textWriter,
  writeAlphabet,
} from './letters-table.ts';
import { type Meanings, meaningsWith } from './meanings.ts';
import type { Store } from './store.ts';
import {
  IndexFault,
  type IndexFile,
  type LoadShard,
  type SearchArticle,
  type SynonymGroup,
} from './types.ts';
import { Vocabulary } from './vocabulary.ts';
import { readSynonyms, writeSynonyms } from './whole.ts';

const articlesPerShard = 24;
const postingBytesPerShard = 9_000;
const secondLooks = 12;

/** The first file's content and all shards; every shard carries the stamp that its name has. */
export function writeDivided(
  articles: SearchArticle[],
  { vocabulary, postings }: Analysis,
  synonyms: SynonymGroup[],
): { content: Uint8Array; shards: IndexFile[] } {
  const alphabet = alphabetOf([...articles.flatMap(textsOf), ...synonyms.flat()]);
  const lists = cutPostings(postings);
  const texts = cutArticles(articles, alphabet);
  const stamp = [...lists.map(({ bytes }) => bytes), ...texts].reduce(
    (sum, bytes) => checksum(bytes, sum),
    formatVersion,
  );
  const out = new ByteWriter();
  out.number(stamp);
  writeAlphabet(out, alphabet);
  writeSynonyms(out, alphabet, synonyms);
  out.number(articles.length);
  writeForms(out, vocabulary.forms);
  out.number(lists.length);
  for (const { terms } of lists) out.number(terms);
  const shards = [
    ...lists.map(({ bytes }, at) => toShard(stamp, 2, at, bytes)),
    ...texts.map((bytes, at) => toShard(stamp, 3, at, bytes)),
  ];
  return { content: out.finish(), shards };
}

function toShard(stamp: number, kind: FileKind, at: number, bytes: Uint8Array): IndexFile {
  const stamped = new ByteWriter();
  stamped.number(stamp);
  stamped.all(bytes);
  return { name: shardName(stamp, kind, at), bytes: seal(kind, stamped.finish()) };
}

function shardName(stamp: number, kind: FileKind, at: number): string {
  return `search-v${formatVersion}-${stamp.toString(36)}-${kind === 2 ? 'terms' : 'texts'}-${at}.bin`;
}

/** Neighbouring terms share shards, so that a word's forms arrive together. */
function cutPostings(postings: Postings[]): { terms: number; bytes: Uint8Array }[] {
  const shards: { terms: number; bytes: Uint8Array }[] = [];
  let pieces: Uint8Array[] = [];
  let size = 0;
  for (const [id, list] of postings.entries()) {
    const out = new ByteWriter();
    writePostings(out, list);
    pieces.push(out.finish());
    size += out.length;
    if (size > postingBytesPerShard || id === postings.length - 1) {
      shards.push({ terms: pieces.length, bytes: writePieces(pieces) });
      pieces = [];
      size = 0;
    }
  }
  return shards;
}

function cutArticles(articles: SearchArticle[], alphabet: string[]): Uint8Array[] {
  const count = Math.ceil(articles.length / articlesPerShard);
  return Array.from({ length: count }, (_, shard) => {
    const from = shard * articlesPerShard;
    const pieces = articles.slice(from, from + articlesPerShard).map((article) => {
      const out = new ByteWriter();
      writeArticles(out, alphabet, [article]);
      return out.finish();
    });
    return writePieces(pieces);
  });
}

/** Lengths first, so that a reader unpacks only the pieces that it needs. */
function writePieces(pieces: Uint8Array[]): Uint8Array {
  const out = new ByteWriter();
  out.number(pieces.length);
  for (const piece of pieces) out.number(piece.length);
  for (const piece of pieces) out.all(piece);
  return out.finish();
}

/** Where each piece begins, each with its own reader. */
function readPieces(from: ByteReader): ByteReader[] {
  const lengths = Array.from({ length: from.number() }, () => from.number());
  let at = from.at;
  return lengths.map((length) => {
    at += length;
    return from.fork(at - length);
  });
}

// A weight in one byte, on a scale of steps of 3.5 %.
const toByte = (weight: number) =>
  Math.max(0, Math.min(255, Math.round(Math.log2(weight) * 20 + 110)));
const fromByte = (byte: number) => 2 ** ((byte - 110) / 20);

function writePostings(out: ByteWriter, { docs, weights }: Postings): void {
  out.number(docs.length);
  for (const [at, doc] of docs.entries()) out.number(doc - (at > 0 ? docs[at - 1]! : 0));
  for (const weight of weights) out.byte(toByte(weight));
}

function readPostings(from: ByteReader): Postings {
  const size = from.number();
  const docs = new Uint32Array(size);
  let doc = 0;
  for (let at = 0; at < size; at++) {
    doc += from.number();
    docs[at] = doc;
  }
  return { docs, weights: Float32Array.from({ length: size }, () => fromByte(from.byte())) };
}

/** Sorted forms, each as what differs from the one before. */
function writeForms(out: ByteWriter, forms: string[]): void {
  const alphabet = alphabetOf(forms);
  writeAlphabet(out, alphabet);
  const text = textWriter(out, alphabet);
  out.number(forms.length);
  let before = '';
  for (const form of forms) {
    let shared = 0;
    while (shared < form.length && form[shared] === before[shared]) shared++;
    if (/[\ud800-\udbff]$/.test(form.slice(0, shared))) shared--;
    out.number(shared);
    text(form.slice(shared));
    before = form;
  }
}

function readForms(from: ByteReader): string[] {
  const text = textReader(from, readAlphabet(from));
  let before = '';
  return Array.from({ length: from.number() }, () => {
    before = before.slice(0, from.number()) + text();
    return before;
  });
}

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
