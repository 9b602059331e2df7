import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { readCopy } from '#shared/transcripts/copy.ts';
import { type Difference, rangeOf, wordsOf } from '#shared/transcripts/differences.ts';

const genuine = await readFile(
  new URL('./fixtures/transcript-714ebf4.html', import.meta.url),
  'utf8',
);

const differencesOf = async (forged: string) => {
  expect(forged).not.toBe(genuine);
  return (await readCopy(forged))?.differences;
};
/** The words that would be marked. */
const marked = (found: readonly Difference[] | null | undefined) =>
  found?.map(({ words, from, to }) => words.slice(from, to).join(' '));

describe('R94 an altered copy', () => {
  it.each([
    ['a word', 'مبلغ تا ۷۲ ساعت', 'مبلغ تا ۲ ساعت', 2, ['۷۲']],
    ['several words', 'مبلغ تا ۷۲ ساعت به', 'پول تا ۲ روز به', 2, ['مبلغ تا ۷۲ ساعت']],
    ['a word left out', 'مبلغ تا ۷۲', 'مبلغ ۷۲', 2, ['تا']],
    ['a word put in', 'مبلغ تا ۷۲', 'مبلغ شاید تا ۷۲', 2, ['مبلغ تا']],
    ['a zero-width sign', 'auto">مبلغ', 'auto">م\u200bبلغ', 2, ['مبلغ']],
    ['a form feed for a space', 'مبلغ تا', 'مبلغ\fتا', 2, ['مبلغ تا']],
    ['a rare entity', 'auto">مبلغ', 'auto">&zwnj;مبلغ', 2, ['مبلغ']],
    ['an element', 'مبلغ تا ۷۲', 'مبلغ <b>شاید</b> تا ۷۲', 2, ['مبلغ تا']],
    ['an author', '<strong>کارشناس فنی', '<strong>مشتری', 2, ['کارشناس فنی']],
    ['a time', 'ساعت ۱۱ <bdi', 'ساعت ۱۲ <bdi', 2, ['۱۱']],
    ['a file name', '<bdi>رسید بانک.png', '<bdi>رسید.png', 1, ['رسید بانک.png']],
    ['a title', '<bdi>پول کم شد', '<bdi>پول زیاد شد', 'heading', ['کم']],
    ['a hidden text', '<p dir="auto">مبلغ', '<p dir="auto" style="display:none">مبلغ', 2, []],
  ] as const)('marks what it shows otherwise: %s', async (_, from, to, place, words) => {
    const found = await differencesOf(genuine.replace(from, to));
    expect([...(found ?? [])].map(([at, one]) => [at, marked(one)])).toEqual([[place, words]]);
  });

  it('names a message that it leaves out', async () => {
    const articles = genuine.match(/<article[\s\S]*?<\/article>/g) ?? [];
    const found = await differencesOf(genuine.replace(articles[1] ?? '', ''));
    expect(found).toEqual(new Map([[2, null]]));
  });

  it('gives out none of its own words', async () => {
    const found = await differencesOf(genuine.replace('مبلغ تا ۷۲', 'پولتان پرید، مبلغ تا ۷۲'));
    expect(JSON.stringify([...(found ?? [])])).not.toContain('پرید');
  });

  it('is compared in one pass, however long it is', async () => {
    const message = (words: number) => 'a '.repeat(words);
    const long = genuine.replace('مبلغ تا', () => `${message(100_000)}b`);
    expect(marked((await differencesOf(long))?.get(2))).toEqual(['مبلغ تا']);
  });
});

describe('the words of a field', () => {
  const all = (text: string, from: number, to: number) => ({ words: wordsOf(text), from, to });

  it.each([
    ['a b c', [all('a b c', 1, 2)], { from: 1, to: 2 }],
    ['b c', [all('· b c', 2, 3)], { from: 1, to: 2 }],
    ['b c', [all('· b c', 0, 1)], null],
    ['b c', [all('x y', 0, 2), all('b c', 0, 2)], { from: 0, to: 2 }],
    ['b', [all('a b c', 1, 2)], null],
    ['', [all('a', 0, 1)], null],
    ['a', [], null],
  ])('%s', (text, differences, range) => {
    expect(rangeOf(wordsOf(text), differences)).toEqual(range);
  });
});
