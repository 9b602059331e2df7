import { describe, expect, it } from 'vitest';
import {
  earlierFiles,
  type HashedFile,
  hashedFilesOf,
  keptMs,
  parseHashedFiles,
  writeHashedFiles,
} from '../../scripts/lib/deploy/hashed-files.ts';

const now = Date.UTC(2026, 10, 27);
const file = (leftAt?: number): HashedFile => ({
  etag: 'a'.repeat(22),
  size: 10,
  ...(leftAt !== undefined && { leftAt: new Date(leftAt).toISOString() }),
});

describe('hashed files of earlier deployments', () => {
  it('stay for seven days after the last build that loads them stopped being current', () => {
    const live = {
      '/_astro/current.A.js': file(),
      '/_astro/leaves-now.A.js': file(),
      '/_astro/left-lately.A.js': file(now - keptMs + 1),
      '/_astro/left-long-ago.A.js': file(now - keptMs),
    };
    const staying = earlierFiles(live, { '/_astro/current.A.js': file() }, now);
    expect(staying).toEqual({
      '/_astro/leaves-now.A.js': file(now),
      '/_astro/left-lately.A.js': file(now - keptMs + 1),
    });
  });

  it('are no earlier ones once a build loads them again', () => {
    const live = { '/_astro/back.A.js': file(now - keptMs + 1) };
    expect(earlierFiles(live, { '/_astro/back.A.js': file() }, now)).toEqual({});
  });

  it('stay no longer for a clock that ran ahead', () => {
    const live = { '/_astro/ahead.A.js': file(now + 10 * keptMs) };
    const staying = earlierFiles(live, {}, now);
    expect(staying).toEqual({ '/_astro/ahead.A.js': file(now) });
    expect(earlierFiles(staying, {}, now + keptMs)).toEqual({});
  });

  it('stay through many deployments of one day, each counted from when it left', () => {
    const hour = 3_600_000;
    let live: Record<string, HashedFile> = {};
    for (let deployment = 0; deployment < 200; deployment++) {
      const at = now + deployment * hour;
      const current = { [`/_astro/build.${deployment}.js`]: file() };
      live = { ...earlierFiles(live, current, at), ...current };
    }
    // What was replaced at hour n is there until hour n + 168.
    expect(Object.keys(live)).toHaveLength(168 + 1);
  });

  it('are scripts, styles and indexes, never a page', () => {
    const plain = { type: 'text/html', etag: 'a'.repeat(22), size: 10 };
    expect(
      hashedFilesOf({ '/': plain, '/_astro/a.js': { ...plain, brotli: 3, immutable: true } }),
    ).toEqual({ '/_astro/a.js': file() });
  });

  it.each([
    '/_astro/کارت\u200cبانکی.B1.png',
    '/_astro/50% !#?.B1.png',
    '/_astro/!a.B1.png',
    '/_astro/.a.B1.png',
    '/_astro/a/b.B1.js',
    `/_astro/${'a'.repeat(300)}.js`,
  ])('make a list that the next deployment reads, whatever an image is called: %s', (path) => {
    const image = { type: 'image/png', etag: 'a'.repeat(22), size: 10, immutable: true } as const;
    const published = hashedFilesOf({ '/_astro/a.js': image, [path]: image });
    expect(parseHashedFiles(writeHashedFiles(published))).toEqual(published);
    expect(published).toHaveProperty(['/_astro/a.js']);
  });
});

describe('the list that a site publishes', () => {
  const list = (path: string, facts: object = {}) =>
    JSON.stringify({ version: 1, files: { [path]: { ...file(), ...facts } } });

  it('is read as it was written', () => {
    const files = {
      '/_astro/client.BBxafCxG.js': file(),
      '/_astro/تصویر.B1.webp': file(now),
      '/_astro/کارت\u200cبانکی.B1.webp': file(now),
      '/search-index/search-v1-0oaoesn0d4p9pk.bin': file(now - 1),
    };
    expect(parseHashedFiles(writeHashedFiles(files))).toEqual(files);
  });

  it.each([
    '<!doctype html><title>ورود</title>',
    '',
    'null',
    '[]',
    '{}',
    '{"version":2,"files":{}}',
    '{"version":1,"files":[]}',
    '{"version":1,"files":{"/_astro/a.js":null}}',
  ])('is no list: %s', (text) => {
    expect(parseHashedFiles(text)).toBeNull();
  });

  it.each([
    '/index.html',
    '/fees/',
    '/_astro/page.html',
    '/_astro/page.HTM',
    '/_astro/../index.js',
    '/_astro/..',
    '/_astro/.assetsignore',
    '/_astro/',
    '/_astro/a/b.js',
    '/_astro/a\\..\\b.js',
    '/_astro/%2e%2e%2fa.js',
    '/_astro/a.js?x',
    '/_astro/a.js#x',
    '/_astro/a.js.br',
    '/_astro/a\n.js',
    '/_astro/\u202ea.js',
    '/_headers',
    '/search-index/current.json',
    '/search-index/../a.bin',
    '/service-worker.js',
    '_astro/a.js',
    '//example.com/_astro/a.js',
    `/_astro/${'a'.repeat(300)}.js`,
    '__proto__',
  ])('names no file at %j', (path) => {
    expect(parseHashedFiles(list(path))).toBeNull();
  });

  it.each([
    { etag: 'short' },
    { etag: 1 },
    { etag: `${'a'.repeat(21)}/` },
    { size: -1 },
    { size: 1.5 },
    { size: '10' },
    { size: 25 * 1024 * 1024 + 1 },
    { leftAt: 'yesterday' },
    { leftAt: '2026-99-99T00:00:00Z' },
    { leftAt: null },
  ])('says nothing of a file with %j', (facts) => {
    expect(parseHashedFiles(list('/_astro/a.js'))).not.toBeNull();
    expect(parseHashedFiles(list('/_astro/a.js', facts))).toBeNull();
  });
});
