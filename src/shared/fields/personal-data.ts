import { parseTrackingCode } from './tracking-code.ts';

/** Seven digits or more, however they are parted: phones, cards, Shebas, codes. */
const numbers = /\p{Nd}(?:[\p{Lm}\p{M}\p{P}\p{S}\p{Z}\p{C}]*\p{Nd}){6,}/gu;

/** Words that may be a tracking code, or its parts side by side, with all that `cleanCode` reads as a space, a dash or nothing. */
const codes =
  /[\p{Script=Latin}\p{Nd}][\p{Script=Latin}\p{Nd}\t\p{Zs}_\p{Pd}\u2212\u2043\u0640\p{Cf}]{10,}/gu;

const mayBeCode = (words: string): boolean => parseTrackingCode(words) !== null;

/** A text in which `sign` stands for what could be somebody's: such numbers, tracking codes, and words with an @. */
export const maskPersonalData = (text: string, sign: string, isCode = mayBeCode): string =>
  text
    .replace(codes, (words) => (isCode(words) ? sign + (/\s$/.test(words) ? ' ' : '') : words))
    .replace(numbers, sign)
    .replace(/\S+/g, (word) => (word.includes('@') ? sign : word));
