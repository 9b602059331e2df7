// What the list shows between two keystrokes. Half a word is often no word, so an answer may come, go and come back
// while one question is typed; a reader sees it come, and go only once typing pauses.

import type { NumberOffers } from '#shared/forms/number-offers.ts';
import type { SearchAnswer } from '#shared/search/types.ts';

/** An answer as it is shown. */
export interface Shown {
  text: string;
  answer: SearchAnswer;
  /** Whole questions that the text may become. */
  completions: readonly string[];
  /** The ways on where the text is a number and no question. */
  number: NumberOffers | null;
  /** What an address may hold of the text. */
  address: string;
  /** Whether the heading calls the results answers, and not the nearest ones. */
  isSure: boolean;
}

/**
 * What to show of a new answer while typing goes on: the results before it where it has none, their heading where it is
 * less sure, and no question whether something else was meant that was not there before. Once typing pauses, and where
 * another text begins, the new answer is shown as it is.
 */
export function whileTyping(before: Shown | null, found: Shown): Shown {
  if (!before || found.number || before.number || !isSameQuestion(before.text, found.text))
    return found;
  const { text, address, completions } = found;
  if (hasResults(before) && !hasResults(found)) return { ...before, text, address, completions };
  const { suggestion, ...answer } = found.answer;
  const isAsked = before.answer.suggestion !== undefined;
  return {
    ...found,
    answer: isAsked ? found.answer : answer,
    isSure: found.isSure || (before.isSure && hasResults(found)),
  };
}

/** Whether there is anything to choose. */
export const hasResults = ({ answer: { sure, near } }: Pick<Shown, 'answer'>): boolean =>
  sure.length + near.length > 0;

/** Letters were added at the end, or taken from it. */
const isSameQuestion = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);
