// The clauses of a question that tells a story: one of them asks.

import { splitWords } from '../persian/words.ts';

/**
 * The clause of each folded word of a query, counted from 0, as punctuation parts them. A word that was read otherwise than
 * it is written belongs to the clause of the word before it.
 */
export function clausesOf(text: string, forms: string[]): number[] {
  const clauses = text
    .split(/[،؛,;.!?؟\n]/)
    .map((clause) => splitWords(clause).map(({ form }) => form))
    .filter((words) => words.length > 0);
  let current = 0;
  return forms.map((form) => {
    const next = clauses.findIndex((words, at) => at >= current && words.includes(form));
    if (next === current || next === current + 1) current = next;
    return current;
  });
}
