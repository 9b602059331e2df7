import { expect, test } from 'vitest';
import { measureSms } from '#shared/persian/sms.ts';

test.each([
  ['', 'gsm7', 0, 0],
  ['a'.repeat(160), 'gsm7', 160, 1],
  ['a'.repeat(161), 'gsm7', 161, 2],
  ['a'.repeat(306), 'gsm7', 306, 2],
  ['a'.repeat(307), 'gsm7', 307, 3],
  ['€'.repeat(80), 'gsm7', 160, 1],
  ['€'.repeat(153), 'gsm7', 306, 3],
  ['س'.repeat(70), 'ucs2', 70, 1],
  ['س'.repeat(71), 'ucs2', 71, 2],
  ['س'.repeat(134), 'ucs2', 134, 2],
  ['س'.repeat(135), 'ucs2', 135, 3],
  [`${'a'.repeat(70)}۱`, 'ucs2', 71, 2],
  ['می\u200cشود', 'ucs2', 6, 1],
  ['😀'.repeat(35), 'ucs2', 70, 1],
  [`${'س'.repeat(66)}😀${'س'.repeat(66)}`, 'ucs2', 134, 3],
] as const)(
  'a text is counted in the parts that networks bill (%#)',
  (text, alphabet, units, parts) => {
    expect(measureSms(text)).toMatchObject({ alphabet, units, parts });
  },
);

test('what is said to fit does fit, and one more does not', () => {
  for (const letter of ['a', 'س']) {
    for (const length of [1, 69, 70, 71, 134, 160, 161, 200]) {
      const text = letter.repeat(length);
      const { parts, room } = measureSms(text);
      expect(measureSms(text + letter.repeat(room)).parts).toBe(parts);
      expect(measureSms(text + letter.repeat(room + 1)).parts).toBe(parts + 1);
    }
  }
});
