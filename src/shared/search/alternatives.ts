// Known words that a query word may stand for, and where such words come from.

import { irregularForms, verbForms } from '../persian/lemmas.ts';
import type { Concepts } from './concepts.ts';
import type { Vocabulary } from './vocabulary.ts';
import { stopWords } from './word-lists.ts';

/** How an alternative was found: as typed, by joining neighbours, by completing, by spelling, by sound. */
type MatchSource = 'typed' | 'joined' | 'prefix' | 'typo' | 'finglish';

/** A known word that a query word may stand for. */
export interface Alternative {
  /** Folded. */
  form: string;
  /** Confidence that it is meant, from 0 to 1. */
  confidence: number;
  source: MatchSource;
  /** How it is shown, where an ending was cut off for finding it. */
  shown?: string;
}

/** Words that a misspelt or Latin one may stand for. */
export interface KnownWords {
  /** Each once: words of the articles, then of the lexicon, then common words. */
  words: string[];
  /** How many of them are of the articles and the lexicon. */
  indexedCount: number;
}

/**
 * Words of the articles and the lexicon without concept terms and numbers, and words that any text may hold: stop words,
 * irregular plurals and verb forms.
 */
export function knownWords(vocabulary: Vocabulary, concepts: Concepts): KnownWords {
  const words = new Set(vocabulary.forms.filter((form) => !/^[#~\d]/.test(form)));
  for (const word of concepts.lexiconWords) words.add(word);
  const indexedCount = words.size;
  for (const common of [stopWords, irregularForms(), verbForms()]) {
    for (const word of common) words.add(word);
  }
  return { words: [...words], indexedCount };
}
