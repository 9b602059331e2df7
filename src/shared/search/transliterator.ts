import { skeletonOf, soundsOf, vowelCost } from '../persian/finglish.ts';
import { addTo } from './add-to.ts';
import type { Alternative, KnownWords } from './alternatives.ts';
import {
  finglishConfidence,
  latinCompletionConfidence,
  loanword,
  maxCompletionVowelCost,
  maxLatinCompletions,
  maxVowelCost,
  vowelCostWindow,
} from './tuning.ts';
import type { Vocabulary } from './vocabulary.ts';

const latinEndings =
  /(?:h?aye?|ha|etoone?|etun|emoone?|eshoone?|etoono|am|et|esh|amo|eto|esho|ash|at|mo|sho|to|i|e|o|ro|ye|a|im|in)$/;

/** How an ending is written, where it belongs to the word. */
const persianEndings: Record<string, string> = {
  am: 'م',
  et: 'ت',
  at: 'ت',
  esh: 'ش',
  ash: 'ش',
  amo: 'مو',
  eto: 'تو',
  esho: 'شو',
  ha: 'ها',
  haye: 'های',
  etoon: 'تون',
  emoon: 'مون',
  eshoon: 'شون',
};

/** Small words that sound like others. */
const usualSpellings: Record<string, string> = {
  shod: 'شد',
  nashod: 'نشد',
  ye: 'یه',
  ke: 'که',
  do: 'دو',
};

/** Finds Persian words for Latin spellings, and the reverse, by sound. Building it takes time linear in the words. */
export class Transliterator {
  /** Words by their skeleton; only of few words all sounds are ever asked for. */
  readonly #persian = new Map<string, string[]>();
  readonly #latin = new Map<string, string[]>();

  constructor({ words }: KnownWords, vocabulary: Vocabulary) {
    for (const form of words) {
      const isLatin = /[a-z]/.test(form);
      if (isLatin && vocabulary.idOf(form) === undefined) continue;
      const bySkeleton = isLatin ? this.#latin : this.#persian;
      addTo(bySkeleton, skeletonOf(isLatin ? soundsOf(form) : form), form);
    }
  }

  /** Up to four Persian words that sound like a Latin one, with or without its ending, the surest first; `factor` scales their confidence. */
  persianFor(latin: string, factor = 1): Alternative[] {
    if (latin.length > 30) return [];
    const usual = usualSpellings[latin];
    const whole: Alternative[] = usual
      ? [{ form: usual, confidence: factor, source: 'finglish' }]
      : this.#soundAlikes(latin, factor);
    const base = latin.replace(latinEndings, '');
    const cut =
      base.length > 2 && base !== latin
        ? this.#soundAlikes(base, factor * finglishConfidence.withoutEnding).map((word) => ({
            ...word,
            shown: word.form + (persianEndings[latin.slice(base.length)] ?? ''),
          }))
        : [];
    return [...whole, ...cut].sort((a, b) => b.confidence - a.confidence).slice(0, 4);
  }

  /** Persian words that a Latin beginning may become, also one cut inside kh, sh, ch or gh: «pard», «tak». */
  persianCompletions(beginning: string): Alternative[] {
    if (beginning.length < 3 || beginning.length > 30) return [];
    const spellings = /[kscg]$/.test(beginning) ? [beginning, `${beginning}h`] : [beginning];
    return spellings.flatMap((spelling) => this.#wordsBeginningWith(soundsOf(spelling)));
  }

  #wordsBeginningWith(sound: string): Alternative[] {
    const skeleton = skeletonOf(sound);
    const found: Alternative[] = [];
    for (const [other, words] of skeleton.length > 1 ? this.#persian : []) {
      if (!other.startsWith(skeleton)) continue;
      for (const form of words) {
        if (found.length < maxLatinCompletions && beginsLike(soundsOf(form), sound)) {
          found.push({ form, confidence: latinCompletionConfidence, source: 'prefix' });
        }
      }
    }
    return found;
  }

  /** English words of the articles that a word in Persian letters sounds like. */
  latinFor(persian: string): Alternative[] {
    const sound = soundsOf(persian);
    return (this.#latin.get(skeletonOf(sound)) ?? [])
      .filter(
        (form) => form.length > 2 && vowelCost(soundsOf(form), sound) <= loanword.maxVowelCost,
      )
      .map((form) => ({ form, confidence: loanword.confidence, source: 'finglish' }));
  }

  /** Up to four Persian words of the same consonants and similar vowels; `factor` scales their confidence. */
  #soundAlikes(latin: string, factor: number): Alternative[] {
    const sound = soundsOf(latin);
    const skeleton = skeletonOf(sound);
    const { oneConsonant, base, perSound } = maxVowelCost;
    const limit = skeleton.length < 2 ? oneConsonant : base + sound.length * perSound;
    const scored = (this.#persian.get(skeleton) ?? [])
      .map((form) => {
        // «rafte» is «رفته» before «رفت», which sounds as near.
        const isFinalE = latin.endsWith('e') && form.endsWith('ه');
        return {
          form,
          cost: Math.max(0, vowelCost(sound, soundsOf(form)) - (isFinalE ? 0.11 : 0)),
        };
      })
      .filter(({ cost }) => cost <= limit)
      .sort((a, b) => a.cost - b.cost);
    const least = scored[0]?.cost ?? 0;
    const confidenceAt = (cost: number) =>
      factor * (finglishConfidence.base - finglishConfidence.slope * cost);
    return scored
      .filter(({ cost }) => cost <= least + vowelCostWindow)
      .slice(0, 4)
      .map(({ form, cost }) => ({ form, confidence: confidenceAt(cost), source: 'finglish' }));
  }
}

function beginsLike(whole: string, beginning: string): boolean {
  const longest = Math.min(whole.length, beginning.length + 1);
  for (let length = 2; length <= longest; length++) {
    if (vowelCost(beginning, whole.slice(0, length)) <= maxCompletionVowelCost) return true;
  }
  return false;
}
