import { beforeAll, describe, expect, it } from 'vitest';
import { type CardFonts, loadCardFonts } from '../../src/sharing/card-fonts.node.ts';
import { shapeLine, widthOf } from '../../src/sharing/shape-line.ts';

let fonts: CardFonts;

beforeAll(async () => {
  fonts = await loadCardFonts(process.cwd());
});

/** The outlines of a line from left to right, without their places. */
const glyphs = (text: string) => shapeLine(text, fonts.bold).outlines.map(({ path }) => path);
const joined = (...texts: string[]) => texts.flatMap(glyphs);

describe('a line of a picture for previews', () => {
  it('joins letters and sets them from right to left', () => {
    expect(glyphs('سلام')).not.toEqual(joined('م', 'ا', 'ل', 'س'));
    expect(glyphs('سلام ما')).toEqual(joined('ما', 'سلام'));
  });

  it('breaks a join at a half-space, which has no width', () => {
    expect(glyphs('می\u200cخواهم')).toEqual(joined('خواهم', 'می'));
    expect(glyphs('می\u200cخواهم')).not.toEqual(glyphs('میخواهم'));
    expect(widthOf('می\u200cخواهم', fonts.bold)).toBeCloseTo(
      widthOf('می', fonts.bold) + widthOf('خواهم', fonts.bold),
    );
  });

  it('sets the hamza of «هٔ» and vowel marks upon their letters', () => {
    expect(shapeLine('خانهٔ', fonts.bold).width).toBeCloseTo(shapeLine('خانه', fonts.bold).width);
    expect(shapeLine('مُدَرِّس', fonts.bold).width).toBeCloseTo(shapeLine('مدرس', fonts.bold).width);
    expect(glyphs('مُدَرِّس').length).toBeGreaterThan(glyphs('مدرس').length);
  });

  it('keeps Latin words and numbers in their own order', () => {
    expect(glyphs('کد OTP رسید')).toEqual(joined('رسید', 'OTP', 'کد'));
    expect(glyphs('OTP')).toEqual(joined('O', 'T', 'P'));
    expect(glyphs('تا ۱۲۳ روز')).toEqual(joined('روز', '۱', '۲', '۳', 'تا'));
    expect(glyphs('شمارهٔ ۰۹۱۲ ۴۴۴ ۵۵۶۶')).toEqual(joined('۰۹۱۲', '۴۴۴', '۵۵۶۶', 'شمارهٔ'));
    expect(glyphs('سفارش NRJ-10245 رسید')).toEqual(joined('رسید', 'NRJ-10245', 'سفارش'));
  });

  it('mirrors quotes and brackets, and puts a full stop at the left end', () => {
    const [, opening, , closing] = glyphs('a(b)');
    expect(glyphs('(باز)').at(0)).toBe(opening);
    expect(glyphs('(باز)').at(-1)).toBe(closing);
    expect(glyphs('«باز»')).toEqual(joined('»', 'باز', '«'));
    expect(glyphs('پیامک SMS.')).toEqual(joined('.', 'SMS', 'پیامک'));
  });

  it('leaves out letters that the fonts lack, and nothing else', () => {
    expect(glyphs('خرید 😀漢')).toEqual(glyphs('خرید '));
    expect(glyphs('٪ ٬ — … ؛ ، ؟ × € # % +').length).toBe(12);
  });
});
