import { toPersianDigits } from '../persian/digits.ts';
import { hasLineBreak, ungroup } from '../persian/typed.ts';
import { type Field, invalid, ok } from './field.ts';
import { withoutWords } from './label.ts';
import * as texts from './texts.ts';

const iranianLandline = /^(?:(?:\+|00)?980?|0)[1-8]\d{9}$/;
const iranianMobile = /^(?:(?:\+|00)?98)?0?(9\d{9})$/;

/** Without what groups the digits, and the words and quotes around them. */
const digitsOf = (typed: string) => withoutWords(ungroup(typed)).replace(/[().]/g, '');

/**
 * The one spelling of an Iranian mobile number, `+989121234567`, of everything people type: 09…,
 * 9…, 98…, +98…, 0098…, any digit script, spaces, dashes, brackets, direction marks. Null for
 * anything else: two numbers, a line break, a landline, another country.
 */
export function canonicalMobile(typed: string): string | null {
  if (hasLineBreak(typed)) return null;
  const national = iranianMobile.exec(digitsOf(typed))?.[1];
  return national ? `+98${national}` : null;
}

/** Whether an Iranian landline was typed, with its area code after a 0 or 98, in any way that people type a mobile. */
export const isLandline = (typed: string): boolean =>
  !hasLineBreak(typed) && iranianLandline.test(digitsOf(typed));

/** «۰۹۱۲ ۱۲۳ ۴۵۶۷» of `+989121234567`, as Iranians write it; `canonicalMobile` reads it back. */
export function showMobile(canonical: string): string {
  return toPersianDigits(canonical.replace(/^\+98(\d{3})(\d{3})(\d{4})$/, '0$1 $2 $3'));
}

function faultOf(typed: string): string {
  const digits = digitsOf(typed);
  if (hasLineBreak(typed) || digits.length > 16) {
    return texts.oneMobileOnly;
  }
  if (isLandline(typed)) {
    return texts.landline;
  }
  if (/^(?:\+|00)(?!98)\d+$/.test(digits)) {
    return texts.foreignMobile;
  }
  if (!/^\+?\d+$/.test(digits)) {
    return texts.mobileInDigits;
  }
  return texts.mobileIncomplete;
}

/** An Iranian mobile number, stored as `+989121234567`. */
export const mobile: Field = {
  type: 'mobile',
  parse(typed) {
    const value = canonicalMobile(typed);
    return value ? ok(value) : invalid(faultOf(typed));
  },
  show: showMobile,
  inputMode: 'tel',
  dir: 'ltr',
  autocomplete: 'tel',
  example: '۰۹۱۲ ۱۲۳ ۴۵۶۷',
};
