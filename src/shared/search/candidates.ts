// The words that a spelling may stand for.

import { irregularForms, verbForms } from '../persian/lemmas.ts';
import { empty, type Meanings } from './meanings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How a word of the query was turned into one that we know. */
export type Way = 'typed' | 'joined' | 'prefix' | 'typo' | 'finglish' | 'split';

/** A word that may be meant, with how far we trust that. */
export interface Alternative {
  form: string;
  trust: number;
  way: Way;
}

/** Words of the articles, then of the lexicon. */
export function* ownWords(vocabulary: Vocabulary, meanings: Meanings): Generator<string> {
  for (const form of vocabulary.forms) if (!/^[#~\d]/.test(form)) yield form;
  yield* meanings.keptWords;
}

/** Words that any text may hold. */
export function* commonWords(): Generator<string> {
  yield* empty;
  yield* irregularForms();
  yield* verbForms();
}
