// An index in one file. It carries the articles' text once, in a compact alphabet, and the synonyms; terms and
// postings are made from that when it is opened. For a site of this size that takes less time than fetching them would,
// and the file is half as large.

import { analyse } from './analyse.ts';
import { readArticles, textsOf, writeArticles } from './articles.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import {
  alphabetOf,
  readAlphabet,
  textReader,
  textWriter,
  writeAlphabet,
} from './letters-table.ts';
import { meaningsWith } from './meanings.ts';
import type { Store } from './store.ts';
import type { SearchArticle, SynonymGroup } from './types.ts';

export function writeWhole(articles: SearchArticle[], synonyms: SynonymGroup[]): Uint8Array {
  const out = new ByteWriter();
  const alphabet = alphabetOf([...articles.flatMap(textsOf), ...synonyms.flat()]);
  writeAlphabet(out, alphabet);
  writeSynonyms(out, alphabet, synonyms);
  writeArticles(out, alphabet, articles);
  return out.finish();
}

export function writeSynonyms(out: ByteWriter, alphabet: string[], synonyms: SynonymGroup[]): void {
  const text = textWriter(out, alphabet);
  out.number(synonyms.length);
  for (const group of synonyms) {
    out.number(group.length);
    for (const phrase of group) text(phrase);
  }
}

export function readSynonyms(from: ByteReader, alphabet: string[]): SynonymGroup[] {
  const text = textReader(from, alphabet);
  const group = () => Array.from({ length: from.number() }, text);
  return Array.from({ length: from.number() }, group);
}

export function openWhole(content: Uint8Array): Store {
  const from = new ByteReader(content);
  const alphabet = readAlphabet(from);
  const meanings = meaningsWith(readSynonyms(from, alphabet));
  const articles = readArticles(from, alphabet);
  const { vocabulary, postings } = analyse(articles, meanings);
  return {
    size: articles.length,
    vocabulary,
    meanings,
    secondLooks: 24,
    needTerms: () => undefined,
    needArticles: () => undefined,
    postings: (id) => postings[id]!,
    article: (doc) => articles[doc]!,
  };
}
