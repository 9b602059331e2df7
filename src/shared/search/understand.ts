// What a query may mean: for each word the vocabulary's terms that could answer it, each with how far we trust that.

import { splitWords } from '../persian/words.ts';
import { meaningForm } from './analyse.ts';
import type { Alternative } from './candidates.ts';
import { isEmpty, light, type Meanings, ordinary, type Readings } from './meanings.ts';
import { Speller } from './speller.ts';
import { Transliterator } from './transliterator.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One word of the query. */
export interface Token {
  form: string;
  alternatives: Alternative[];
  /** 0 for words that ask nothing, less than 1 for light ones, more for those of other matters. */
  share: number;
  /** Terms that answer it, by id, with trust. */
  terms: Map<number, number>;
}

export interface Understood {
  tokens: Token[];
  /** Words that were replaced to be understood. */
  replaced: { from: string; to: string; way: 'typo' | 'finglish' }[];
}

/**
 * How freely a query is read: with everything we know; as remapped keys, where nothing may be corrected on top; or
 * literally, as the words that were typed in any inflection.
 */
export type Mode = 'free' | 'remapped' | 'literal';

// How far a match of each kind is trusted, beside the word itself at 1.
const trustInForm = 0.88;
const trustInMeaning = 0.8;
const trustInRelative = 0.5;
/** Short words that people write together with the next one. */
const glued = /^(?:به|از|در|را|رو|هم|با|بی|نا|کد)$/;
const mostWords = 24;
const mostPrefixes = 48;

export class Understanding {
  readonly #vocabulary: Vocabulary;
  readonly #meanings: Meanings;
  #speller: Speller | undefined;
  #latin: Transliterator | undefined;

  constructor(vocabulary: Vocabulary, meanings: Meanings) {
    this.#vocabulary = vocabulary;
    this.#meanings = meanings;
  }

  understand(text: string, mode: Mode): Understood {
    const plain = mode === 'literal';
    const tokens = this.#split(text, plain).map((form) => this.#read(form, plain));
    const last = tokens.at(-1);
    if (last && !plain && !/\s$/.test(text)) this.#openEnd(last);
    this.#joinNeighbours(tokens);
    if (mode === 'free') {
      for (const token of tokens) this.#correct(token, token === last && !/\s$/.test(text));
    }
    for (const token of tokens) this.#addForms(token);
    if (!plain) this.#addMeanings(tokens);
    return { tokens, replaced: tokens.flatMap(replacementOf) };
  }

  /** Words of the query; one that nobody knows is taken apart where both halves are words. */
  #split(text: string, plain: boolean): string[] {
    return splitWords(text, mostWords).flatMap(({ form, parts }) => {
      if (plain || this.#vocabulary.isUnderstood(form)) return [form];
      if (
        parts.length > 1 &&
        parts.some((part) => part.length > 2 && this.#vocabulary.isUnderstood(part))
      ) {
        return parts;
      }
      return this.#halves(form) ?? [form];
    });
  }

  #halves(form: string, more = 1): string[] | undefined {
    if (form.length > 30 || !/[آ-ی]/.test(form)) return undefined;
    for (let cut = form.length - 2; cut > 1; cut--) {
      const [first, rest] = [form.slice(0, cut), form.slice(cut)];
      if (!this.#standsAlone(first)) continue;
      if (this.#standsAlone(rest) && first.length + rest.length > 5) return [first, rest];
      const others = more > 0 ? this.#halves(rest, more - 1) : undefined;
      if (others) return [first, ...others];
    }
    return undefined;
  }

  /** Short words are found inside any other, so only particles count among them. */
  #standsAlone(form: string): boolean {
    return form.length < 3 ? glued.test(form) : this.#vocabulary.isKnown(form);
  }

  #read(form: string, plain: boolean): Token {
    const written = this.#vocabulary.isUnderstood(form) ? form : this.#written(form);
    const lemma = this.#vocabulary.lemmaOf(written ?? form);
    const share = plain ? 1 : this.#shareOf(form, lemma);
    const alternatives: Alternative[] = written ? [{ form: written, trust: 1, way: 'typed' }] : [];
    return { form, alternatives, share, terms: new Map() };
  }

