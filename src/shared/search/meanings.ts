// Phrases of one meaning, found in any order and inflection within a short stretch. The same finder runs over articles
// and over queries, so «پولم را پس بدهید» and «بازگشت وجه» meet.

import { isVerbForm, lemmaOf } from '../persian/lemmas.ts';
import { splitWords } from '../persian/words.ts';
import {
  emptyVerbs,
  emptyWords,
  lightWords,
  meanings,
  numberWords,
  otherWords,
} from './lexicon.ts';

const folded = (text: string) => splitWords(text).map((word) => word.form);

export const empty = new Set([...folded(emptyWords), ...folded(emptyVerbs)]);
export const light = new Set(folded(lightWords));
export const ordinary = new Set(folded(otherWords));
const emptyLemmas = new Set(folded(emptyVerbs));
const none = () => false;
/** Empty words that are no forms of a verb: they are never taken apart. */
const particles = new Set([...empty].filter((form) => lemmaOf(form, none, none) === form));
/** Words that hold a phrase together and may be left out of it. */
const links = new Set(folded('از به با در را و برای تا بر رو'));

/** Whether a word says nothing about what is asked. */
export function isEmpty(form: string, lemma: string): boolean {
  return empty.has(form) || emptyLemmas.has(lemma);
}

interface Phrase {
  meaning: number;
  loose: boolean;
  /** Per place the lemmas that may stand there; the first place is the one looked up. */
  places: Set<string>[];
}

/** A meaning found at some words. */
export interface Found {
  meaning: number;
  loose: boolean;
  at: number[];
  weight: number;
}

/** Lemmas that may be read at one word, with the trust in that reading. */
export type Readings = Map<string, number>;

export class Meanings {
  readonly #byLemma = new Map<string, Phrase[]>();
  /** Lemmas that stand in any phrase; all others need no look. */
  readonly #used = new Set<string>();
  readonly #kept = new Set<string>();
  readonly lines: string[];

  constructor(lines: string[]) {
    this.lines = lines;
    for (const line of lines) this.#keepWords(line);
    const isKept = (form: string) => this.isKept(form);
    const lemma = (form: string) => lemmaOf(form, isKept, isKept);
    for (const [meaning, line] of lines.entries()) this.#addLine(meaning, line, lemma);
  }

  /** Words that the lexicon writes are dictionary words: never cut, never corrected. */
  isKept(form: string): boolean {
    return this.#kept.has(form) || particles.has(form);
  }

  get keptWords(): Iterable<string> {
    return this.#kept;
  }

  #keepWords(line: string): void {
    for (const { form } of splitWords(line)) {
      if (form.length > 1 && !isVerbForm(form) && !empty.has(form)) this.#kept.add(form);
    }
  }

  #addLine(meaning: number, line: string, lemma: (form: string) => string): void {
    for (const [side, members] of line.split('~').entries()) {
      for (const member of members.split('/')) {
        if (member.trim()) this.#addMember(meaning, side > 0, member, lemma);
      }
    }
  }

  #addMember(
    meaning: number,
    loose: boolean,
    member: string,
    lemma: (form: string) => string,
  ): void {
    const words = member.trim().split(/\s+/);
    const places = words.map((word) => word.split(',').flatMap((one) => splitWords(one)));
    const said = places.filter((place) => place.some(({ form }) => !links.has(form)));
    const told = said.length > 0 ? said : places;
    this.#addPhrase(
      meaning,
      loose,
      told.map((place) => place.map((word) => lemma(word.form))),
    );
    const joined =
      member.includes(',') || places.length > 3
        ? ''
        : places
            .flat()
            .map((word) => word.form)
            .join('');
    if (places.length > 1 && joined) {
      this.#kept.add(joined);
      this.#addPhrase(meaning, loose, [[joined]]);
    }
    const only = places.length === 1 && places[0]!.length === 1 ? places[0]![0]! : undefined;
    const parts = only?.parts.filter((part) => part.length > 1 && !empty.has(part)) ?? [];
    if (parts.length > 1)
      this.#addPhrase(
        meaning,
        loose,
        parts.map((part) => [lemma(part)]),
      );
  }

  #addPhrase(meaning: number, loose: boolean, lemmas: string[][]): void {
    const places = lemmas
      .map((place) => new Set(place))
      .sort((a, b) => a.size - b.size || [...b][0]!.length - [...a][0]!.length);
    for (const place of places) for (const lemma of place) this.#used.add(lemma);
    const phrase = { meaning, loose, places };
    for (const lemma of places[0] ?? []) {
      const known = this.#byLemma.get(lemma);
      if (known) known.push(phrase);
      else this.#byLemma.set(lemma, [phrase]);
    }
  }

  /** Every meaning in a row of words; a phrase's words may stand up to two other words apart. */
  find(row: Readings[]): Found[] {
    const places = new Map<string, number[]>();
    for (const [at, readings] of row.entries()) {
      for (const lemma of readings.keys()) {
        if (!this.#used.has(lemma)) continue;
        const others = places.get(lemma);
        if (others) others.push(at);
        else places.set(lemma, [at]);
      }
    }
    const found = new Map<number, Found>();
    for (const [lemma, positions] of places) {
      for (const phrase of this.#byLemma.get(lemma) ?? []) {
        for (const at of positions) {
          const whole = complete(phrase, row, places, at, row[at]!.get(lemma)!);
          if (!whole) continue;
          const key = (phrase.meaning * 2 + +phrase.loose) * 4096 + at;
          if (whole.weight > (found.get(key)?.weight ?? 0)) found.set(key, whole);
        }
      }
    }
    return [...found.values()];
  }
}

/** The phrase around a word that its first place wants, with each other place's nearest word. */
function complete(
  { meaning, loose, places: wanted }: Phrase,
  row: Readings[],
  places: Map<string, number[]>,
  start: number,
  trust: number,
): Found | undefined {
  const at = [start];
  let weight = trust;
  for (let place = 1; place < wanted.length; place++) {
    let nearest = wanted.length + 3;
    let best = -1;
    let held = 0;
    for (const lemma of wanted[place]!) {
      for (const position of places.get(lemma) ?? []) {
        const distance = Math.abs(position - start);
        if (distance >= nearest || at.includes(position)) continue;
        nearest = distance;
        best = position;
        held = row[position]!.get(lemma)!;
      }
    }
    if (best < 0) return undefined;
    at.push(best);
    weight *= held;
  }
  return { meaning, loose, at, weight };
}

/** The shared lexicon with an organisation's own synonyms after it. */
export function meaningsWith(synonyms: string[][]): Meanings {
  const own = synonyms.map((group) =>
    group.map((phrase) => phrase.replace(/[/~,]/g, ' ')).join('/'),
  );
  const numbers = numberWords.split(' ').map((word, number) => `${word}/${number}`);
  return new Meanings([...meanings.split('\n'), ...numbers.slice(2), ...own]);
}
