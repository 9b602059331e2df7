import { describe, expect, it } from 'vitest';
import { pages, sources } from './pages.ts';

/** Metaphors and private words, for which the field has plain ones: told → notified, reported, logged. */
const refused =
  /\b(?:house|rooms?|doors?|told|let go|in vain|voice|whoever runs|(?:lies?|stands?) in|asker's hand)\b/gi;

/** Block comments, and lines that are a comment or end in one. */
const commentsOf = (text: string): string[] => [
  ...(text.match(/\/\*[\s\S]*?\*\//g) ?? []),
  ...(text.match(/(?:^|\s)\/\/ .*$/gm) ?? []),
];

const refusedIn = (place: string, texts: readonly string[]): string[] =>
  texts.flatMap((text) => (text.match(refused) ?? []).map((word) => `${place}: ${word}`));

/** Names of tests, which pages quote. */
const withoutQuotedTests = (text: string) => text.replace(/`test\/[^`]+`: [^|<]*/g, '');

describe('comments and pages', () => {
  it.each(['src', 'worker', 'scripts'])('use plain words in %s', (folder) => {
    const files = [...sources].filter(
      ([file]) => file.startsWith(`${folder}/`) && /\.(?:tsx?|astro|css)$/.test(file),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap(([file, text]) => refusedIn(file, commentsOf(text)))).toEqual([]);
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
  });
});
