// ISIRI 9147 by keys of a Latin keyboard, and the older Windows layout, where پ is on another key.
const keys = "qwertyuiop[]asdfghjkl;'zxcvbnm,HC\\`";
const letters = 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپوآژپپ';

const toLetter = new Map([...keys].map((key, at) => [key, letters[at]!]));
const toKey = new Map(
  [...letters.slice(0, 34)].map((letter, at) => [letter, keys[at]!.toLowerCase()]),
);
toKey.set('ئ', 'm').set('ي', 'd').set('ك', ';').set('ژ', 'c').set('پ', 'm').set('آ', 'h');

/** What was meant when the keyboard was left in Latin while typing Persian. */
export function persianFromLatinKeys(text: string): string {
  return [...text]
    .map((key) => toLetter.get(key) ?? toLetter.get(key.toLowerCase()) ?? key)
    .join('');
}

/** What was meant when the keyboard was left in Persian while typing Latin. */
export function latinFromPersianKeys(text: string): string {
  return [...text].map((letter) => toKey.get(letter) ?? letter).join('');
}
