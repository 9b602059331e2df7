// An index in one file: the articles' text once, in a compact alphabet, and the lexicon. Terms and postings are made from
// these when it is opened, which for a small site takes less time than fetching them, and halves the file.

import { alphabetOf, readAlphabet, writeAlphabet } from './alphabet.ts';
import { analyse } from './analyse.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import { conceptsOf, type Lexicon } from './concepts.ts';
import {
  readArticles,
  readLexicon,
  textsOf,
  textsOfLexicon,
  writeArticles,
  writeLexicon,
} from './content-format.ts';
import type { IndexReader } from './index-reader.ts';
import { readPins, writePins } from './pinned.ts';
import { rerankDepth } from './tuning.ts';
import type { SearchArticle } from './types.ts';

/** The content of the file. The same articles and lexicon give the same bytes. */
export function writeSingleFile(articles: SearchArticle[], lexicon: Lexicon): Uint8Array {
  const out = new ByteWriter();
  const alphabet = alphabetOf([...articles.flatMap(textsOf), ...textsOfLexicon(lexicon)]);
  writeAlphabet(out, alphabet);
  writeLexicon(out, alphabet, lexicon);
  writeArticles(out, alphabet, articles);
  writePins(out, articles);
  return out.finish();
}

/** Opens the content of a file; throws IndexFault past its end. Takes time linear in the text. */
export function openSingleFile(content: Uint8Array): IndexReader {
  const from = new ByteReader(content);
  const alphabet = readAlphabet(from);
  const concepts = conceptsOf(readLexicon(from, alphabet));
  const texts = readArticles(from, alphabet);
  const pins = readPins(from);
  const { vocabulary, postings, articles } = analyse(texts, concepts);
  return {
    size: articles.length,
    vocabulary,
    concepts,
    pins,
    rerankDepth: rerankDepth.singleFile,
    loadTerms: () => undefined,
    loadArticles: () => undefined,
    postings: (id) => postings[id]!,
    article: (doc) => articles[doc]!,
  };
}
