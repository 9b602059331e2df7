import type { FieldValue } from '#shared/fields/field.ts';
import { lemmaOf } from '#shared/persian/lemmas.ts';
import { splitWords } from '#shared/persian/words.ts';

// Tickets are found by words as the FAQ search compares them: one spelling, with and without their endings. Words are
// folded before they are stored and before they are looked for, by the same code, so that both always agree.

const unknown = () => false;

/** The forms of one text under which it is found: each word, the pieces between its half-spaces, and its lemma. */
function formsOf(text: string): string[] {
  return splitWords(text).flatMap(({ form, parts }) =>
    [form, ...parts].flatMap((one) => [one, lemmaOf(one, unknown, unknown)]),
  );
}

/** Folded words of texts, each once, with spaces between them. */
export const foldWords = (texts: readonly string[]): string =>
  [...new Set(texts.flatMap(formsOf))].join(' ');

/**
 * Facts as they are found: numbers of phones as people write them and by their ends too; of a Sheba, which threads show in
 * part (R88), its end alone, or it could be guessed by its beginning, sign by sign.
 */
export const factTexts = (facts: Readonly<Record<string, FieldValue>>): string[] =>
  Object.values(facts).flatMap((value) => {
    const text = String(value);
    if (/^IR\d{24}$/.test(text)) return [text.slice(-4)];
    const [, national] = /^\+98(\d{10})$/.exec(text) ?? [];
    return national ? [`0${national} ${national} ${national.slice(-4)}`] : [text];
  });

/** A folded word to be found: in its form or as its lemma; `isBegun` where the form may go on. */
export type Term = { form: string; lemma: string | null; isBegun: boolean };

/** The words of a typed text, all of which must be there, in any order; the last one counts also where it has only begun. */
export const termsOf = (text: string): Term[] => {
  const words = splitWords(text);
  return words.map(({ form }, i) => {
    const isLast = i === words.length - 1;
    const lemma = lemmaOf(form, unknown, unknown);
    return { form, lemma: lemma === form ? null : lemma, isBegun: isLast && form.length > 1 };
  });
};

/** An expression of FTS5 that holds where all words of the text are there; null where the text has no word. */
export function matchOf(text: string): string | null {
  const terms = termsOf(text).map(({ form, lemma, isBegun }) => {
    const typed = `"${form}"${isBegun ? '*' : ''}`;
    return lemma === null ? typed : `(${typed} OR "${lemma}")`;
  });
  return terms.length === 0 ? null : terms.join(' AND ');
}
