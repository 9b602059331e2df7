// Writes the index of a large site as a vocabulary file and shards, for `sharded-reader.ts`.

import { alphabetOf, writeAlphabet } from './alphabet.ts';
import type { Analysis, Postings } from './analyse.ts';
import { ByteWriter } from './bytes.ts';
import type { Lexicon } from './concepts.ts';
import { textsOf, textsOfLexicon, writeArticles, writeLexicon } from './content-format.ts';
import { checksum, encodeFile, type FileKind, fileKinds, formatVersion } from './file-format.ts';
import { writePins } from './pinned.ts';
import { shardName, writeForms, writePieces, writePostings } from './shard-format.ts';
import { articlesPerShard, maxPostingBytes } from './tuning.ts';
import type { IndexFile, SearchArticle } from './types.ts';

/** The content of the vocabulary file, and all shards. Every shard repeats the build id of the vocabulary file. */
export function writeSharded(
  articles: SearchArticle[],
  { vocabulary, postings }: Analysis,
  lexicon: Lexicon,
): { content: Uint8Array; shards: IndexFile[] } {
  const alphabet = alphabetOf([...articles.flatMap(textsOf), ...textsOfLexicon(lexicon)]);
  const lists = shardPostings(postings);
  const texts = shardArticles(articles, alphabet);
  const buildId = [...lists.map(({ bytes }) => bytes), ...texts].reduce(
    (sum, bytes) => checksum(bytes, sum),
    formatVersion,
  );
  const out = new ByteWriter();
  out.number(buildId);
  writeAlphabet(out, alphabet);
  writeLexicon(out, alphabet, lexicon);
  out.number(articles.length);
  writeForms(out, vocabulary.forms);
  out.number(lists.length);
  for (const { terms } of lists) out.number(terms);
  writePins(out, articles);
  const shards = [
    ...lists.map(({ bytes }, at) => toShard(buildId, fileKinds.postings, at, bytes)),
    ...texts.map((bytes, at) => toShard(buildId, fileKinds.articles, at, bytes)),
  ];
  return { content: out.finish(), shards };
}

function toShard(buildId: number, kind: FileKind, at: number, bytes: Uint8Array): IndexFile {
  const content = new ByteWriter();
  content.number(buildId);
  content.all(bytes);
  return { name: shardName(buildId, kind, at), bytes: encodeFile(kind, content.finish()) };
}

/** Terms in order, so that most forms of a word share a shard. */
function shardPostings(postings: Postings[]): { terms: number; bytes: Uint8Array }[] {
  const shards: { terms: number; bytes: Uint8Array }[] = [];
  let pieces: Uint8Array[] = [];
  let size = 0;
  for (const [id, list] of postings.entries()) {
    const out = new ByteWriter();
    writePostings(out, list);
    pieces.push(out.finish());
    size += out.length;
    if (size > maxPostingBytes || id === postings.length - 1) {
      shards.push({ terms: pieces.length, bytes: writePieces(pieces) });
      pieces = [];
      size = 0;
    }
  }
  return shards;
}

function shardArticles(articles: SearchArticle[], alphabet: string[]): Uint8Array[] {
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
