import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanCode, cleanLine, cleanText, hasLineBreak, ungroup } from '#shared/persian/typed.ts';

const anyText = fc.string({ unit: 'binary' });

describe('text as it is kept', () => {
  test.each([
    ['half-spaces stay', 'می\u200cشود', 'می\u200cشود'],
    ['letters stay as they were written', 'كتاب هاي ۱۲٣', 'كتاب هاي ۱۲٣'],
    ['a family of emoji stays one', '👨\u200d👩\u200d👧', '👨\u200d👩\u200d👧'],
    ['spaces within a line stay', 'a   b', 'a   b'],
    ['Windows and old line breaks are one kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['no more than one empty line', 'a\n \n\n \nb', 'a\n\nb'],
    ['ends are trimmed', ' \n a \n', 'a'],
  ])('%s', (_what, typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  test('R34 no control, override of direction or lone surrogate is kept, and lines stay one', () => {
    fc.assert(
      fc.property(anyText, (typed) => {
        const kept = cleanText(typed);
        expect(kept).not.toMatch(/(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect(kept.isWellFormed()).toBe(true);
        expect(cleanText(kept)).toBe(kept);
        expect(hasLineBreak(cleanLine(typed))).toBe(false);
        expect(cleanLine(cleanLine(typed))).toBe(cleanLine(typed));
      }),
    );
  });

  test('R34 CR, LF, NUL and their like in a line become a space or nothing', () => {
    expect(cleanLine('a\r\nBcc: b\u2028c\u0000d\u202ee')).toBe('a Bcc: b cde');
  });

  test('very long runs of spaces are read in one pass', () => {
    const run = `a${' '.repeat(300_000)}b`;
    expect(cleanText(run)).toBe(run);
    expect(cleanLine(run)).toBe('a b');
    expect(cleanCode(run)).toBe('a b');
    expect(ungroup(run)).toBe('ab');
  });
});
