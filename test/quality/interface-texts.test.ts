import { describe, expect, it, test } from 'vitest';
import { isCatalogue, sourcesIn, textsInCode } from './interface-texts.ts';

// A second language is a second module of the same shape as each catalogue: no text may be elsewhere.

/** Folders of features whose texts are all in `texts.ts`, or in the files of `texts/`. */
const done = [
  'src/api',
  'src/articles',
  'src/attachments',
  'src/contact',
  'src/desk',
  'src/drafts',
  'src/feedback',
  'src/offline',
  'src/pages',
  'src/search',
  'src/shared/contract',
  'src/shared/fields',
  'src/shared/forms',
  'src/shared/html',
  'src/shared/policies',
  'src/shared/quality',
  'src/shared/settings',
  'src/shared/transcripts',
  'src/shared/working-time',
  'src/sharing',
  'src/sign-in',
  'src/starlight',
  'src/tickets',
  'worker/alarm-watch',
  'worker/alarms',
  'worker/attachments',
  'worker/contact',
  'worker/desk',
  'worker/feedback',
  'worker/foundation',
  'worker/idempotency',
  'worker/inbound',
  'worker/notifications',
  'worker/organisation',
  'worker/people',
  'worker/privacy',
  'worker/proof-of-work',
  'worker/proofs',
  'worker/search',
  'worker/sessions',
  'worker/sign-in',
  'worker/tickets',
  'worker/transcripts',
];

/** Persian that is data of the language or of the country, and no text of the interface. */
const data: Record<string, string> = {
  'src/shared/fields/banks.ts': 'names of banks',
  'src/shared/fields/label.ts': 'words by which people name a number',
  'src/shared/working-time/holidays.ts': 'names of public holidays',
  'src/shared/transcripts/page.tsx': 'format 1 of copies, which are compared with it word by word',
  'src/shared/transcripts/page-parts.tsx': 'words of both formats of copies',
  'src/shared/transcripts/printed-page.tsx': 'format 2 of copies',
  'src/shared/transcripts/letter-page.tsx': 'format 3 of copies',
  'src/articles/components/decisions.ts': 'words by which a decision is known',
  'src/articles/components/tabs.ts': 'a fault with an example',
  'src/articles/components/try-first.ts': 'a fault with an example',
  'src/articles/doubled-until.ts': 'a fault that quotes a word of the article',
  'src/articles/slow-patterns.node.ts': 'a letter with which patterns are tried',
  'src/shared/quality/empty-title.ts': 'words that say nothing in a title',
  'src/shared/quality/persian-spelling.ts': 'spelling rules',
  'src/shared/quality/street-register.ts': 'street register',
  'src/shared/quality/typography.ts': 'letters and endings that are mended',
  'src/sharing/wrap-lines.ts': 'words with which no line ends',
  'src/shared/settings/standard-messages.ts': 'templates of settings',
  'src/shared/desk-query/names.ts': 'names of operators and values, as agents type them',
};

describe('texts of the interface', () => {
  test.each(done)('of %s are in its catalogue alone', (folder) => {
    const sources = sourcesIn(folder);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((file) => !(file in data)).flatMap((file) => textsInCode(file))).toEqual(
      [],
    );
  });

  test.each(Object.keys(data))('are data in %s, which is listed for a reason', (file) => {
    expect(textsInCode(file)).not.toEqual([]);
  });

  it.each([
    ["const title = 'سلام';", ['x.tsx:1']],
    ['const a = 1;\nconst title = `$' + '{a} پاسخ $' + '{a}`;', ['x.tsx:2']],
    ['const title = `$' + '{a} b $' + '{a} پاسخ`;', ['x.tsx:1']],
    ['const title = (\n  <p>\n    سلام\n  </p>\n);', ['x.tsx:3']],
    ['const title = <p aria-label="سلام" />;', ['x.tsx:1']],
    ["type Title = 'سلام';", ['x.tsx:1']],
    ['// سلام\n/** سلام */\nconst a = <p>{/* سلام */}</p>;', []],
    ['const pattern = /سلام/;', []],
    ["const price = '۱۲، ۱۳';", []],
  ])('are found in code: %s', (source, places) => {
    expect(textsInCode('x.tsx', source).map(({ place }) => place)).toEqual(places);
  });

  it('are found where a type begins like an element', () => {
    const source = "const own = <T>(id: T) => id;\n/** سلام */\nconst title = 'سلام';";
    expect(textsInCode('x.ts', source).map(({ place }) => place)).toEqual(['x.ts:3']);
  });

  it.each([
    ["---\n// سلام\nconst title = 'سلام';\n---\n\n<p>{title}</p>\n", ['x.astro:3']],
    ['---\n---\n\n<p>\n  سلام\n</p>\n', ['x.astro:5']],
    ['<!-- سلام\nسلام -->\n{/* سلام */}\n<p title="سلام" />\n', ['x.astro:4']],
  ])('are found in pages: %s', (source, places) => {
    expect(textsInCode('x.astro', source).map(({ place }) => place)).toEqual(places);
  });

  it.each([
    ['src/tickets/texts.ts', true],
    ['src/shared/contract/texts/problems.ts', true],
    ['src/tickets/more-texts.ts', false],
    ['src/tickets/texts.browser.tsx', false],
  ])('%s: a catalogue? %s', (file, isOne) => {
    expect(isCatalogue(file)).toBe(isOne);
  });
});
