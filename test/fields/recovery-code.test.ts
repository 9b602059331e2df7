import { describe, expect, it, test } from 'vitest';
import { secondFactorInput } from '#shared/contract/sign-in.ts';
import {
  makeRecoveryCode,
  parseRecoveryCode,
  showRecoveryCode,
} from '#shared/fields/recovery-code.ts';

const code = '7K3MX9QP20';

describe('a recovery code', () => {
  it('has 50 bits of what it is made from, in two groups of five', () => {
    expect(makeRecoveryCode(Uint8Array.from([0, 31, 32, 63, 255, 1, 2, 3, 4, 5]))).toBe(
      '0Z0ZZ12345',
    );
    expect(() => makeRecoveryCode(new Uint8Array(9))).toThrow(RangeError);
    expect(showRecoveryCode(code)).toBe('7K3MX-9QP20');
  });

  test.each([
    ['7K3MX-9QP20'],
    ['7k3mx9qp20'],
    ['  7k3mx – 9qp20 '],
    ['۷K۳MX-۹QP۲۰'],
    ['٧k٣mx ٩qp٢٠'],
    ['7K3MX_9QP2O'],
    ['\u200e7K3MX-9QP20\u200f'],
    // Typed with the keyboard left in Persian.
    ['۷ن۳پط-۹ضح۲۰'],
  ])('is read as %j', (typed) => {
    expect(parseRecoveryCode(typed)).toBe(code);
    expect(secondFactorInput.parse({ code: typed })).toEqual({ code });
  });

  test.each([
    [''],
    ['7K3MX-9QP2'],
    ['7K3MX-9QP200'],
    ['7K3MU-9QP20'],
    ['123456'],
    ['7K3MX-9QP2!'],
    ['😀😀😀😀😀😀😀😀😀😀'],
  ])('cannot be %j', (typed) => {
    expect(parseRecoveryCode(typed)).toBeNull();
  });

  it('is no code of an authenticator, which is read as before', () => {
    for (const typed of ['123456', '۱۲۳ ۴۵۶', '123-456'])
      expect(secondFactorInput.parse({ code: typed })).toEqual({ code: '123456' });
    for (const typed of ['12345', '1234567', 'abcdef'])
      expect(secondFactorInput.safeParse({ code: typed }).success).toBe(false);
  });
});
