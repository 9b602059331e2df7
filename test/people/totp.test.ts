import { describe, expect, it, test } from 'vitest';
import { base32, totpCode } from '../../worker/people/totp.ts';

const ascii = (text: string) => new TextEncoder().encode(text);

describe('the second factor', () => {
  // RFC 6238, appendix B, SHA-1; of its eight digits our codes are the last six.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i seconds gives %s', async (seconds, code) => {
    const step = Math.floor(seconds / 30);
    expect(await totpCode(ascii('12345678901234567890'), step)).toBe(code);
  });

  // RFC 4648, section 10, without padding.
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('writes %j in base 32 as %j', (text, expected) => {
    expect(base32(ascii(text))).toBe(expected);
  });

  it('a secret of twenty bytes has 32 letters and no padding', () => {
    expect(base32(new Uint8Array(20))).toBe('A'.repeat(32));
  });
});
