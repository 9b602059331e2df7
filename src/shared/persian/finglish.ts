// Persian words in Latin letters have no spelling rules. Consonants are what people keep, so words meet by their
// consonant skeleton, and an alignment with the vowels then says how well they agree.

const vowels = 'aeio';

// Each Persian consonant as one symbol; letters that sound alike share one. Vowel letters and ع, which has none, are no
// part of it.
const symbols = 'bpttsssjChhXdzzzzrjSqqfkglmnoai';
/** By code unit; other characters stand for themselves. */
const sounds = new Array<string>(0x700);
for (const [at, letter] of [...'بپتطثسصجچحهخدذزضظرژشغقفکگلمنوایع'].entries())
  sounds[letter.charCodeAt(0)] = symbols[at] ?? '';

const digraphs: [RegExp, string][] = [
  [/ch/g, 'C'],
  [/sh/g, 'S'],
  [/kh|x(?!$)/g, 'X'],
  [/gh/g, 'q'],
  [/zh/g, 'j'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/x$/g, 'ks'],
  [/th/g, 't'],
  [/oo|ou|w/g, 'o'],
  [/ee|y/g, 'i'],
  [/v/g, 'o'],
  [/['’`]/g, ''],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
];

/** The sounds of a word in either script, one symbol each; vowels as a, e, i, o. */
export function soundsOf(word: string): string {
  if (/[a-z]/.test(word)) {
    let text = word;
    for (const [pattern, symbol] of digraphs) text = text.replace(pattern, symbol);
    return withoutDoubles(text.replace(/u/g, 'o'));
  }
  let text = '';
  for (const letter of word) text += sounds[letter.charCodeAt(0)] ?? letter;
  return withoutDoubles(text);
}

/**
 * Consonants alone, of the sounds of a word or of a word in Persian letters; q and g are one, since «ق» is written either
 * way. A final h is silent.
 */
export function skeletonOf(word: string): string {
  let skeleton = '';
  let last = '';
  let end = word.length;
  while (end > 0 && 'hهحع'.includes(word[end - 1]!)) end--;
  for (let at = 0; at < end; at++) {
    const sound = sounds[word.charCodeAt(at)] ?? word[at]!;
    const symbol = sound === 'q' ? 'g' : sound;
    if (symbol !== last && !vowels.includes(symbol)) skeleton += last = symbol;
  }
  return skeleton;
}

const withoutDoubles = (text: string) => text.replace(/(.)\1+/gu, '$1');

/**
 * How far a Latin spelling is from a Persian word, both as sounds of equal skeleton: 0 agrees fully, each vowel that
 * one of them has and the other lacks or has otherwise costs a part. Short vowels that Persian does not write are free.
 */
export function vowelCost(latin: string, persian: string): number {
  let row = Array.from({ length: persian.length + 1 }, (_, at) => at && sum(persian.slice(0, at)));
  for (let i = 1; i <= latin.length; i++) {
    const next = [row[0]! + costAlone(latin[i - 1]!, i === 1)];
    for (let j = 1; j <= persian.length; j++) {
      next.push(
        Math.min(
          row[j - 1]! + costOfPair(latin[i - 1]!, persian[j - 1]!, i === 1 && j === 1),
          row[j]! + costAlone(latin[i - 1]!, i === 1),
          next[j - 1]! + costUnwritten(persian[j - 1]!, j === persian.length),
        ),
      );
    }
    row = next;
  }
  return row[persian.length]!;
}

function sum(persian: string): number {
  let total = 0;
  for (const [at, sound] of [...persian].entries()) {
    total += costUnwritten(sound, at === persian.length - 1);
  }
  return total;
}

function costOfPair(latin: string, persian: string, first: boolean): number {
  if (latin === persian) return 0;
  if (first && persian === 'a' && vowels.includes(latin)) return 0.05;
  const pair = latin + persian;
  if (/^(?:gq|qg|ei|ie|oa)$/.test(pair)) return 0.3;
  if (pair === 'ea' || pair === 'ia') return 0.6;
  if (pair === 'eh' || pair === 'ah') return 0.1;
  return vowels.includes(latin) && vowels.includes(persian) ? 1 : 3;
}

function costAlone(latin: string, first: boolean): number {
  if (latin === 'a' || latin === 'e' || latin === 'o') return first ? 0.4 : 0.1;
  return latin === 'i' ? 0.4 : latin === 'h' ? 0.5 : 3;
}

function costUnwritten(persian: string, last: boolean): number {
  if (persian === 'h' && last) return 0.2;
  return vowels.includes(persian) ? (persian === 'i' ? 0.5 : 0.7) : 3;
}
