import { splitWords } from '#shared/persian/words.ts';

/** Words of a request type, each list with words as search compares them. */
export type TypeWords = {
  title: readonly string[];
  hint: readonly string[];
  more: readonly string[];
};

const weights = { title: 3, hint: 2, more: 1.5 } as const;
const mostFound = 3;
/** What is typed beyond these words says nothing new. */
const mostRead = 40;

/** 1 for the same word, less where one begins with the other («پرداخت», «پرداختم»), 0 for two words. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 2 && long.startsWith(short) ? 0.4 + 0.5 * (short.length / long.length) : 0;
}

const bestOf = (words: readonly string[], word: string) =>
  words.reduce((best, one) => Math.max(best, likeness(one, word)), 0);

const agreement = (type: TypeWords, word: string) =>
  Math.max(
    ...(Object.keys(weights) as (keyof TypeWords)[]).map(
      (part) => weights[part] * bestOf(type[part], word),
    ),
  );

/**
 * Finds the request types that fit what a person has written, the best first and at most three, as indexes of `types`.
 * A word that many types have says little. Empty where nothing fits.
 */
export function findTypes(types: readonly TypeWords[], typed: string): number[] {
  const scores = types.map(() => 0);
  for (const { form } of splitWords(typed, mostRead)) {
    if (form.length < 2) continue;
    const agreements = types.map((type) => agreement(type, form));
    const having = agreements.filter(Boolean).length;
    const tells = Math.log((types.length + 1) / (having || 1));
    for (const [at, value] of agreements.entries()) scores[at]! += value * tells;
  }
  const best = Math.max(0, ...scores);
  return [...scores.entries()]
    .filter(([, score]) => score > 0 && score >= best * 0.45)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostFound)
    .map(([at]) => at);
}
