import { splitWords } from '../persian/words.ts';
import type { Concepts } from './concepts.ts';
import { Vocabulary } from './vocabulary.ts';
import { isStopWord } from './word-lists.ts';

/** The words of the lexicon, made once for each. */
const vocabularies = new WeakMap<Concepts, Vocabulary>();

/** Words of a text that are compared; a title or the first lines of a message. */
const maxWords = 60;

/**
 * How alike two short texts are, from 0 to 1: the Dice coefficient of their lemmas and concepts. Spelling, inflection,
 * politeness and common synonyms make no difference. From `duplicateTitleSimilarity` on they may ask the same.
 */
export function similarity(one: string, other: string, concepts: Concepts): number {
  const vocabulary =
    vocabularies.get(concepts) ?? new Vocabulary([...concepts.lexiconWords].sort(), concepts);
  vocabularies.set(concepts, vocabulary);
  const a = termWeights(one, concepts, vocabulary);
  const b = termWeights(other, concepts, vocabulary);
  if (a.size === 0 || b.size === 0) return 0;
  let common = 0;
  for (const [term, weight] of a) if (b.has(term)) common += Math.min(weight, b.get(term)!);
  const total = (terms: Map<string, number>) => [...terms.values()].reduce((x, y) => x + y, 0);
  return (2 * common) / (total(a) + total(b));
}

/** The lemmas of a text without stop words, each replaced by its concepts where it has any. */
function termWeights(
  text: string,
  concepts: Concepts,
  vocabulary: Vocabulary,
): Map<string, number> {
  const words = splitWords(text, maxWords);
  const row = words.map(({ form }) => vocabulary.readingOf(form));
  const conceptsAt = new Map<number, number[]>();
  for (const { concept, isRelated, positions } of concepts.find(row)) {
    if (isRelated) continue;
    for (const at of positions) conceptsAt.set(at, [...(conceptsAt.get(at) ?? []), concept]);
  }
  const weights = new Map<string, number>();
  for (const [at, { form }] of words.entries()) {
    const lemma = vocabulary.lemmaOf(form);
    if (isStopWord(form, lemma)) continue;
    const terms = conceptsAt.get(at)?.map((concept) => `#${concept}`) ?? [lemma];
    for (const term of terms) weights.set(term, Math.max(weights.get(term) ?? 0, 1 / terms.length));
  }
  return weights;
}
