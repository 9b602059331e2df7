import { skeletonOf, soundsOf, vowelCost } from '../persian/finglish.ts';
import { type Alternative, commonWords, ownWords } from './candidates.ts';
import type { Meanings } from './meanings.ts';
import type { Vocabulary } from './vocabulary.ts';

const latinEndings =
  /(?:h?aye?|ha|etoone?|etun|emoone?|eshoone?|etoono|am|et|esh|amo|eto|esho|ash|at|mo|sho|to|i|e|o|ro|ye|a|im|in)$/;

const mostBeginnings = 24;

/** Finds Persian words for Latin spellings, by sound. */
export class Transliterator {
  readonly #bySkeleton = new Map<string, { form: string; sound: string }[]>();
  readonly #latinBySkeleton = new Map<string, { form: string; sound: string }[]>();

  constructor(vocabulary: Vocabulary, meanings: Meanings) {
    const words = new Set([...ownWords(vocabulary, meanings), ...commonWords()]);
    for (const form of words) {
      const isLatin = /[a-z]/.test(form);
      if (isLatin && vocabulary.idOf(form) === undefined) continue;
      const bySkeleton = isLatin ? this.#latinBySkeleton : this.#bySkeleton;
      const sound = soundsOf(form);
      const skeleton = skeletonOf(sound);
      const others = bySkeleton.get(skeleton);
      if (others) others.push({ form, sound });
      else bySkeleton.set(skeleton, [{ form, sound }]);
    }
  }

  persianFor(latin: string): Alternative[] {
    if (latin.length > 30) return [];
    const whole = this.#alike(latin, 1);
    const base = latin.replace(latinEndings, '');
    const cut = base.length > 2 && base !== latin ? this.#alike(base, 0.85) : [];
    return [...whole, ...cut].sort((a, b) => b.trust - a.trust).slice(0, 4);
  }

  /** Persian words that may become of a Latin beginning, also one cut inside kh, sh, ch, gh: «pard», «tak». */
  persianFrom(beginning: string): Alternative[] {
    if (beginning.length < 3 || beginning.length > 30) return [];
    const spellings = /[kscg]$/.test(beginning) ? [beginning, `${beginning}h`] : [beginning];
    return spellings.flatMap((spelling) => this.#from(soundsOf(spelling)));
  }

  #from(sound: string): Alternative[] {
    const skeleton = skeletonOf(sound);
    const found: Alternative[] = [];
    for (const [other, words] of skeleton.length > 1 ? this.#bySkeleton : []) {
      if (!other.startsWith(skeleton)) continue;
      for (const { form, sound: whole } of words) {
        if (found.length < mostBeginnings && beginsLike(whole, sound)) {
          found.push({ form, trust: 0.68, way: 'prefix' });
        }
      }
    }
    return found;
  }

  /** English words in Persian letters, as the articles write them. */
  latinFor(persian: string): Alternative[] {
    const sound = soundsOf(persian);
    return (this.#latinBySkeleton.get(skeletonOf(sound)) ?? [])
      .filter(({ form, sound: other }) => form.length > 2 && vowelCost(other, sound) <= 0.8)
      .map(({ form }) => ({ form, trust: 0.8, way: 'finglish' }));
  }

  #alike(latin: string, trust: number): Alternative[] {
    const sound = soundsOf(latin);
    const skeleton = skeletonOf(sound);
    const candidates = this.#bySkeleton.get(skeleton) ?? [];
    const limit = skeleton.length < 2 ? 0.35 : 0.3 + sound.length * 0.15;
    const scored = candidates
      .map(({ form, sound: other }) => ({ form, cost: vowelCost(sound, other) }))
      .filter(({ cost }) => cost <= limit)
      .sort((a, b) => a.cost - b.cost);
    const least = scored[0]?.cost ?? 0;
    return scored
      .filter(({ cost }) => cost <= least + 0.5)
      .slice(0, 4)
      .map(({ form, cost }) => ({ form, trust: trust * (0.97 - 0.2 * cost), way: 'finglish' }));
  }
}

function beginsLike(whole: string, beginning: string): boolean {
  const longest = Math.min(whole.length, beginning.length + 1);
  for (let length = 2; length <= longest; length++) {
    if (vowelCost(beginning, whole.slice(0, length)) <= 0.5) return true;
  }
  return false;
}
