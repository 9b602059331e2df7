import { readFile } from 'node:fs/promises';
import { keepFont } from '../styles/kept-font.node.ts';
import { OutlineFont, type Typeface } from './outline-font.ts';

/** The two weights that cards are set in. */
export interface CardFonts {
  bold: Typeface;
  medium: Typeface;
}

/** Letters that a title may hold: Latin, Arabic, joiners, general punctuation and signs of money. */
const ranges: readonly [from: number, to: number][] = [
  [0x20, 0x24f],
  [0x600, 0x6ff],
  [0x750, 0x77f],
  [0x200c, 0x200d],
  [0x2010, 0x205f],
  [0x20a0, 0x20bf],
];

const letters = ranges
  .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => from + step))
  .map((point) => String.fromCodePoint(point))
  .join('');

const weights = { bold: 700, medium: 500 };

/**
 * The fonts of cards, Vazirmatn in two weights, kept in `.cache/fonts` of the project at `root`: HarfBuzz reads no
 * compressed fonts.
 */
export async function loadCardFonts(root: string): Promise<CardFonts> {
  const typeface = (wght: number) =>
    Promise.all((['arabic', 'latin'] as const).map((script) => loadFont(root, script, wght)));
  return { bold: await typeface(weights.bold), medium: await typeface(weights.medium) };
}

async function loadFont(root: string, script: 'arabic' | 'latin', wght: number) {
  const file = await keepFont(root, `card-${script}-${wght}.ttf`, {
    ...{ script, letters },
    targetFormat: 'truetype',
    variationAxes: { wght },
  });
  return new OutlineFont(await readFile(file));
}
