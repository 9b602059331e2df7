import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { bannedIn, bannedInText } from './banned-words.ts';

// One word per idea: no reader meets a word whose twin is used elsewhere, nor wording that was replaced.

const organisations = ['course-shop', 'sms-panel', 'wallet', 'store', 'portal'];
const folders = ['content', ...organisations.map((name) => `test/organisations/${name}/content`)];

/** The catalogues of all features and commands: a file `texts.ts`, one named so, or the files of a folder. */
const catalogues = globSync('{src,worker,scripts}/**/{texts,*-texts,texts/*}.ts');

/** Other files whose texts are read: add one when its texts are done. */
const others = [
  'content/README.md',
  'src/shared/settings/standard-messages.ts',
  ...globSync('src/pages/_design/**/*.{ts,tsx,astro,md}'),
];

/** Keeps the words of its seed, one of which others do not use. */
const ownSeed = 'test/organisations/sms-panel/content';

/** Without the spellings by which visitors search, which are theirs. */
const withoutAliases = (text: string) => text.replace(/^aliases:\n(?: +- .*\n)+/m, '');

/** Each text of a catalogue: what stands between quotes. */
const textsOf = (source: string): string[] =>
  [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, quoted, template]) => quoted ?? template ?? '',
  );

const read = (file: string) => readFileSync(file, 'utf8');

const named = (file: string, found: readonly string[]) => found.map((each) => `${file}: ${each}`);

describe('banned words', () => {
  it.each(folders)('are in no article and no settings of %s', (folder) => {
    const files = globSync(`${folder}/**/*.{md,json}`).filter(
      (file) => !/README\.md$|synonyms\.json$|settings\.schema\.json$/.test(file),
    );
    expect(files.length).toBeGreaterThan(8);
    const found = files.flatMap((file) =>
      named(file, bannedIn(withoutAliases(read(file)), { hasOwnSeed: folder === ownSeed })),
    );
    expect(found).toEqual([]);
  });

  it('are in no catalogue', () => {
    const found = catalogues.flatMap((file) => {
      const source = read(file);
      return named(file, [
        ...new Set([...bannedIn(source), ...textsOf(source).flatMap(bannedInText)]),
      ]);
    });
    expect(found).toEqual([]);
  });

  it.each(others)('are not in %s', (file) => {
    expect(bannedIn(read(file))).toEqual([]);
  });

  test.each([
    ['این لینک را باز کنید؛ برنامه و گواهی‌نامه'],
    ['درخواست‌های باز شما'],
    ['در حال ارسال…'],
    ['درخواست خود را بفرستید و پیام را بررسی کنید'],
    ['سقف را بانک شما می‌گذارد…'],
  ])('are not in «%s»', (text) => {
    expect(bannedInText(text)).toEqual([]);
  });

  test.each([
    ['پیوندها', 1],
    ['نامه‌ای می‌گیرید', 1],
    ['شماره موبایل خود', 1],
    ['باز شما', 1],
    ['در حال ارسال …', 1],
    ['نه', 1],
    ['فرستادن پاسخ', 1],
    ['درخواست را بفرست', 1],
    ['بله / نه', 1],
    ['یکی ، دو', 1],
  ])('are in «%s»', (text, count) => {
    expect(bannedInText(text)).toHaveLength(count);
  });
});
