import { describe, expect, it } from 'vitest';
import { wrapLines } from '../../src/sharing/wrap-lines.ts';

/** Every letter is as wide as any other. */
const set = (text: string, mostWidth: number, mostLines = 4) =>
  wrapLines(text, (line) => [...line].length, { mostWidth, mostLines });

describe('lines of a title', () => {
  it('are few, none too wide, and hold every word in its order', () => {
    const title = 'اگر مبلغ دو بار از حساب کم شد ولی سفارش ثبت نشد چه کنم؟';
    const { lines, isWhole } = set(title, 24);
    expect(isWhole).toBe(true);
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => [...line].length > 24)).toEqual([]);
    expect(lines.join(' ')).toBe(title);
  });

  it('are balanced: no word stands alone below a full line', () => {
    expect(set('یک سفارش را دو بار پرداخت کردم', 26).lines).toEqual([
      'یک سفارش را دو',
      'بار پرداخت کردم',
    ]);
  });

  it('do not begin with «را»', () => {
    expect(set('کد رهگیری پستی را از کجا بیاورم', 18).lines).toEqual([
      'کد رهگیری پستی را',
      'از کجا بیاورم',
    ]);
    expect(set('کد رهگیری پستی را از کجا بیاورم', 16).lines[1]).toMatch(/^پستی را/);
  });

  it('do not end with a word that leads to the next', () => {
    expect(set('لینک دانلود کی و از کجا می‌رسد', 19).lines).toEqual([
      'لینک دانلود کی',
      'و از کجا می‌رسد',
    ]);
  });

  it('end with an ellipsis only after the last line, at a whole word', () => {
    const { lines, isWhole } = set('الف بب پپ، تت ثث جج چچ', 6, 2);
    expect(isWhole).toBe(false);
    expect(lines).toEqual(['الف بب', 'پپ…']);
    expect(set('الف بب پپ تت', 6, 2)).toEqual({ lines: ['الف بب', 'پپ تت'], isWhole: true });
  });

  it('cut a word that is wider than a line', () => {
    expect(set('درازترازهرخط', 5)).toEqual({ lines: ['دراز…'], isWhole: false });
  });

  it('are none for a title without words', () => {
    expect(set(' ', 6)).toEqual({ lines: [], isWhole: true });
  });
});
