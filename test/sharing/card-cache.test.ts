import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openCardCache } from '../../src/sharing/card-cache.node.ts';

const folder = mkdtempSync(join(tmpdir(), 'pasokh-cards-'));
const draw = (svg: string) => Promise.resolve(Buffer.from(`drawn ${svg}`));
const refuse = () => Promise.reject(new Error('Drawn again.'));
const day = 86_400_000;

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('kept pictures for previews', () => {
  it('are drawn once for all that shows the same', async () => {
    const cache = await openCardCache(folder);
    expect(await cache.get('a', draw)).toEqual({ png: Buffer.from('drawn a'), isNew: true });
    const again = await openCardCache(folder);
    expect(await again.get('a', refuse)).toEqual({ png: Buffer.from('drawn a'), isNew: false });
    await expect(again.get('b', refuse)).rejects.toThrow('Drawn again.');
  });

  it('are drawn once where two pages that show the same are written at once', async () => {
    const cache = await openCardCache(folder);
    const found = await Promise.all(['a', 'a', 'a'].map((svg) => cache.get(svg, draw)));
    expect(found.map(({ isNew }) => isNew)).toEqual([true, false, false]);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('are drawn once by each of two builds at once', async () => {
    const builds = await Promise.all([openCardCache(folder), openCardCache(folder)]);
    const found = await Promise.all(builds.map((cache) => cache.get('a', draw)));
    expect(found.map(({ png }) => String(png))).toEqual(['drawn a', 'drawn a']);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('go once no build has used them for sixty days', async () => {
    const cache = await openCardCache(folder);
    await cache.get('used', draw);
    await cache.get('idle', draw);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), 0, 0);
    await cache.get('used', refuse);
    await cache.sweep(Date.now() + 59 * day);
    expect(readdirSync(folder)).toHaveLength(1);
    await cache.get('used', refuse);
    await cache.sweep(Date.now() + 61 * day);
    expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
  });

  it('are kept for the version of resvg that drew them', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    const version = { ...devDependencies, ...dependencies }['@resvg/resvg-js'];
    const source = readFileSync('src/sharing/card-cache.node.ts', 'utf8');
    expect(source).toContain(`const drawing = 'resvg ${version}, `);
  });
});
