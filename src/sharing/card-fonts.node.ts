import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';
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
 * The fonts of cards, Vazirmatn from its package in two weights, kept in `.cache/fonts` of the project
 * at `root`: HarfBuzz reads no compressed fonts.
 */
export async function loadCardFonts(root: string): Promise<CardFonts> {
  const typeface = (weight: number) =>
    Promise.all(['arabic', 'latin'].map((script) => loadFont(root, script, weight)));
  return { bold: await typeface(weights.bold), medium: await typeface(weights.medium) };
}

async function loadFont(root: string, script: string, weight: number): Promise<OutlineFont> {
  const file = join(root, '.cache/fonts', `card-${script}-${weight}.ttf`);
  if (!existsSync(file)) await makeFont(root, script, weight, file);
  return new OutlineFont(await readFile(file));
}

async function makeFont(root: string, script: string, weight: number, file: string) {
  const { resolve } = createRequire(join(root, 'package.json'));
  const source = `@fontsource-variable/vazirmatn/files/vazirmatn-${script}-wght-normal.woff2`;
  const font = await subsetFont(await readFile(resolve(source)), letters, {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
  });
  await mkdir(join(root, '.cache/fonts'), { recursive: true });
  // Two builds may run at once; a rename shows no half-written file to either.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, font);
  await rename(draft, file);
}