  #shareOf(form: string, lemma: string): number {
    if (isEmpty(form, lemma)) return 0;
    if (light.has(form) || light.has(lemma)) return 0.55;
    const isAbsent =
      this.#vocabulary.idOf(form) === undefined && this.#vocabulary.idsOfLemma(lemma).length === 0;
    return isAbsent && (ordinary.has(form) || ordinary.has(lemma)) ? 1.5 : 1;
  }

  /** The written form of a word spelled as it is spoken: «تموم», «ارزونی». */
  #written(form: string): string | undefined {
    const written = form.replace(/و(?=[نم])/, 'ا');
    return written !== form && this.#vocabulary.isUnderstood(written) ? written : undefined;
  }

  #openEnd(token: Token): void {
    if (token.form.length < 2) return;
    const known = token.alternatives.length > 0;
    const [from, to] = this.#vocabulary.rangeOf(token.form);
    const trust = known ? 0.45 : 0.85;
    for (let id = from; id < Math.min(to, from + mostPrefixes); id++) {
      const form = this.#vocabulary.forms[id]!;
      if (form !== token.form) token.alternatives.push({ form, trust, way: 'prefix' });
    }
    if (known || token.form.length < 3) return;
    for (const form of this.#meanings.keptWords) {
      if (form.startsWith(token.form)) token.alternatives.push({ form, trust, way: 'prefix' });
    }
  }

  /** Words written apart that belong together: «سیم کارت», «دو مرحله ای». */
  #joinNeighbours(tokens: Token[]): void {
    for (let at = 0; at + 1 < tokens.length; at++) {
      for (const count of [2, 3]) {
        const joined = tokens.slice(at, at + count);
        const form = joined.map((token) => token.form).join('');
        if (joined.length < count || form.length < 4 || form.length > 30) continue;
        if (joined.every((token) => token.share === 0)) continue;
        if (!this.#vocabulary.isUnderstood(form)) continue;
        const lemma = this.#vocabulary.lemmaOf(form);
        if (joined.some((token) => this.#vocabulary.lemmaOf(token.form) === lemma)) continue;
        for (const token of joined) {
          if (token.share > 0) token.alternatives.push({ form, trust: 0.97, way: 'joined' });
        }
      }
    }
  }

  /** Looks for what may have been meant by a word that nobody knows. */
  #correct(token: Token, isOpen: boolean): void {
    const { form, alternatives } = token;
    const isLatin = /^[a-z]/.test(form);
    if (isLatin && this.#vocabulary.idOf(form) === undefined && form.length > 1) {
      alternatives.push(...this.#transliterator().persianFor(form));
      if (isOpen) alternatives.push(...this.#transliterator().persianFrom(form));
    }
    if (alternatives.length > 0 || form.length < 3) return;
    alternatives.push(...this.#spelling().near(form));
    if (alternatives.length === 0 && !isLatin) {
      alternatives.push(...this.#transliterator().latinFor(form));
    }
    const [best] = alternatives;
    if (best && isEmpty(best.form, this.#vocabulary.lemmaOf(best.form))) {
      token.share = best.trust > 0.65 ? 0 : 0.5;
    }
  }

  /** Makes one of the tables that only some queries need; false when there is no more to make. */
  prepare(): boolean {
    if (!this.#latin) return this.#transliterator() !== undefined;
    return !this.#speller && this.#spelling() !== undefined;
  }

  #spelling(): Speller {
    this.#speller ??= new Speller(this.#vocabulary, this.#meanings);
    return this.#speller;
  }

  #transliterator(): Transliterator {
    this.#latin ??= new Transliterator(this.#vocabulary, this.#meanings);
    return this.#latin;
  }

  #addForms(token: Token): void {
    for (const { form, trust, way } of token.alternatives) {
      const id = this.#vocabulary.idOf(form);
      if (id !== undefined) raise(token.terms, id, trust);
      if (way === 'prefix') continue;
      const ids = this.#vocabulary.idsOfLemma(this.#vocabulary.lemmaOf(form));
      for (const other of ids) raise(token.terms, other, trust * trustInForm);
    }
  }

  #addMeanings(tokens: Token[]): void {
    const row: Readings[] = tokens.map((token) => {
      const readings: Readings = new Map();
      for (const { form, trust } of token.alternatives) {
        raise(readings, this.#vocabulary.lemmaOf(form), trust);
      }
      if (readings.size === 0 && token.share === 0) readings.set(token.form, 1);
      return readings;
    });
    for (const found of this.#meanings.find(row)) {
      const whole = this.#vocabulary.idOf(meaningForm({ ...found, loose: false }));
      const loose = this.#vocabulary.idOf(meaningForm({ ...found, loose: true }));
      const trust = found.weight * (found.loose ? trustInRelative : trustInMeaning);
      for (const at of found.at) {
        if (whole !== undefined) raise(tokens[at]!.terms, whole, trust);
        if (loose !== undefined && !found.loose) {
          raise(tokens[at]!.terms, loose, found.weight * trustInRelative);
        }
      }
    }
  }
}

/** What a word was taken for; half a word that may yet become another is no mistake. */
function replacementOf({ form, alternatives }: Token): Understood['replaced'] {
  const [best] = alternatives;
  if (!best || (best.way !== 'typo' && best.way !== 'finglish')) return [];
  const mayBecome = alternatives.filter(({ way }) => way === 'prefix');
  return mayBecome.every((other) => other.form.startsWith(best.form))
    ? [{ from: form, to: best.form, way: best.way }]
    : [];
}

function raise<Key>(map: Map<Key, number>, key: Key, value: number): void {
  if (value > (map.get(key) ?? 0)) map.set(key, value);
}
