// The clauses of a question that tells a story: one of them asks.

import { isVerb } from '../persian/lemmas.ts';
import { splitWords } from '../persian/words.ts';
import { longClauseWords, shortClauseWords } from './tuning.ts';

/** Words that go on with a story that has no punctuation. */
const joints = /^(?:بعد|بعدش|ولی|اما|حالا|الان|که|چون|وقتی|هرچی)$/;

/**
 * The clause of each folded word of a query, counted from 0, as punctuation parts them; where there is none for long, also
 * spoken conjunctions and verbs. A word that was read otherwise than it is written belongs to the clause of the word
 * before it.
 */
export function clausesOf(text: string, forms: string[]): number[] {
  const clauses = text
    .split(/[،؛,;.!?؟\n]/)
    .map((clause) => splitWords(clause).map(({ form }) => form))
    .flatMap((words) => (words.length < longClauseWords ? [words] : spokenClauses(words)))
    .filter((words) => words.length > 0);
  let current = 0;
  return forms.map((form) => {
    const next = clauses.findIndex((words, at) => at >= current && words.includes(form));
    if (next === current || next === current + 1) current = next;
    return current;
  });
}

/** «خریدم بعد پستچی آورد وقتی باز کردم دیدم شکسته»: each begins with a conjunction or behind a verb. */
function spokenClauses(words: string[]): string[][] {
  const clauses: string[][] = [[]];
  for (const word of words) {
    const clause = clauses.at(-1)!;
    const isOver =
      joints.test(word) || (clause.length >= shortClauseWords && isVerb(clause.at(-1)!));
    if (isOver && !isVerb(word) && clause.length > 0) clauses.push([word]);
    else clause.push(word);
  }
  return clauses;
}
