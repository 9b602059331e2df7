import { readFile } from 'node:fs/promises';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { readCopy } from '#shared/transcripts/copy.ts';
import { readMarkup } from '#shared/transcripts/markup.ts';
import { transcriptPage } from '#shared/transcripts/page.tsx';
import { type PrintedTranscript, transcriptSchema } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';

const fixture = (name: string) => readFile(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
/** A copy of format 2, as it was given out first. */
const genuine = await fixture('transcript-2.html');
const keys = JSON.parse(await fixture('keys-2.json')) as Record<string, string>;
const copy = await readCopy(genuine);
const data = copy?.transcript as PrintedTranscript;

/** The modules that the drawing makes dark, by the rectangles of its path. */
function modulesOf(page: string): boolean[][] {
  const [, size] = /<svg viewBox="0 0 (\d+) \1"/.exec(page) ?? [];
  const modules = Array.from({ length: Number(size) }, () => Array(Number(size)).fill(false));
  for (const [, x, y, length] of page.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    modules[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  return modules;
}

describe('R94 a copy with a QR code', () => {
  it('stays genuine: its data is rendered tag by tag and letter by letter as it was', async () => {
    expect(copy).toMatchObject({ altered: [], brandName: 'نارنج' });
    expect(readMarkup(transcriptPage(data, 'نارنج'))).toEqual(readMarkup(genuine));
    expect(await verifyTranscript(data, keys)).toMatchObject({ signature: 'right', holds: true });
  });

  it('draws the address that its data says, with the empty edge that scanners need', () => {
    const modules = modulesOf(genuine);
    expect(modules).toEqual(encode(data.verifyUrl, { ecc: 'M', border: 4 }).data);
    const edge = [...modules.slice(0, 4), ...modules.slice(-4)].flat();
    expect(edge.some((isDark) => isDark)).toBe(false);
  });

  it.each([
    ['another QR code', (page: string) => page.replace('<path d="M4 4h7', '<path d="M4 4h6')],
    [
      'a QR code over it',
      (page: string) => page.replace('<path', '<path d="M0 0h9v9z"></path><path'),
    ],
    [
      'a link elsewhere',
      (page: string) => page.replace('href="https://help', 'href="https://hilf'),
    ],
    ['another address in words', (page: string) => page.replace('>https://help', '>https://hilf')],
    ['another end', (page: string) => page.replace('دوشنبه ۳ اسفند', 'دوشنبه ۴ اسفند')],
    ['a QR code that ends before it begins', (page: string) => page.replace(/<svg[^>]*/, '$&/')],
    ['no QR code', (page: string) => page.replace(/<svg[\s\S]*<\/svg>/, '')],
  ])('is altered by %s', async (_, forge) => {
    const forged = forge(genuine);
    expect(forged).not.toBe(genuine);
    expect((await readCopy(forged))?.altered).toEqual(['heading']);
  });

  it('is no page of format 1, and the other way round', async () => {
    const { verifyUrl: _, sharedUntilJalali: __, ...rest } = data;
    const older = transcriptPage({ ...rest, format: 'pasokh-transcript-1' }, 'نارنج');
    const block = /<script[\s\S]*<\/script>/;
    const swapped = genuine.replace(block, () => block.exec(older)?.[0] ?? '');
    expect((await readCopy(swapped))?.altered).toContain('heading');
    const back = older.replace(block, () => block.exec(genuine)?.[0] ?? '');
    expect((await readCopy(back))?.altered).toContain('heading');
  });

  it.each([
    ['javascript:alert(1)'],
    ['https://help.narenj.example/verify/ /'],
    [`https://help.narenj.example/${'a'.repeat(300)}`],
    ['https://help.narenj.example/\ud83d'],
  ])('has an address that a QR code can hold, not %s', (verifyUrl) => {
    expect(transcriptSchema.safeParse(data).success).toBe(true);
    expect(transcriptSchema.safeParse({ ...data, verifyUrl }).success).toBe(false);
  });
});
