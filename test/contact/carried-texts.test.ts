import { describe, expect, it } from 'vitest';
import { inputLimits } from '#shared/fields/size-limits.ts';
import { carriedText } from '../../src/contact/carried-texts.browser.ts';

const order = 'facts.order';
const inAddress = (text: string) => `#${new URLSearchParams({ [order]: text })}`;

describe('a text behind the # of an address', () => {
  it.each([
    ['48213007', '48213007'],
    ['  پول  برنگشت ', 'پول برنگشت'],
    ['<b>&"', '<b>&"'],
    ['\u202e70031284\u2066\u2069', '70031284'],
    ['482\u000013\u0007', '48213'],
    ['یک\nدو', 'یک دو'],
    ['\u200c\u200d', ''],
    ['', ''],
  ])('of %j is %j', (written, read) => {
    expect(carriedText(order, inAddress(written))).toBe(read);
  });

  it.each([
    '#facts.order=%ED%A0%8012',
    '#facts.order=%E0%A4%A',
    '#facts.order=%',
    '#facts.order',
    '#',
    '',
  ])('is read of a broken one: %s', (hash) => {
    expect(carriedText(order, hash).isWellFormed()).toBe(true);
  });

  it('is no longer than what search passes on, and ends at no half of a sign', () => {
    const long = carriedText(
      order,
      inAddress('پ'.repeat(inputLimits.search - 1) + '😀'.repeat(500)),
    );
    expect(long).toBe('پ'.repeat(inputLimits.search - 1));
  });
});
