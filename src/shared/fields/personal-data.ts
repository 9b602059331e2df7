import { parseTrackingCode } from './tracking-code.ts';

/** Seven digits or more, however they are parted: phones, cards, Shebas, codes. */
const numbers = /\p{Nd}(?:[\p{Lm}\p{M}\p{P}\p{S}\p{Z}\p{C}]*\p{Nd}){6,}/gu;

/** Words that may be a tracking code, or its parts side by side. */
const codes = /[A-Za-z\p{Nd}][A-Za-z\p{Nd} _-]{10,}/gu;

const mayBeCode = (words: string): boolean => parseTrackingCode(words) !== null;

/** A text in which `sign` stands for what could be somebody's: such numbers, tracking codes, and words with an @. */
export const maskPersonalData = (text: string, sign: string, isCode = mayBeCode): string =>
  text
    .replace(codes, (words) => (isCode(words) ? sign + (words.endsWith(' ') ? ' ' : '') : words))
    .replace(numbers, sign)
    .replace(/\S+/g, (word) => (word.includes('@') ? sign : word));
