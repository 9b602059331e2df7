// Writes the index of a large site in pieces; divided.ts reads it.

import type { Analysis, Postings } from './analyse.ts';
import { textsOf, writeArticles } from './articles.ts';
import { ByteWriter, checksum, type FileKind, formatVersion, seal } from './bytes.ts';
import { alphabetOf, writeAlphabet } from './letters-table.ts';
import { articlesPerShard, shardName, writeForms, writePieces, writePostings } from './shards.ts';
import type { IndexFile, SearchArticle, SynonymGroup } from './types.ts';
import { writeSynonyms } from './whole.ts';

const postingBytesPerShard = 9_000;

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
