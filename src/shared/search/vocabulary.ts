import { lemmaOf } from '../persian/lemmas.ts';
import type { Meanings, Readings } from './meanings.ts';
import { empty, ordinary } from './meanings.ts';

/** All forms of the articles, sorted, with what is needed to find a query's words among them. */
export class Vocabulary {
  readonly forms: string[];
  readonly #ids: Map<string, number>;
  readonly #byLemma = new Map<string, number[]>();
  readonly #meanings: Meanings;
  readonly #readings = new Map<string, Readings>();
  readonly #lemmas = new Map<string, string>();

  constructor(forms: string[], meanings: Meanings) {
    this.forms = forms;
    this.#meanings = meanings;
    this.#ids = new Map(forms.map((form, id) => [form, id]));
    for (const [id, form] of forms.entries()) {
      if (!/^[#~]/.test(form)) {
        const lemma = this.lemmaOf(form);
        const others = this.#byLemma.get(lemma);
        if (others) others.push(id);
        else this.#byLemma.set(lemma, [id]);
      }
    }
  }

  idOf(form: string): number | undefined {
    return this.#ids.get(form);
  }

  lemmaOf(form: string): string {
    const known = this.#lemmas.get(form);
    if (known !== undefined) return known;
    const lemma = lemmaOf(
      form,
      (word) => this.#ids.has(word) || this.#meanings.isKept(word),
      (word) => this.#meanings.isKept(word),
    );
    if (this.#lemmas.size < 100_000) this.#lemmas.set(form, lemma);
    return lemma;
  }

  /** The one certain reading of a word in an article. */
  readingOf(form: string): Readings {
    const known = this.#readings.get(form);
    if (known) return known;
    const readings: Readings = new Map([[this.lemmaOf(form), 1]]);
    if (this.#readings.size < 100_000) this.#readings.set(form, readings);
    return readings;
  }

  idsOfLemma(lemma: string): number[] {
    return this.#byLemma.get(lemma) ?? [];
  }

  /** Whether a word is one, here or in the lexicon; what is not may be a slip. */
  isKnown(form: string): boolean {
    return (
      this.#ids.has(form) || this.#meanings.isKept(form) || empty.has(form) || ordinary.has(form)
    );
  }

  /** Whether any form of the word is in the articles or the lexicon. */
  isUnderstood(form: string): boolean {
    if (this.isKnown(form)) return true;
    const lemma = this.lemmaOf(form);
    return lemma !== form && (this.isKnown(lemma) || this.#byLemma.has(lemma));
  }

  /** The ids of forms that begin so, as a half-open range. */
  rangeOf(prefix: string): [number, number] {
    return [this.#lowerBound(prefix), this.#lowerBound(`${prefix}\uffff`)];
  }

  #lowerBound(form: string): number {
    let low = 0;
    let high = this.forms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.forms[middle]! < form) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
