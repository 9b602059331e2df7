import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Bucket, createBucketStore } from '../../worker/attachments/file-store.cloudflare.ts';
import { createFolderStore } from '../../worker/attachments/file-store.node.ts';
import type { FileStore } from '../../worker/foundation/ports/file-store.ts';

async function folderStore() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-files-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return createFolderStore(folder);
}

async function bucketStore() {
  const edge = new Miniflare(
    convertV4MiniflareOptions({ modules: true, script: 'export default {}', r2Buckets: ['FILES'] }),
  );
  onTestFinished(() => edge.dispose());
  return createBucketStore((await edge.getR2Bucket('FILES')) as unknown as Bucket);
}

const stores: [string, () => Promise<FileStore>][] = [
  ['a folder on the box', folderStore],
  ['a bucket on the edge', bucketStore],
];

describe.each(stores)('%s', (_, open) => {
  it('keeps, gives back, replaces and removes a file', async () => {
    const store = await open();
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    await store.put('a-random-key-0001', bytes);
    expect(
      Buffer.from((await store.get('a-random-key-0001')) ?? []).equals(Buffer.from(bytes)),
    ).toBe(true);

    await store.put('a-random-key-0001', Uint8Array.of(1, 2));
    expect([...((await store.get('a-random-key-0001')) ?? [])]).toEqual([1, 2]);

    await store.remove('a-random-key-0001');
    expect(await store.get('a-random-key-0001')).toBeNull();
    await store.remove('a-random-key-0001');
  });

  it('removes more files at once than one call of a bucket takes', async () => {
    const store = await open();
    const keys = Array.from({ length: 1_203 }, (_, i) => `a-random-key-${i}`);
    await Promise.all(
      [0, 999, 1_000, 1_202].map((i) => store.put(keys[i] ?? '', Uint8Array.of(1))),
    );
    await store.put('another-random-key', Uint8Array.of(1));
    await store.remove(...keys);
    expect(await Promise.all(keys.map((key) => store.get(key)))).toEqual(keys.map(() => null));
    expect(await store.get('another-random-key')).not.toBeNull();
  });

  it('removes nothing where nothing is named', async () => {
    await expect((await open()).remove()).resolves.toBeUndefined();
  });

  it('knows nothing of a key nobody put', async () => {
    expect(await (await open()).get('never-put-there-1')).toBeNull();
  });
});

it('R43 a key can never leave the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-files-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const store = createFolderStore(join(folder, 'files'));
  for (const key of ['../../escaped', '/etc/passwd', 'a/b/c/d/e/f', '', '..']) {
    await expect(store.put(key, Uint8Array.of(1))).rejects.toThrow('file key');
  }
  expect(await readdir(folder)).toEqual([]);
});

describe('a bucket', () => {
  it('that is out of order is a fault of its own, and is logged', async () => {
    const broken = () => Promise.reject(new Error('10001: internal error'));
    const told: unknown[] = [];
    const store = createBucketStore({ put: broken, get: broken, delete: broken }, (fault) =>
      told.push(fault),
    );
    for (const call of [
      () => store.put('a', Uint8Array.of(1)),
      () => store.get('a'),
      () => store.remove('a'),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'files_unavailable' });
    expect(told).toHaveLength(3);
  });
});
