import { type FontPart, keepFont } from './kept-font.node.ts';

const persianRanges: [from: number, to: number][] = [
  [0x60c, 0x60c],
  [0x61b, 0x61b],
  [0x61f, 0x61f],
  [0x621, 0x63a],
  [0x640, 0x655],
  [0x66a, 0x66c],
  [0x670, 0x670],
  [0x67e, 0x67e],
  [0x686, 0x686],
  [0x698, 0x698],
  [0x6a9, 0x6a9],
  [0x6af, 0x6af],
  [0x6c0, 0x6c0],
  [0x6cc, 0x6cc],
  [0x6d5, 0x6d5],
  [0x6f0, 0x6f9],
  [0x200c, 0x200f],
];

const persian = persianRanges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => from + step))
  .map((point) => String.fromCodePoint(point))
  .join('');

// Digits of Arabic keyboards, which few pages show: they join nothing, so that a file of their own parts no word.
const arabicDigits = range('\u0660', '\u0669');

// Signs that stand inside Persian text.
const signs = ' !"%()*+,-./:;=[]«»×·–—‘’“”•…';

// Of one weight. Most pages with any need the letters of codes alone, not those of addresses and file names.
const codes = `${range('A', 'Z')}${range('0', '9')}`;
const addresses = `${range('a', 'z')}#$&?@\\^_\`{|}~<>`;

const weights = { wght: { min: 400, max: 700 } };
const faces: Readonly<Record<string, Pick<FontPart, 'script' | 'letters' | 'variationAxes'>>> = {
  'persian.woff2': { script: 'arabic', letters: persian, variationAxes: weights },
  'arabic-digits.woff2': { script: 'arabic', letters: arabicDigits, variationAxes: weights },
  'signs.woff2': { script: 'latin', letters: signs, variationAxes: weights },
  'codes.woff2': { script: 'latin', letters: codes, variationAxes: { wght: 400 } },
  'addresses.woff2': { script: 'latin', letters: addresses, variationAxes: { wght: 400 } },
};
// What joins letters and sets their marks and distances; styles ask for no fractions, old figures or even digits.
const shaping = 'calt ccmp fina init isol kern liga locl mark medi mkmk rlig'.split(' ');

function range(first: string, last: string): string {
  const from = first.charCodeAt(0);
  return String.fromCharCode(
    ...Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, step) => from + step),
  );
}

/**
 * Makes the font that pages carry: Vazirmatn, Persian and its signs, weights 400 to 700 on one axis, and its
 * Latin letters and digits. It is kept in `.cache/fonts`, where styles look for it.
 */
export async function makeFont(root: string): Promise<void> {
  for (const [name, face] of Object.entries(faces))
    await keepFont(root, name, { ...face, targetFormat: 'woff2', keepFeatures: shaping });
}
