import { splitWords } from '../persian/words.ts';
import { isEmpty, type Meanings, meaningsWith } from './meanings.ts';
import { Vocabulary } from './vocabulary.ts';

let shared: { meanings: Meanings; vocabulary: Vocabulary } | undefined;

/**
 * How much two short texts (titles, first lines) ask the same, from 0 to 1: spelling, inflection, politeness and common
 * synonyms do not count as differences. About 0.5 is worth asking "is this the same issue?".
 */
export function similarity(one: string, other: string): number {
  const meanings = shared?.meanings ?? meaningsWith([]);
  shared ??= { meanings, vocabulary: new Vocabulary([...meanings.keptWords].sort(), meanings) };
  const a = gist(one, shared.meanings, shared.vocabulary);
  const b = gist(other, shared.meanings, shared.vocabulary);
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const [word, weight] of a) if (b.has(word)) common += Math.min(weight, b.get(word)!);
  const total = (words: Map<string, number>) => [...words.values()].reduce((x, y) => x + y, 0);
  return (2 * common) / (total(a) + total(b));
}

/** What is left of a text: lemmas that say something, each replaced by its meanings where it has any. */
function gist(text: string, meanings: Meanings, vocabulary: Vocabulary): Map<string, number> {
  const words = splitWords(text, 60);
  const row = words.map(({ form }) => vocabulary.readingOf(form));
  const named = new Map<number, number[]>();
  for (const { meaning, loose, at } of meanings.find(row)) {
    if (!loose)
      for (const position of at) named.set(position, [...(named.get(position) ?? []), meaning]);
  }
  const gathered = new Map<string, number>();
  for (const [at, { form }] of words.entries()) {
    const lemma = vocabulary.lemmaOf(form);
    if (isEmpty(form, lemma)) continue;
    const names = named.get(at)?.map((meaning) => `#${meaning}`) ?? [lemma];
    for (const name of names)
      gathered.set(name, Math.max(gathered.get(name) ?? 0, 1 / names.length));
  }
  return gathered;
}
