import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLegalId } from '#shared/fields/legal-id.ts';
import { isNationalId } from '#shared/fields/national-id.ts';
import { sheba } from '#shared/fields/sheba.ts';

const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''));

describe('check digits', () => {
  test('a national ID is right exactly when the weighted sum with its last digit says so', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(digits(10), (number) => {
        fc.pre(!/^(\d)\1*$/.test(number));
        const weighed = [...number].map((digit, index) => Number(digit) * (10 - index));
        const last = Number(number[9]);
        const sum = weighed.reduce((total, one) => total + one, 0) - last;
        seen.add(sum % 11);
        // Either the rest itself is the digit (0 and 1), or digit and rest make eleven.
        const isRight = sum % 11 === last ? last < 2 : sum % 11 > 1 && (sum + last) % 11 === 0;
        expect(isNationalId(number)).toBe(isRight);
      }),
      { numRuns: 5000 },
    );
    expect(seen.size).toBe(11);
  });

  test.each(['0012345679', '1234567891', '0499370899', '0790419904'])(
    '%s is a national ID',
    (id) => {
      expect(isNationalId(id)).toBe(true);
    },
  );

  test.each(['10380284790', '10100387143', '77111986110', '18061055669'])(
    '%s is a legal ID',
    (id) => {
      expect(isLegalId(id)).toBe(true);
    },
  );

  test.each(['10380284792', '10380285692', '09748208301'])('%s is no legal ID', (id) => {
    expect(isLegalId(id)).toBe(false);
  });

  test('of ten last digits at most one makes a number right', () => {
    fc.assert(
      fc.property(digits(9), digits(10), (nine, ten) => {
        const all = [...'0123456789'];
        expect(all.filter((last) => isNationalId(nine + last)).length).toBeLessThanOrEqual(1);
        expect(all.filter((last) => isLegalId(ten + last)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('a Sheba with one wrong digit or two neighbours exchanged is refused', () => {
    const right = 'IR820540102680020817909002';
    expect(sheba.parse(right).ok).toBe(true);
    for (let place = 2; place < right.length; place += 1) {
      for (const digit of '0123456789'.replace(right[place]!, '')) {
        expect(sheba.parse(right.slice(0, place) + digit + right.slice(place + 1)).ok).toBe(false);
      }
      const [one, next] = [right[place], right[place + 1]];
      if (!next || one === next) continue;
      const swapped = right.slice(0, place) + next + one + right.slice(place + 2);
      expect(sheba.parse(swapped).ok).toBe(false);
    }
  });
});
