import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// One word per idea: the twin of a word that readers know from elsewhere is not used beside it.

const organisations = ['course-shop', 'sms-panel', 'wallet', 'store', 'portal'];
const folders = ['content', ...organisations.map((name) => `test/organisations/${name}/content`)];

/** Twin → the word that stands. Postmen and letter boxes are no e-mails. */
const twins: readonly [RegExp, string][] = [
  [/(?<![\p{L}\u200c])(?<!صندوق )نامه(?:ٔ|‌ای)?(?![\p{L}\u200c])/u, 'ایمیل'],
  [/(?<![\p{L}\u200c])پیوند/u, 'لینک'],
  [/شماره موبایل/, 'شمارهٔ موبایل'],
  [/این‌جا/, 'اینجا'],
  [/رونوشت/, 'کپی'],
  [/برگزین|برگزیدید|برمی‌گزین|گزینش/, 'انتخاب'],
  [/درخواست تازه (?:برای|\{)/, 'درخواست جدید'],
];

const textsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:json|md)$/.test(file) && file !== 'README.md')
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));

describe('the words of an organisation', () => {
  it.each(folders)('are one for each idea in %s', (folder) => {
    const texts = textsOf(folder);
    expect(texts.length).toBeGreaterThan(8);
    const found = texts.flatMap(({ file, text }) =>
      twins
        .filter(([twin]) => twin.test(text))
        .map(([twin, word]) => `${file}: ${twin.exec(text)?.[0]} → ${word}`),
    );
    expect(found).toEqual([]);
  });
});
