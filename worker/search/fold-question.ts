import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { maskPersonalData } from '#shared/fields/personal-data.ts';
import { splitWords } from '#shared/persian/words.ts';
import { isStopWord } from '#shared/search/word-lists.ts';

const longest = 100;
/** Stands where something was hidden; no word holds it. */
const hidden = '\u0000';
const mostWords = 15;

/** A question as it is kept: folded, numbers that could be somebody's masked; null where nothing would be left to learn from. */
export function foldQuestion(text: string): string | null {
  const pieces = maskPersonalData(text.toWellFormed(), hidden)
    .split(hidden)
    .map((piece) =>
      splitWords(maskCardNumbers(piece), mostWords)
        .map(({ form }) => form)
        .join(' '),
    );
  const folded = firstWords(pieces.join(' # ').trim());
  return /\p{L}{2}/u.test(folded) ? folded : null;
}

/** At most `longest` characters, and no half of a word, which would be a word that nobody wrote. */
function firstWords(text: string): string {
  if (text.length <= longest) return text;
  const end = text.lastIndexOf(' ', longest);
  return text.slice(0, end > 0 ? end : longest);
}

/**
 * The lemmas of a folded question in its order, each once, without stop words and numbers of four digits or more: what
 * its spellings and inflections have in common. Empty where no word is left.
 */
export function stemsOf(folded: string, lemmaOf: (form: string) => string): string[] {
  const stems = splitWords(folded).flatMap(({ form }) => {
    const lemma = lemmaOf(form);
    return isStopWord(form, lemma) || /\d{4}/.test(form) ? [] : [lemma];
  });
  return [...new Set(stems)];
}
