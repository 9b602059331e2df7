import fc from 'fast-check';
import { expect, test } from 'vitest';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import { shop } from './shop.ts';

const engine = engineOver(shop);

const odd = fc.string({
  unit: fc.constantFrom(
    ...'کدرمزپولabc ۱٢3',
    '\u200c',
    '\u202e',
    '\u2067',
    '\ud800',
    '\udfff',
    '\0',
    'ً',
    'ﷲ',
    '\n',
    "'",
    '\\',
    '%',
    '.',
    '*',
  ),
  maxLength: 400,
});
const anything = fc.oneof(
  odd,
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme' }),
);

test('no text makes a query throw, and marks stay inside their text', async () => {
  await fc.assert(
    fc.asyncProperty(anything, fc.boolean(), async (typed, literal) => {
      const { sure, near } = await engine.query(typed, { literal });
      for (const { title, titleMarks, passage, passageMarks, score } of [...sure, ...near]) {
        expect(Number.isFinite(score)).toBe(true);
        for (const [text, marks] of [
          [title, titleMarks],
          [passage, passageMarks],
        ] as const) {
          for (const [start, end] of marks) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('what comes after the first few hundred characters changes nothing', async () => {
  const head = 'پیگیری مرسوله '.repeat(30).slice(0, 400);
  const whole = await engine.query(head);
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', minLength: 9_000, maxLength: 10_000 }),
      async (tail) => {
        expect(await engine.query(head + tail)).toEqual(whole);
      },
    ),
    { numRuns: 10 },
  );
});

test.each([
  'ک'.repeat(10_000),
  'کد '.repeat(3_000),
  'a'.repeat(10_000),
  'sh'.repeat(5_000),
  '\u200c'.repeat(10_000),
  'ً'.repeat(10_000),
  `${'پیگری '.repeat(200)}`,
  '\ud83d'.repeat(10_000),
])('long and hostile (%#) is answered', async (typed) => {
  const answer = await engine.query(typed);
  expect(Array.isArray(answer.sure)).toBe(true);
});
