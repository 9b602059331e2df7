/** Seven digits or more, however they are parted: phones, cards, Shebas, codes. */
const numbers = /\p{Nd}(?:[\p{Lm}\p{M}\p{P}\p{S}\p{Z}\p{C}]*\p{Nd}){6,}/gu;

/** A text in which `sign` stands for what could be somebody's: such numbers, and words with an @. */
export const maskPersonalData = (text: string, sign: string): string =>
  text.replace(numbers, sign).replace(/\S+/g, (word) => (word.includes('@') ? sign : word));
