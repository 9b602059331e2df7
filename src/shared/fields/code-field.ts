import { toPersianDigits } from '../persian/digits.ts';
import { cleanCode, hasLineBreak } from '../persian/typed.ts';
import { isKnownCard } from './card-number.ts';
import { type Field, type FieldType, invalid, ok } from './field.ts';
import { faultOfLength } from './rule-sentences.ts';
import type { FieldRules } from './rules.ts';
import { wholePattern } from './whole-pattern.ts';

interface CodeFieldParts {
  type: FieldType;
  /** What it is called in a sentence, such as «شمارهٔ سفارش». */
  name: string;
  minLength: number;
  maxLength: number;
  placeholder: string;
}

function likeThis(example: string | undefined): string {
  return example ? `، مانند ${toPersianDigits(example)}` : '';
}

/**
 * A number or code whose form each organisation has its own: letters, digits, dashes, dots and
 * slashes, stored in upper case with Latin digits. A whole card number is never taken for one.
 */
export function codeField({
  type,
  name,
  placeholder,
  ...lengths
}: CodeFieldParts): Field<string, FieldRules> {
  return {
    type,
    parse(typed, rules = {}) {
      const code = cleanCode(typed)
        .replace(/^#/, '')
        .replace(/ ?([-_/.]) ?/g, '$1')
        .toUpperCase();
      const value = /^[\d ]+$/.test(code) ? code.replace(/ /g, '') : code;
      if (isKnownCard(value.replace(/\D/g, ''))) {
        return invalid(`این شمارهٔ کارت است؛ آن را به کسی ندهید و ${name} را بنویسید.`);
      }
      if (hasLineBreak(typed) || !/^[\p{L}\d][\p{L}\d \-_/.]*$/u.test(value)) {
        return invalid(
          `${name} تنها حرف، رقم و خط تیره دارد؛ یک شماره بنویسید${likeThis(rules.example)}.`,
        );
      }
      if (faultOfLength(value, { ...lengths, ...rules })) {
        return invalid(
          `${name} به این اندازه نیست؛ آن را کامل از پیام یا رسید بنویسید${likeThis(rules.example)}.`,
        );
      }
      if (rules.pattern && !wholePattern(rules.pattern).test(value)) {
        return invalid(`این ${name} شناخته نشد؛ آن را دوباره ببینید${likeThis(rules.example)}.`);
      }
      return ok(value);
    },
    show: (value) => value,
    inputMode: 'text',
    dir: 'ltr',
    autocomplete: 'off',
    placeholder,
  };
}
