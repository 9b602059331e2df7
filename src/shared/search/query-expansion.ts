// From the words of a query to the terms of the index that could answer each: inflections, compounds, completions,
// corrections, Finglish and concepts, each with a confidence.

import { isVerb } from '../persian/lemmas.ts';
import { type Alternative, knownWords } from './alternatives.ts';
import type { Concepts, LemmaReadings } from './concepts.ts';
import { plainly, type QueryToken, tokensOf } from './query-token.ts';
import { Speller } from './speller.ts';
import { Transliterator } from './transliterator.ts';
import {
  completionConfidence,
  compoundConfidence,
  conceptConfidence,
  doubtfulStopWordImportance,
  indexedLatinConfidence,
  inflectionConfidence,
  maxCompletions,
  onlyStopWordsImportance,
  relatedConfidence,
  stopWordConfidence,
} from './tuning.ts';
import type { Vocabulary } from './vocabulary.ts';
import { isStopWord, lightWords } from './word-lists.ts';

/** A query with the terms that could answer each word. */
export interface ExpandedQuery {
  tokens: QueryToken[];
}

/** A word that was taken for another, as typed (folded) and as taken. */
export interface Replacement {
  from: string;
  to: string;
  source: 'typo' | 'finglish';
}

/**
 * How freely a query is read. `free`: all that is known. `remapped`: keys of another keyboard layout, where nothing is
 * corrected on top. `literal`: the words as typed, in any inflection.
 */
export type ExpansionMode = 'free' | 'remapped' | 'literal';

/** Expands queries against one index. */
export class QueryExpander {
  readonly #vocabulary: Vocabulary;
  readonly #concepts: Concepts;
  readonly #known = once(() => knownWords(this.#vocabulary, this.#concepts));
  readonly #speller = once(() => new Speller(this.#known()));
  readonly #transliterator = once(() => new Transliterator(this.#known(), this.#vocabulary));
  readonly #toPrepare: (() => unknown)[] = [this.#known, this.#transliterator, this.#speller];

  constructor(vocabulary: Vocabulary, concepts: Concepts) {
    this.#vocabulary = vocabulary;
    this.#concepts = concepts;
  }

