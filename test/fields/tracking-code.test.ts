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
