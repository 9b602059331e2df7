import { describe, expect, it } from 'vitest';
import { pages, sources } from './pages.ts';

/** Metaphors and private words, for which the field has plain ones: told → notified, reported, logged. */
const refused =
  /\b(?:house|rooms?|doors?|strangers?|scene|told|let go|in vain|voice|whoever runs|(?:lies?|stands?) in|asker's hand)\b/gi;

/** This file, which quotes them. */
const ownFile = 'test/docs/plain-words.test.ts';

/** Block comments, and lines that are a comment or end in one. */
const commentsOf = (text: string): string[] => [
  ...(text.match(/\/\*[\s\S]*?\*\//g) ?? []),
  ...(text.match(/(?:^|\s)\/\/ .*$/gm) ?? []),
];

/** Names of tests and of groups of them, those of tables too. */
const titlesOf = (text: string): string[] =>
  [
    ...text.matchAll(/(?:\b(?:it|test|describe)(?:\.\w+)?|\))\(\s*(['"`])((?:\\.|(?!\1).)+)\1/g),
  ].map(([, , title = '']) => title);

const filesIn = (folder: string) =>
  [...sources].filter(
    ([file]) =>
      file.startsWith(`${folder}/`) && /\.(?:tsx?|astro|css)$/.test(file) && file !== ownFile,
  );

const refusedIn = (place: string, texts: readonly string[]): string[] =>
  texts.flatMap((text) => (text.match(refused) ?? []).map((word) => `${place}: ${word}`));

/** Names of tests, which pages quote. */
const withoutQuotedTests = (text: string) => text.replace(/`test\/[^`]+`: [^|<]*/g, '');

describe('comments and pages', () => {
  it.each(['src', 'worker', 'scripts', 'test'])('use plain words in %s', (folder) => {
    const files = filesIn(folder);
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(([file, text]) => refusedIn(file, commentsOf(text)))).toEqual([]);
  });

  it('use plain words in names of tests', () => {
    const named = filesIn('test').map(([file, text]) => [file, titlesOf(text)] as const);
    expect(named.flatMap(([, titles]) => titles).length).toBeGreaterThan(1000);
    expect(named.flatMap(([file, titles]) => refusedIn(file, titles))).toEqual([]);
  });

  it('use plain words in pages', () => {
    const found = pages.flatMap(({ file, current }) =>
      refusedIn(file, [withoutQuotedTests(current)]),
    );
    expect(found).toEqual([]);
  });

  it('are found where they use others', () => {
    const text =
      "const door = 1; // the room\n/** Is told. */\nconst url = 'https://voice.example';";
    expect(refusedIn('some.ts', commentsOf(text))).toEqual(['some.ts: told', 'some.ts: room']);
    const tests = "it('is told', run);\nit.each([\n  ['a'],\n])(\n  'R1 lies in %s',\n  run);";
    expect(refusedIn('a.test.ts', titlesOf(tests))).toEqual([
      'a.test.ts: told',
      'a.test.ts: lies in',
    ]);
  });
});
