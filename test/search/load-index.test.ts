import { describe, expect, it } from 'vitest';
import { searchFolder, searchManifest } from '#shared/contract/search-files.ts';
import { buildIndex } from '#shared/search/index.ts';
import { searchIndexOf } from '../../worker/search/load-index.ts';
import { shop } from './shop.ts';

/** A site's files, and how often each was read. */
function siteOf(articles = shop) {
  const files = new Map<string, Uint8Array>();
  const reads: string[] = [];
  const publish = (published: typeof shop, shardAbove?: number) => {
    const built = buildIndex(published, { shardAbove });
    for (const { name, bytes } of built.files) files.set(searchFolder + name, bytes);
    const manifest = { index: searchFolder + built.files[0].name, popular: [] };
    files.set(searchManifest, new TextEncoder().encode(JSON.stringify(manifest)));
  };
  publish(articles);
  const asset = async (path: string) => {
    reads.push(path);
    return files.get(path) ?? null;
  };
  return { files, reads, publish, asset };
}

describe('the index of the API', () => {
  it('is read once', async () => {
    const { asset, reads } = siteOf();
    const searchIndex = searchIndexOf(asset);
    const engine = await searchIndex();
    expect(engine.size).toBe(shop.length);
    expect(await searchIndex()).toBe(engine);
    expect(reads).toHaveLength(2);
  });

  it('is opened once for all who ask at the same time', async () => {
    const searchIndex = searchIndexOf(siteOf().asset);
    const engines = await Promise.all(Array.from({ length: 32 }, () => searchIndex()));
    expect(new Set(engines).size).toBe(1);
  });

  it('comes when it can, after it could not', async () => {
    const { asset, files, publish } = siteOf();
    const searchIndex = searchIndexOf(asset);
    files.clear();
    await expect(searchIndex()).rejects.toThrow('current.json');
    publish(shop);
    expect((await searchIndex()).size).toBe(shop.length);
  });

  it('follows the content in development', async () => {
    const { asset, publish } = siteOf();
    const searchIndex = searchIndexOf(asset, { mayChange: true });
    await searchIndex();
    publish(shop.slice(1));
    expect((await searchIndex()).size).toBe(shop.length - 1);
  });

  it('fetches the shards of a large site', async () => {
    const { asset, publish } = siteOf();
    publish(shop, 1);
    const { sure } = await (await searchIndexOf(asset)()).query('کیف پول');
    expect(sure[0]?.id).toBe('wallet');
  });
});
