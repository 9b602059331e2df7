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

/** Words of the articles, then of the lexicon; concept terms and numbers are left out. */
export function* indexedWords(vocabulary: Vocabulary, concepts: Concepts): Generator<string> {
  for (const form of vocabulary.forms) if (!/^[#~\d]/.test(form)) yield form;
  yield* concepts.lexiconWords;
}

/** Stop words, irregular plurals and verb forms: words that any text may hold. */
export function* commonWords(): Generator<string> {
  yield* stopWords;
  yield* irregularForms();
  yield* verbForms();
}
