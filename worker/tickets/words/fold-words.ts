import type { FieldValue } from '#shared/fields/field.ts';
import { lemmaOf } from '#shared/persian/lemmas.ts';
import { splitWords } from '#shared/persian/words.ts';
import type { Form, Term } from './store-words.ts';

// Tickets are found by words as the FAQ search compares them: one spelling, with and without their endings. Words are
// folded before they are stored and before they are looked for, by the same code, so that both always agree.

const unknown = () => false;

/** Where the tokenizer of the index ends a word. One letter can be written out as several words: «ﷺ», «⑴». */
const betweenTokens = /[^a-z0-9\u0080-\u{10ffff}]+/u;

/** Each word of a text as it is, and the pieces between its half-spaces where it has more than one. */
const wordsOf = (text: string) =>
  splitWords(text).flatMap(({ form, parts }) => {
    const tokens = form.split(betweenTokens).filter(Boolean);
    return tokens.length === 1 && tokens[0] === form
      ? [{ form, parts }]
      : tokens.map((token) => ({ form: token, parts: [] }));
  });

const lemmaOfForm = (form: string) => lemmaOf(form, unknown, unknown);

/** The forms of one text under which it is found: each word, the pieces between its half-spaces, and its lemma. */
const formsOf = (text: string): string[] =>
  wordsOf(text).flatMap(({ form, parts }) =>
    [form, ...parts].flatMap((one) => [one, lemmaOfForm(one)]),
  );

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

/** The words of a typed text, all of which must be there, in any order; the last one counts also where it has only begun. */
export const termsOf = (text: string): Term[] =>
  wordsOf(text).map(({ form, parts }, i, { length }): Term => {
    const isLast = i === length - 1;
    return {
      ...toFind(form, isLast),
      parts: parts.map((part, at) => toFind(part, isLast && at === parts.length - 1)),
    };
  });

function toFind(form: string, mayGoOn: boolean): Form {
  const lemma = lemmaOfForm(form);
  return { form, lemma: lemma === form ? null : lemma, isBegun: mayGoOn && form.length > 1 };
}

/** An expression of FTS5 that holds where all words of the text are there; null where the text has no word. */
export function matchOf(text: string): string | null {
  const terms = termsOf(text).map(({ parts, ...word }) =>
    eitherOf([...formsToMatch(word), ...(parts.length > 0 ? [allOf(parts)] : [])]),
  );
  return terms.length === 0 ? null : terms.join(' AND ');
}

const formsToMatch = ({ form, lemma, isBegun }: Form) => [
  `"${form}"${isBegun ? '*' : ''}`,
  ...(lemma === null ? [] : [`"${lemma}"`]),
];
const allOf = (parts: readonly Form[]) =>
  `(${parts.map((part) => eitherOf(formsToMatch(part))).join(' AND ')})`;
const eitherOf = (forms: readonly string[]) =>
  forms.length === 1 ? forms.join() : `(${forms.join(' OR ')})`;
