import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, IndexFault, openIndex, type SearchArticle } from '#shared/search/index.ts';
import { shop } from './shop.ts';

const whole = buildIndex(shop);
const sharded = buildIndex(shop, { shardAbove: 1 });
const shards = new Map(sharded.files.map(({ name, bytes }) => [name, bytes]));
const load = (name: string) => Promise.resolve(shards.get(name)!);

function faultOf(open: () => unknown): string | undefined {
  try {
    open();
  } catch (error) {
    return error instanceof IndexFault ? error.reason : String(error);
  }
  return undefined;
}

describe('an index file', () => {
  test('the same articles give the same bytes and name, others another name', () => {
    expect(buildIndex(shop)).toEqual(whole);
    expect(whole.files[0].name).toMatch(/^search-v\d+-[0-9a-z]{14}\.bin$/);
    expect(buildIndex(shop.slice(1)).files[0].name).not.toBe(whole.files[0].name);
  });

  test('gives back every text as it was, whatever letters it has', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => one.isWellFormed());
    await fc.assert(
      fc.asyncProperty(text, text, async (title, passage) => {
        const sections = [{ text: `${passage}` }];
        const article: SearchArticle = { ...shop[3]!, title: `کیف پول ${title}`, sections };
        const [found] = (await openIndex(buildIndex([article]).files[0].bytes).query('کیف پول'))
          .sure;
        expect(found?.title).toBe(article.title);
        expect(passage.startsWith(found!.passage)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('cut short anywhere, it says so', () => {
    const { bytes } = whole.files[0];
    for (let length = 0; length < bytes.length; length += 7) {
      expect(faultOf(() => openIndex(bytes.slice(0, length)))).toBe('truncated');
    }
  });

  test('damaged anywhere, it is refused', () => {
    for (let at = 13; at < whole.files[0].bytes.length; at += 11) {
      const bytes = whole.files[0].bytes.slice();
      bytes[at]! ^= 0x10;
      expect(faultOf(() => openIndex(bytes))).toBe('altered');
    }
  });

  test('of another version, it is refused by that name', () => {
    const { bytes } = whole.files[0];
    for (const version of [0, bytes[3]! - 1, bytes[3]! + 1, 255])
      expect(faultOf(() => openIndex(bytes.with(3, version)))).toBe('version');
  });

  test('one built by the release before, whole as it is, is refused by its version', async () => {
    const earlier = await readFile('test/search/search-v1.bin');
    expect(faultOf(() => openIndex(earlier))).toBe('version');
  });

  test('a page of HTML in its place is no index', () => {
    const page = new TextEncoder().encode('<!doctype html><title>404</title>');
    expect(faultOf(() => openIndex(page))).toBe('altered');
  });

  test('an index of no articles finds nothing', async () => {
    const empty = openIndex(buildIndex([]).files[0].bytes);
    expect(await empty.query('بازگشت وجه')).toEqual({ sure: [], near: [] });
  });
});

describe('a sharded index', () => {
  test('answers as a whole one does', async () => {
    const one = openIndex(whole.files[0].bytes);
    const other = openIndex(sharded.files[0].bytes, load);
    for (const typed of ['بازگشت وجه', 'کد رهیگری', 'ramz', 'کیف پو', 'قیمت دلار']) {
      const ids = (await one.query(typed)).sure.map(({ id }) => id);
      expect((await other.query(typed)).sure.map(({ id }) => id)).toEqual(ids);
    }
  });

  test('fetches only what a query needs, and once', async () => {
    const asked: string[] = [];
    const engine = openIndex(sharded.files[0].bytes, (name) => {
      asked.push(name);
      return load(name);
    });
    expect(asked).toEqual([]);
    await engine.query('کیف پول');
    const first = [...asked];
    await engine.query('کیف پول');
    expect(asked).toEqual(first);
  });

  test('says so when a shard cannot be had, and tries again', async () => {
    const broken = new Set(['network']);
    const engine = openIndex(sharded.files[0].bytes, (name) =>
      broken.size > 0 ? Promise.reject(new TypeError('offline')) : load(name),
    );
    await expect(engine.query('کیف پول')).rejects.toMatchObject({ reason: 'unreachable' });
    broken.clear();
    expect((await engine.query('کیف پول')).sure[0]?.id).toBe('wallet');
  });

  test('refuses a shard of another index', async () => {
    const other = buildIndex(shop.slice(1), { shardAbove: 1 });
    const engine = openIndex(sharded.files[0].bytes, (name) => {
      const kind = /(?:terms|texts)-\d+/.exec(name)![0];
      return Promise.resolve(other.files.find((file) => file.name.includes(kind))!.bytes);
    });
    await expect(engine.query('کیف پول')).rejects.toMatchObject({ reason: 'altered' });
  });

  test('a shard is not taken for the first file', () => {
    expect(faultOf(() => openIndex(sharded.files[1]!.bytes))).toBe('altered');
  });
});
