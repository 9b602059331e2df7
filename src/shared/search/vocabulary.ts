import { isVerb, lemmaOf } from '../persian/lemmas.ts';
import { addTo } from './add-to.ts';
import type { Concepts, LemmaReadings } from './concepts.ts';
import { maxCompletions } from './tuning.ts';
import { isStopWord, stopWords } from './word-lists.ts';

/** Entries of each cache; a vocabulary of a large site has about as many forms. */
const maxRemembered = 100_000;

const unread: LemmaReadings = new Map();

/** All forms of the articles, sorted by code unit; a form's index is its term id. */
export class Vocabulary {
  readonly forms: string[];
  /** Words that stand side by side in titles and aliases, joined; empty in a sharded index, which has no titles at hand. */
  readonly titlePairs = new Set<string>();
  readonly #ids: Map<string, number>;
  /** By the number of a concept, twice; the second is of related phrases. */
  readonly #conceptIds: number[] = [];
  readonly #byLemma = new Map<string, number[]>();
  readonly #concepts: Concepts;
  readonly #readings = new Map<string, LemmaReadings>();
  readonly #lemmas = new Map<string, string>();
  readonly #inflections = new Map<string, number[]>();
  readonly #isKept = (form: string) => this.#concepts.isLexiconWord(form);

  /** `forms` must be sorted and without duplicates. */
  constructor(forms: string[], concepts: Concepts) {
    this.forms = forms;
    this.#concepts = concepts;
    this.#ids = new Map(forms.map((form, id) => [form, id]));
    for (const [id, form] of forms.entries()) {
      if (/^[#~]/.test(form)) {
        this.#conceptIds[+form.slice(1) * 2 + +form.startsWith('~')] = id;
      } else {
        addTo(this.#byLemma, this.lemmaOf(form), id);
      }
    }
  }

  /** The term id of a form; undefined where no article has it. */
  idOf(form: string): number | undefined {
    return this.#ids.get(form);
  }

  /** The id of the term for phrases of a concept, of the same or a related meaning. */
  idOfConcept(concept: number, isRelated: boolean): number | undefined {
    return this.#conceptIds[concept * 2 + +isRelated];
  }

  /** The lemma of a form; endings are cut only where a word of the articles or the lexicon is left. */
  lemmaOf(form: string): string {
    const known = this.#lemmas.get(form);
    if (known !== undefined) return known;
    const lemma = lemmaOf(form, (word) => this.#ids.has(word) || this.#isKept(word), this.#isKept);
    if (this.#lemmas.size < maxRemembered) this.#lemmas.set(form, lemma);
    return lemma;
  }

  /** The lemma of a word of an article, as its one certain reading; none where no phrase of a concept has it. */
  readingOf(form: string): LemmaReadings {
    const known = this.#readings.get(form);
    if (known) return known;
    const lemma = this.lemmaOf(form);
    const readings = this.#concepts.isPhraseLemma(lemma) ? new Map([[lemma, 1]]) : unread;
    if (this.#readings.size < maxRemembered) this.#readings.set(form, readings);
    return readings;
  }

  /** Term ids of all forms of a lemma; of a word that the articles only have with endings, those forms. */
  idsOfLemma(lemma: string): number[] {
    const known = this.#byLemma.get(lemma) ?? this.#inflectionsOf(lemma);
    if (known.length > 0) return known;
    const isBase = (form: string) => this.#inflectionsOf(form).length > 0;
    return this.#inflectionsOf(lemmaOf(lemma, isBase, this.#isKept));
  }

  /** «مسافر» where the articles have «مسافران» alone: forms that are this word and an ending. */
  #inflectionsOf(word: string): number[] {
    const known = this.#inflections.get(word);
    if (known) return known;
    const ids: number[] = [];
    const [from, to] = word.length < 3 ? [0, 0] : this.prefixRange(word);
    for (let id = from; id < Math.min(to, from + maxCompletions); id++) {
      if (lemmaOf(this.forms[id]!, (form) => form === word, this.#isKept) === word) ids.push(id);
    }
    if (this.#inflections.size < maxRemembered) this.#inflections.set(word, ids);
    return ids;
  }

  /** Whether a form is a word of the articles, the lexicon or the word lists; others may be misspelt. */
  isKnown(form: string): boolean {
    return (
      this.#ids.has(form) ||
      this.#concepts.isLexiconWord(form) ||
      stopWords.has(form) ||
      this.isOutOfDomain(form)
    );
  }

  /** Whether a form is a word of subjects that support does not answer. */
  isOutOfDomain(form: string): boolean {
    return this.#concepts.outOfDomainWords.has(form);
  }

  /** Whether a form says nothing of what is asked: a stop word, or the organisation's own name. */
  isEmpty(form: string): boolean {
    const lemma = this.lemmaOf(form);
    return isStopWord(form, lemma) || this.#concepts.brandWords.has(lemma);
  }

  /** Whether a form or its lemma is known. */
  isRecognised(form: string): boolean {
    if (this.isKnown(form)) return true;
    const lemma = this.lemmaOf(form);
    return (
      (lemma !== form && this.isKnown(lemma)) || this.idsOfLemma(lemma).length > 0 || isVerb(form)
    );
  }

  /** Whether two words stand side by side in a title, an alias or a phrase of the lexicon. */
  isPair(first: string, second: string): boolean {
    const pair = first + second;
    return this.titlePairs.has(pair) || this.#concepts.isLexiconWord(pair);
  }

  /** Term ids of the forms with this prefix, as a half-open range. */
  prefixRange(prefix: string): [number, number] {
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
