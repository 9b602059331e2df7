import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  makeTrackingCode,
  parseTrackingCode,
  showTrackingCode,
} from '#shared/fields/tracking-code.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';

const symbols = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const code = fc.uint8Array({ minLength: 11, maxLength: 11 }).map(makeTrackingCode);

describe('tracking codes', () => {
  test('R30 a code is 12 symbols of Crockford and reads back as itself', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(made).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
        expect(parseTrackingCode(made)).toBe(made);
      }),
    );
  });

  test('R30 any single wrong symbol is rejected', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (let place = 0; place < 12; place += 1) {
          for (const other of symbols.filter((symbol) => symbol !== made[place])) {
            const wrong = made.slice(0, place) + other + made.slice(place + 1);
            expect(parseTrackingCode(wrong)).toBeNull();
          }
        }
      }),
    );
  });

  test('R30 any exchange of two unequal symbols is rejected, neighbours or not', () => {
    fc.assert(
      fc.property(code, (made) => {
        for (let one = 0; one < 12; one += 1) {
          for (let other = one + 1; other < 12; other += 1) {
            const swapped = [...made];
            [swapped[one], swapped[other]] = [made[other]!, made[one]!];
            const typed = swapped.join('');
            if (typed !== made) expect(parseTrackingCode(typed)).toBeNull();
          }
        }
      }),
    );
  });

  test('R30 lower case, Persian and Arabic digits, hyphens, spaces, O, I and L are read', () => {
    fc.assert(
      fc.property(code, (made) => {
        const shown = showTrackingCode(made);
        expect(shown).toMatch(/^.{4}-.{4}-.{4}$/);
        const arabic = shown.replace(/\d/g, (one) => String.fromCharCode(0x660 + Number(one)));
        for (const typed of [
          shown,
          shown.toLowerCase(),
          toPersianDigits(shown),
          arabic,
          ` \u200e${shown.replace(/-/g, ' ')}\u200f `,
          made.replace(/0/g, 'O').replace(/1/g, 'I'),
          made.replace(/0/g, 'o').replace(/1/g, 'l'),
        ]) {
          expect(parseTrackingCode(typed)).toBe(made);
        }
      }),
    );
  });

  const address = 'https://help.example.ir';
  const inWords: [string, (code: string) => string][] = [
    ['a sign for numbers', (code) => `#${code}`],
    ['one of full width', (code) => `＃ ${code}`],
    ['the label of our messages', (code) => `کد پیگیری: ${code}`],
    ['the label without a space', (code) => `کدپیگیری:${code}.`],
    ['a label on a line of its own', (code) => `کد پیگیری\n${code}\n`],
    ['the label in English', (code) => `Tracking code: ${code}`],
    ['a label of four letters', (code) => `CODE ${code}`],
    ['quotes', (code) => `«${code}»`],
    ['other quotes', (code) => `"${code}"`],
    ['curly quotes and marks of direction', (code) => `\u202b“\u2066${code}\u2069”\u202c`],
    ['brackets', (code) => `(${code})`],
    ['a full stop', (code) => `${code}.`],
    [
      'a whole message',
      (code) => `نارنج: درخواست شما ثبت شد. کد پیگیری: ${code} ${address}/requests/${code}/`,
    ],
    ['a link', (code) => `${address}/requests/${code}/`],
    ['a link without a slash', (code) => `${address}/requests/${code}`],
    [
      'a link to a message',
      (code) => `${address}/requests/${code}/#m-01234567-89AB-CDEF-0123-456789ABCDEF`,
    ],
    ['a link with a query', (code) => `${address}/requests/${code}/?from=1234-5678-9ABC`],
    ['a link of the desk', (code) => `${address}/desk/${code}/`],
    ['a link to verify', (code) => `${address}/verify/${code}/#t=0123456789ABCDEF`],
    ['a link in lower case', (code) => `${address}/requests/${code.toLowerCase()}/`],
    ['a path alone', (code) => `/requests/${code}/`],
    ['a link in angle brackets', (code) => `<${address}/requests/${code}/>`],
    [
      'an encoded link',
      (code) => `${address}/requests/${encodeURIComponent(toPersianDigits(code))}/`,
    ],
  ];

  test.each(inWords)('R30 a code in %s is read', (_what, around) => {
    fc.assert(
      fc.property(code, (made) => {
        const shown = showTrackingCode(made);
        // No address has a space in it.
        const spaced = around('').includes('/') ? [] : [shown.replace(/-/g, ' ')];
        for (const spelled of [made, shown, toPersianDigits(shown), ...spaced])
          expect(parseTrackingCode(around(spelled)), around(spelled)).toBe(made);
      }),
      { numRuns: 30 },
    );
  });

  test('R30 a wrong code stays wrong, whatever stands around it', () => {
    fc.assert(
      fc.property(code, fc.nat(10), (made, place) => {
        const other = symbols[(symbols.indexOf(made[place]!) + 1) % 32]!;
        const wrong = showTrackingCode(made.slice(0, place) + other + made.slice(place + 1));
        for (const [, around] of inWords.filter(([what]) => what !== 'a label of four letters'))
          expect(parseTrackingCode(around(wrong)), around(wrong)).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  test.each(['', '000000000000', '0'.repeat(11), `${'0'.repeat(11)}U`, 'سلام', '7K3M\n'])(
    'R30 %j is no code',
    (typed) => {
      expect(parseTrackingCode(typed)).toBeNull();
    },
  );

  test('R30 a hundred thousand codes are unique and not ordered', () => {
    const made = Array.from({ length: 100_000 }, () => makeTrackingCode(randomBytes(11)));
    expect(new Set(made).size).toBe(made.length);
    const rises = made.filter((one, index) => index > 0 && one > made[index - 1]!).length;
    // Half of 100,000 fair comparisons; ten deviations of 91 to either side.
    expect(Math.abs(rises - 50_000)).toBeLessThan(1000);
  });

  test('too little chance makes no code', () => {
    expect(() => makeTrackingCode(new Uint8Array(10))).toThrow(RangeError);
  });
});
