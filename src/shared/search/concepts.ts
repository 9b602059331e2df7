// Finds concepts of the lexicon in a row of words: phrases in any order and inflection, within a few words. Articles and
// queries are read alike, so «پولم را پس بدهید» and «بازگشت وجه» match.

import { isVerbForm, lemmaOf } from '../persian/lemmas.ts';
import { splitWords, type Word } from '../persian/words.ts';
import { addTo } from './add-to.ts';
import { numberLines } from './number-concepts.ts';
import { connectives, isParticle, stopWords } from './word-lists.ts';

/** What an index is built with, and must be read with. */
export interface Lexicon {
  /** One concept a line, in the notation of `lexicon.ts`. */
  lines: string[];
  /** Words of subjects that support does not answer, spaces between them; names of other services end in `|`, ours follow another. */
  outOfDomainWords: string;
}

/** A phrase of a concept, ready to be matched. */
interface Phrase {
  concept: number;
  isRelated: boolean;
  /** The lemmas that fit each slot but the first, which has the fewest and is looked up. */
  others: string[][];
}

/** A concept that was found. */
export interface ConceptMatch {
  /** Line number in `Concepts.lines`. */
  concept: number;
  /** By a related phrase, not one of the same meaning. */
  isRelated: boolean;
  /** Positions of its words in the row. */
  positions: number[];
  /** Product of the confidences of its words, from 0 to 1. */
  confidence: number;
}

/** Lemmas that a word may have, each with a confidence from 0 to 1. */
export type LemmaReadings = Map<string, number>;

/** The concepts of a lexicon, and the words that it writes. */
export class Concepts {
  readonly #byFirstSlot = new Map<string, Phrase[]>();
  readonly #phraseLemmas = new Set<string>();
  readonly #lexiconWords = new Set<string>();
  readonly #isLexiconWord = (form: string) => this.isLexiconWord(form);
  /** One concept a line, in the notation of `lexicon.ts`. */
  readonly lines: string[];
  /** Folded words that are spelled right and belong to other subjects; see `outOfDomainImportance`. */
  readonly outOfDomainWords: ReadonlySet<string>;

  /** Those of them that name another service or a public office; a question with one is about another thing. */
  readonly foreignQualifiers: ReadonlySet<string>;
  /** Folded words of the organisation's own name, which say nothing of what is asked. */
  readonly brandWords: ReadonlySet<string>;

  constructor({ lines, outOfDomainWords }: Lexicon) {
    this.lines = lines;
    const [foreign, others, brand] = outOfDomainWords
      .split('|')
      .map((words) => new Set(splitWords(words).map(({ form }) => form)));
    this.foreignQualifiers = foreign!;
    this.outOfDomainWords = new Set([...foreign!, ...(others ?? [])]);
    this.brandWords = brand ?? new Set();
    for (const line of lines) this.#addLexiconWords(line);
    for (const [concept, line] of lines.entries()) this.#addLine(concept, line);
  }

  /** Whether any phrase has a word of this lemma. */
  isPhraseLemma(lemma: string): boolean {
    return this.#phraseLemmas.has(lemma);
  }

  /** Whether the lexicon writes a word so: then no ending is cut from it and it is not corrected. */
  isLexiconWord(form: string): boolean {
    return this.#lexiconWords.has(form) || isParticle(form);
  }

  /** Folded words of the lexicon, without verb forms and stop words. */
  get lexiconWords(): Iterable<string> {
    return this.#lexiconWords;
  }

