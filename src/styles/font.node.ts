import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import subsetFont from 'subset-font';

const persianRanges: [from: number, to: number][] = [
  [0x60c, 0x60c],
  [0x61b, 0x61b],
  [0x61f, 0x61f],
  [0x621, 0x63a],
  [0x640, 0x655],
  [0x660, 0x66d],
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

// Signs that stand inside Persian text.
const signs = ' !"%()*+,-./:;=[]«»×·–—‘’“”•…';

// Of one weight. Most pages with any need the letters of codes alone, not those of addresses and file names.
const codes = `${range('A', 'Z')}${range('0', '9')}`;
const addresses = `${range('a', 'z')}#$&?@\\^_\`{|}~<>`;

const weights = { wght: { min: 400, max: 700 } };
// What joins letters and sets their marks and distances; styles ask for no fractions, old figures or even digits.
const shaping = 'calt ccmp fina init isol kern liga locl mark medi mkmk rlig'.split(' ');
const faces = [
  { file: 'persian.woff2', from: 'arabic', letters: persian, axes: weights },
  { file: 'signs.woff2', from: 'latin', letters: signs, axes: weights },
  { file: 'codes.woff2', from: 'latin', letters: codes, axes: { wght: 400 } },
  { file: 'addresses.woff2', from: 'latin', letters: addresses, axes: { wght: 400 } },
];

function range(first: string, last: string): string {
  const from = first.charCodeAt(0);
  return String.fromCharCode(
    ...Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, step) => from + step),
  );
}

/**
 * Makes the font that pages carry: Vazirmatn, Persian and its signs, weights 400 to 700 on one axis, and its
 * Latin letters and digits. Each file is made once, in `.cache/fonts`, where styles look for it, and again when what it
 * is made of has changed.
 */
export async function makeFont(root: string): Promise<void> {
  const { resolve } = createRequire(join(root, 'package.json'));
  const folder = join(root, '.cache/fonts');
  await mkdir(folder, { recursive: true });
  for (const { file, from, letters, axes } of faces) {
    const target = join(folder, file);
    const recipe = JSON.stringify({ from, letters, axes, shaping });
    const isMade = existsSync(target) && (await readRecipe(target)) === recipe;
    if (isMade) continue;
    const source = `@fontsource-variable/vazirmatn/files/vazirmatn-${from}-wght-normal.woff2`;
    const font = await subsetFont(await readFile(resolve(source)), letters, {
      targetFormat: 'woff2',
      variationAxes: axes,
      keepFeatures: shaping,
    });
    await replaceFile(target, font);
    await replaceFile(recipeOf(target), recipe);
  }
}

const recipeOf = (target: string) => `${target}.json`;
const readRecipe = (target: string) => readFile(recipeOf(target), 'utf8').catch(() => null);

/** Two builds may run at once; a rename shows no half-written file to either. */
async function replaceFile(target: string, content: Uint8Array | string) {
  const draft = `${target}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, target);
}