  /** Never throws. A text that does not end in a space may end in half a word, which is completed. */
  expand(typed: string, mode: ExpansionMode): ExpandedQuery {
    const isLiteral = mode === 'literal';
    const text = isLiteral ? typed : plainly(typed);
    const tokens = tokensOf(text, this.#vocabulary, isLiteral);
    const unfinished = /\s$/.test(text) ? undefined : tokens.at(-1);
    if (unfinished && !isLiteral) this.#addCompletions(unfinished);
    const isTail = tokens.length > 1 && /^\D$/.test(unfinished?.form ?? '');
    if (unfinished && isTail && !isLiteral) {
      // One letter may become anything, so until the next one the question is what stands before it.
      Object.assign(unfinished, { importance: 0, alternatives: [] });
    }
    this.#addCompounds(isTail ? tokens.slice(0, -1) : tokens);
    if (mode === 'free') {
      for (const [at, token] of tokens.entries()) {
        this.#addPairedCorrections(token, tokens[at - 1], tokens[at + 1]);
        this.#addCorrections(token, token === unfinished);
      }
    }
    for (const token of tokens) this.#addInflections(token);
    if (!isLiteral) this.#addConcepts(tokens);
    if (unfinished && tokens.every(({ importance }) => importance === 0)) {
      this.#readAsHalfWord(unfinished);
    }
    return { tokens };
  }

  #addCompletions(token: QueryToken): void {
    if (token.form.length < 2) return;
    const isKnown = token.alternatives.length > 0;
    const { ofKnownWord, ofUnknownWord } = completionConfidence;
    const confidence = isKnown ? ofKnownWord : ofUnknownWord;
    const add = (form: string) => token.alternatives.push({ form, confidence, source: 'prefix' });
    const [from, to] = this.#vocabulary.prefixRange(token.form);
    for (let id = from; id < Math.min(to, from + maxCompletions); id++) {
      const form = this.#vocabulary.forms[id]!;
      if (form !== token.form) add(form);
    }
    if (isKnown || token.form.length < 3) return;
    for (const form of this.#concepts.lexiconWords) if (form.startsWith(token.form)) add(form);
  }

  /** «کار» alone may become «کارت»: then it stands for words of content that begin so, and for nothing else. */
  #readAsHalfWord(token: QueryToken): void {
    const ids = token.alternatives.flatMap(({ form, source }) => {
      const isContent = source === 'prefix' && !isStopWord(form, this.#vocabulary.lemmaOf(form));
      return isContent ? (this.#vocabulary.idOf(form) ?? []) : [];
    });
    if (ids.length === 0) return;
    token.terms = new Map(ids.map((id) => [id, completionConfidence.ofKnownWord]));
    token.importance = onlyStopWordsImportance;
  }

  /** Joins words written apart that belong together: «سیم کارت», «دو مرحله ای». */
  #addCompounds(tokens: QueryToken[]): void {
    for (let at = 0; at + 1 < tokens.length; at++) {
      for (const count of [2, 3]) {
        const joined = tokens.slice(at, at + count);
        if (joined.length === count) this.#addCompound(joined);
      }
    }
  }

  #addCompound(tokens: QueryToken[]): void {
    const form = tokens.map((token) => token.form).join('');
    if (form.length < 4 || form.length > 30) return;
    if (tokens.every(({ importance }) => importance === 0)) return;
    if (!this.#vocabulary.isRecognised(form)) return;
    const lemma = this.#vocabulary.lemmaOf(form);
    if (tokens.some((token) => this.#vocabulary.lemmaOf(token.form) === lemma)) return;
    for (const { importance, alternatives } of tokens) {
      if (importance > 0)
        alternatives.push({ form, confidence: compoundConfidence, source: 'joined' });
    }
  }

  /** «کیف پل»: any short word is near to many, so its neighbour must agree. */
  #addPairedCorrections(
    { form, alternatives, importance }: QueryToken,
    ...beside: (QueryToken | undefined)[]
  ): void {
    const isKnown = alternatives.some(({ source }) => source !== 'prefix');
    if (isKnown || importance === 0 || !/^[آ-ی]{2,4}$/.test(form)) return;
    const [before, after] = beside.map((token) => token?.alternatives[0]?.form);
    const isHalf = alternatives.length > 0;
    const fits = (word: string) =>
      !(isHalf && word.startsWith(form)) &&
      ((before !== undefined && this.#vocabulary.isPair(before, word)) ||
        (after !== undefined && this.#vocabulary.isPair(word, after)));
    if (before ?? after) alternatives.unshift(...this.#speller().shortCorrections(form, fits));
  }

  /** Adds Persian words for Latin letters, and for a word that is not known what may have been meant. */
  #addCorrections(token: QueryToken, isUnfinished: boolean): void {
    const { form, alternatives } = token;
    const isLatin = isLatinWord(form);
    if (isLatin && form.length > 1) {
      const factor = this.#vocabulary.idOf(form) === undefined ? 1 : indexedLatinConfidence;
      alternatives.push(...this.#transliterator().persianFor(form, factor));
      if (isUnfinished && token.importance > 0)
        alternatives.push(...this.#transliterator().persianCompletions(form));
    }
    if (alternatives.length === 0 && form.length > 2 && !/\d/.test(form)) {
      alternatives.push(...this.#speller().corrections(form));
      if (alternatives.length === 0 && !isLatin) {
        alternatives.push(...this.#transliterator().latinFor(form));
      }
    }
    const [best] = alternatives;
    const isTaken = best?.source === 'typo' || best?.source === 'finglish';
    if (isTaken && isStopWord(best.form, this.#vocabulary.lemmaOf(best.form))) {
      token.importance = best.confidence > stopWordConfidence ? 0 : doubtfulStopWordImportance;
    }
  }

  /**
   * What the words were taken for. Words in Latin letters are all written in Persian ones or none is: half of them reads
   * worse than Finglish. `isInAnswer` tells the words of the article that answers, which were meant before others.
   */
  replacementsOf(tokens: QueryToken[], isInAnswer: (form: string) => boolean): Replacement[] {
    const [latin, others] = [true, false].map((isLatin) =>
      tokens.filter(({ form }) => isLatinWord(form) === isLatin),
    ) as [QueryToken[], QueryToken[]];
    const spelled = latin.map((token) => this.#persianOf(token, others.length > 0, isInAnswer));
    const isWhole = spelled.every((to) => to !== undefined);
    return [
      ...others.flatMap(replacementOf),
      ...latin.flatMap(({ form }, at): Replacement[] => {
        const to = spelled[at];
        return isWhole && to && to !== form ? [{ from: form, to, source: 'finglish' }] : [];
      }),
    ];
  }

  /** How a Latin word is written in Persian letters, itself for an English one, undefined for one that is not known. */
  #persianOf(
    { form, alternatives, importance }: QueryToken,
    isAmongPersian: boolean,
    isInAnswer: (form: string) => boolean,
  ): string | undefined {
    const readings = alternatives.filter(({ source }) => source === 'finglish');
    if (importance === 0) {
      const isSmall = (word: string) =>
        lightWords.has(word) || isStopWord(word, this.#vocabulary.lemmaOf(word));
      return readings.find((reading) => isSmall(reading.form))?.form;
    }
    // Any text has verbs, so they do not show which word was meant.
    const isMeant = (word: string) => !isVerb(word) && isInAnswer(word);
    const isEnglish = alternatives[0]?.source === 'typed';
    if (isEnglish && (isAmongPersian || isInAnswer(form))) return form;
    const surest = (word: Alternative) => word.confidence + (isMeant(word.form) ? 0.1 : 0);
    const [best] = readings.toSorted((a, b) => surest(b) - surest(a));
    if (isEnglish && !(best && isMeant(best.form))) return undefined;
    const taken = best ?? alternatives.find(({ source }) => source === 'typo');
    return taken && (taken.shown ?? taken.form);
  }

  /** Builds one of the tables that only some queries need; false once all are there. */
  prepare(): boolean {
    this.#toPrepare.shift()?.();
    return this.#toPrepare.length > 0;
  }

  #addInflections(token: QueryToken): void {
    for (const { form, confidence, source } of token.alternatives) {
      const id = this.#vocabulary.idOf(form);
      if (id !== undefined) setMaximum(token.terms, id, confidence);
      if (source === 'prefix') continue;
      const ids = this.#vocabulary.idsOfLemma(this.#vocabulary.lemmaOf(form));
      for (const other of ids) setMaximum(token.terms, other, confidence * inflectionConfidence);
    }
  }

  #addConcepts(tokens: QueryToken[]): void {
    const row = tokens.map((token) => this.#readingsOf(token));
    for (const match of this.#concepts.find(row)) {
      const same = this.#vocabulary.idOfConcept(match.concept, false);
      const related = this.#vocabulary.idOfConcept(match.concept, true);
      const confidence =
        match.confidence * (match.isRelated ? relatedConfidence : conceptConfidence);
      for (const at of match.positions) {
        const { terms } = tokens[at]!;
        if (same !== undefined) setMaximum(terms, same, confidence);
        if (related !== undefined && !match.isRelated) {
          setMaximum(terms, related, match.confidence * relatedConfidence);
        }
      }
    }
  }

  #readingsOf({ form, alternatives, importance }: QueryToken): LemmaReadings {
    const readings: LemmaReadings = new Map();
    for (const alternative of alternatives) {
      setMaximum(readings, this.#vocabulary.lemmaOf(alternative.form), alternative.confidence);
    }
    if (readings.size === 0 && importance === 0) readings.set(form, 1);
    return readings;
  }
}

/** What `make` made the first time. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const isLatinWord = (form: string) => /^[a-z]+$/.test(form);

/** What a word was taken for, unless for one without content; half a word that may still become another has none. */
function replacementOf({ form, alternatives, importance }: QueryToken): Replacement[] {
  const [best] = alternatives;
  if (importance < 1 && best?.source === 'typo') return [];
  if (!best || (best.source !== 'typo' && best.source !== 'finglish')) return [];
  const completions = alternatives.filter(({ source }) => source === 'prefix');
  return completions.every((other: Alternative) => other.form.startsWith(best.form))
    ? [{ from: form, to: best.form, source: best.source }]
    : [];
}

function setMaximum<Key>(map: Map<Key, number>, key: Key, value: number): void {
  if (value > (map.get(key) ?? 0)) map.set(key, value);
}