  #addLexiconWords(line: string): void {
    for (const { form } of splitWords(line)) {
      if (form.length > 1 && !isVerbForm(form) && !stopWords.has(form))
        this.#lexiconWords.add(form);
    }
  }

  #addLine(concept: number, line: string): void {
    for (const [side, phrases] of line.split('~').entries()) {
      for (const phrase of phrases.split('/')) {
        if (phrase.trim()) this.#addVariants(concept, side > 0, phrase.trim());
      }
    }
  }

  /** Adds a phrase, the same written as one word, and a half-spaced word as its parts. */
  #addVariants(concept: number, isRelated: boolean, phrase: string): void {
    const slots = phrase
      .split(/\s+/)
      .map((slot) => slot.split(',').flatMap((alternative) => splitWords(alternative)));
    const add = (lemmas: string[][]) => this.#addPhrase(concept, isRelated, lemmas);
    const contentSlots = slots.filter((slot) => slot.some(({ form }) => !connectives.has(form)));
    const kept = contentSlots.length > 0 ? contentSlots : slots;
    add(kept.map((slot) => slot.map((word) => this.#lemmaOf(word.form))));
    const joined = phrase.includes(',') ? '' : joinedForm(slots);
    if (joined) {
      this.#lexiconWords.add(joined);
      add([[joined]]);
    }
    const parts = contentParts(slots);
    if (parts.length > 1) add(parts.map((part) => [this.#lemmaOf(part)]));
  }

  #lemmaOf(form: string): string {
    return lemmaOf(form, this.#isLexiconWord, this.#isLexiconWord);
  }

  #addPhrase(concept: number, isRelated: boolean, lemmas: string[][]): void {
    const [first = [], ...others] = lemmas
      .map((slot) => [...new Set(slot)])
      .sort((a, b) => a.length - b.length || b[0]!.length - a[0]!.length);
    for (const lemma of [first, ...others].flat()) this.#phraseLemmas.add(lemma);
    const phrase = { concept, isRelated, others };
    for (const lemma of first) addTo(this.#byFirstSlot, lemma, phrase);
  }

  /** Every concept in a row of words; the words of a phrase may have up to two others between them. */
  find(row: LemmaReadings[]): ConceptMatch[] {
    const positionsOf = this.#positionsOf(row);
    const matches = new Map<number, ConceptMatch>();
    for (const [lemma, positions] of positionsOf) {
      for (const phrase of this.#byFirstSlot.get(lemma) ?? []) {
        // Most phrases end here: a row has one of their words and no other.
        if (!phrase.others.every((slot) => slot.some((one) => positionsOf.has(one)))) continue;
        for (const at of positions) {
          const match = matchPhrase(phrase, row, positionsOf, at, row[at]!.get(lemma)!);
          if (!match) continue;
          const key = (phrase.concept * 2 + +phrase.isRelated) * 4096 + at;
          if (match.confidence > (matches.get(key)?.confidence ?? 0)) matches.set(key, match);
        }
      }
    }
    return [...matches.values()];
  }

  #positionsOf(row: LemmaReadings[]): Map<string, number[]> {
    const positionsOf = new Map<string, number[]>();
    for (const [at, readings] of row.entries()) {
      for (const lemma of readings.keys()) {
        addTo(positionsOf, lemma, at);
      }
    }
    return positionsOf;
  }
}

/** Two or three words as people write them together, «سیمکارت»; empty for other phrases. */
function joinedForm(slots: Word[][]): string {
  if (slots.length < 2 || slots.length > 3) return '';
  return slots
    .flat()
    .map((word) => word.form)
    .join('');
}

/** The parts of a single half-spaced word that are no stop words. */
function contentParts(slots: Word[][]): string[] {
  const only = slots.length === 1 && slots[0]!.length === 1 ? slots[0]![0] : undefined;
  return only?.parts.filter((part) => part.length > 1 && !stopWords.has(part)) ?? [];
}

/** Matches a phrase around a word of its first slot, taking the nearest word for each other slot. */
function matchPhrase(
  { concept, isRelated, others }: Phrase,
  row: LemmaReadings[],
  positionsOf: Map<string, number[]>,
  start: number,
  startConfidence: number,
): ConceptMatch | undefined {
  const positions = [start];
  let confidence = startConfidence;
  for (const slot of others) {
    let nearest = others.length + 4;
    let best = -1;
    let bestConfidence = 0;
    for (const lemma of slot) {
      for (const position of positionsOf.get(lemma) ?? []) {
        const distance = Math.abs(position - start);
        if (distance >= nearest || positions.includes(position)) continue;
        nearest = distance;
        best = position;
        bestConfidence = row[position]!.get(lemma)!;
      }
    }
    if (best < 0) return undefined;
    positions.push(best);
    confidence *= bestConfidence;
  }
  return { concept, isRelated, positions, confidence };
}

/** The concepts of a lexicon, and after them those of number words. */
export function conceptsOf({ lines, outOfDomainWords }: Lexicon): Concepts {
  return new Concepts({ lines: [...lines, ...numberLines()], outOfDomainWords });
}
