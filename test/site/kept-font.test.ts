import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type FontPart, keepFont } from '../../src/styles/kept-font.node.ts';

const part: FontPart = {
  script: 'latin',
  letters: 'abc',
  targetFormat: 'woff2',
  variationAxes: { wght: 400 },
};
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pasokh-font-'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const signature = (file: string) => readFileSync(file).subarray(0, 4).toString('latin1');

it('a font is made once, and nothing is left beside it', async () => {
  const file = await keepFont(root, 'a.woff2', part);
  expect(signature(file)).toBe('wOF2');
  const { ino } = statSync(file);
  expect(await keepFont(root, 'a.woff2', part)).toBe(file);
  expect(statSync(file).ino).toBe(ino);
  expect(readdirSync(join(root, '.cache/fonts')).sort()).toEqual(['a.woff2', 'a.woff2.made-of']);
});

it('a font that was made of other letters, by an earlier release or not to its end is made anew', async () => {
  const file = await keepFont(root, 'a.woff2', part);
  const few = statSync(file).size;
  await keepFont(root, 'a.woff2', { ...part, letters: 'abcdefghijkl' });
  expect(statSync(file).size).toBeGreaterThan(few);
  rmSync(`${file}.made-of`);
  writeFileSync(file, 'old');
  await keepFont(root, 'a.woff2', part);
  expect(signature(file)).toBe('wOF2');
  rmSync(file);
  await keepFont(root, 'a.woff2', part);
  expect(signature(file)).toBe('wOF2');
});
