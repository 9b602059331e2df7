import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptCompressed, sweepCompressed } from '../../scripts/lib/build/compressed.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pasokh-compressed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const script = Buffer.from('export const one = 1;\n'.repeat(200));
const kept = (suffix: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(suffix))
    .map((name) => join(folder, name));

/** The same text, compressed otherwise. */
const inHaste = brotliCompressSync(script, { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } });

describe('compressed copies of scripts and styles', () => {
  it('hold what was compressed', async () => {
    const { brotli, gzip } = await keptCompressed(script, 11, folder);
    expect(brotliDecompressSync(brotli)).toEqual(script);
    expect(gunzipSync(gzip)).toEqual(script);
  });

  it('are those of the build before, where the bytes and the quality are the same', async () => {
    const first = await keptCompressed(script, 11, folder);
    const [file = ''] = kept('.br');
    writeFileSync(file, inHaste);
    expect((await keptCompressed(script, 11, folder)).brotli).toEqual(inHaste);
    expect((await keptCompressed(script, 10, folder)).brotli).not.toEqual(inHaste);
    const other = Buffer.concat([script, Buffer.from('2')]);
    expect(brotliDecompressSync((await keptCompressed(other, 11, folder)).brotli)).toEqual(other);
    expect(first.brotli.length).toBeLessThan(inHaste.length);
  });

  it.each([
    ['.br', Buffer.alloc(0)],
    ['.br', brotliCompressSync(Buffer.from('another text'))],
    ['.gz', Buffer.from('half')],
  ])('are made anew where %s was damaged', async (suffix, damage) => {
    const first = await keptCompressed(script, 11, folder);
    for (const file of kept(suffix)) writeFileSync(file, damage);
    expect(await keptCompressed(script, 11, folder)).toEqual(first);
    expect(await keptCompressed(script, 11, folder)).toEqual(first);
  });

  it('go once no build has used them for seven days', async () => {
    await keptCompressed(script, 11, folder);
    await sweepCompressed(Date.now() + 6 * 86_400_000, folder);
    expect(readdirSync(folder)).toHaveLength(2);
    await sweepCompressed(Date.now() + 8 * 86_400_000, folder);
    expect(readdirSync(folder)).toEqual([]);
  });
});
