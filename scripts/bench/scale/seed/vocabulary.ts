import { foldWords } from '../../../../worker/tickets/words/fold-words.ts';
import { pickRank, type SeededRandom, zipfTable } from './random.ts';
import { endings, nouns, smallWords, verbs } from './word-lists.ts';

/** Names of models, orders and versions, each of which few texts have. */
const rareCount = 20_000;
const rareLetters = 'abcdefghkmnpqrstuvwxyz';

/** The word on this place among the rare ones: `kr5073`. */
const rareWord = (place: number) =>
  rareLetters[place % rareLetters.length]! +
  rareLetters[(place >> 3) % rareLetters.length]! +
  String(1_000 + place);

/**
 * Every word of the texts, the commonest first: small words, nouns and verbs by turns, nouns with endings, rare ones.
 */
const words: readonly string[] = [
  ...new Set([
    ...smallWords,
    ...nouns.flatMap((noun, i) => [noun, ...(verbs[i] ? [verbs[i]] : [])]),
    ...endings.flatMap((ending) => nouns.map((noun) => noun + ending)),
    ...Array.from({ length: rareCount }, (_, i) => rareWord(i)),
  ]),
];

const rankTable = zipfTable(words.length);

/** Forms under which search finds each word, as numbers. */
const formNumbers = new Map<string, number>();
const formsOfWord: readonly (readonly number[])[] = words.map((word) =>
  foldWords([word])
    .split(' ')
    .map((form) => {
      const number = formNumbers.get(form) ?? formNumbers.size;
      formNumbers.set(form, number);
      return number;
    }),
);
const forms = [...formNumbers.keys()];

/** A word of this rank, 0 the commonest; below 0 from the rarest on. */
export const wordOfRank = (rank: number): string => words.at(rank)!;

/** A common word of sense, and not one of those that every text has. */
export const commonNoun = (place: number): string => nouns[place % nouns.length]!;

/** Writes texts, and keeps the folded words of all texts of one ticket. */
export class Writer {
  readonly #random: SeededRandom;
  /** The ticket in which each form came last. */
  readonly #lastIn = new Int32Array(forms.length);
  #ticket = 0;
  #folded = '';

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  /** Forgets the words of the ticket before. */
  begin() {
    this.#ticket += 1;
    this.#folded = '';
  }

  /** So many words, in sentences. */
  write(count: number): string {
    let text = '';
    for (let i = 0; i < count; i++) {
      const rank = pickRank(rankTable, this.#random);
      this.#note(rank);
      text += words[rank]!;
      text += i === count - 1 ? '.' : i % 9 === 8 ? '. ' : ' ';
    }
    return text;
  }

  /** The words of all texts since `begin`, as `foldWords` gives them. */
  folded(): string {
    return this.#folded;
  }

  #note(rank: number) {
    for (const form of formsOfWord[rank]!) {
      if (this.#lastIn[form] === this.#ticket) continue;
      this.#lastIn[form] = this.#ticket;
      this.#folded += this.#folded === '' ? forms[form]! : ` ${forms[form]!}`;
    }
  }
}
