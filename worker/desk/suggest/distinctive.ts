import { termsOf } from '../../tickets/words/fold-words.ts';
import { mostCounted, type WordCount } from './store-similar.ts';

/** Words of a request that are looked at, those of the title first. */
const mostWords = 16;
/** Words that a similar request is looked for by. */
const mostDistinctive = 6;
/** Entries of the index that a search may read: about ten milliseconds. */
const mostEntries = 30_000;

/** Folded forms of one word, any of which another request may have. */
export type Word = readonly string[];

/** The words, each once, by which a request may resemble others; numbers are its own. */
export function wordsToCompare(texts: readonly string[]): Word[] {
  const words = new Map<string, Word>();
  for (const { form, lemma, parts } of texts.flatMap(termsOf)) {
    const key = lemma ?? form;
    if (key.length < 3 || /\d/.test(form)) continue;
    // What an ending was written to with a half-space; shorter ones are the beginnings of other words too.
    const [stem] = parts;
    const forms = [form, key, ...(stem && stem.form.length > 3 ? [stem.form] : [])];
    if (!words.has(key)) words.set(key, [...new Set(forms)]);
  }
  return [...words.values()].slice(0, mostWords);
}

/** A word with how much it says: 1 where half of all requests have it, 10 where one in a thousand has. */
export type Distinctive = { word: Word; weight: number };

/** The rarest words that another request has too, as many as may be looked for. */
export function distinctiveOf(words: readonly Word[], counts: readonly WordCount[]): Distinctive[] {
  const known = words
    .map((word, at) => ({ word, ...estimate(counts[at]) }))
    .filter(({ count }) => count > 1)
    .sort((one, other) => one.count - other.count)
    .slice(0, mostDistinctive);
  let entries = 0;
  return known
    .filter(({ count }) => {
      entries += count;
      return entries <= mostEntries;
    })
    .map(({ word, share }) => ({ word, weight: Math.max(1, -Math.log2(share)) }));
}

/** How many requests have a word, by how far back its newest hits go, and which share of all they are. */
function estimate(counted: WordCount | undefined): { count: number; share: number } {
  if (!counted) return { count: 0, share: 0 };
  const { count: hits, span, all } = counted;
  const count = hits < mostCounted ? hits : Math.round((hits * all) / span);
  return { count, share: count / all };
}

/** An expression of FTS5 for requests that have any form of the word. */
export const anyFormOf = (word: Word): string =>
  `(${word.map((form) => `"${form}"`).join(' OR ')})`;

/** An expression of FTS5 for requests that have two of the words, or the only one; null where there is none. */
export function anyTwoOf(words: readonly Word[]): string | null {
  const forms = words.map(anyFormOf);
  const [only, second] = forms;
  if (only === undefined || second === undefined) return only ?? null;
  return forms
    .slice(0, -1)
    .map((word, at) => `(${word} AND (${forms.slice(at + 1).join(' OR ')}))`)
    .join(' OR ');
}
