import { toPersianDigits } from '../persian/digits.ts';
import { cleanCode, hasLineBreak } from '../persian/typed.ts';
import { isKnownCard } from './card-number.ts';
import { type Field, type FieldType, invalid, ok } from './field.ts';
import { withoutLabel } from './label.ts';
import { faultOfLength } from './rule-sentences.ts';
import type { FieldRules } from './rules.ts';
import * as texts from './texts.ts';
import { wholePattern } from './whole-pattern.ts';

interface CodeFieldParts {
  /** Signs that it may have besides letters, digits, spaces and `-_/.`, for a class of a pattern. */
  signs?: string;
  /** Whether small letters are others than capital ones; otherwise all are capital. */
  keepsCase?: boolean;
  /** Whether a value of the right signs is one; by default each is. */
  holds?: (value: string) => boolean;
  type: FieldType;
  /** What it is called in a sentence, such as «شمارهٔ سفارش». */
  name: string;
  minLength: number;
  maxLength: number;
}

const lengthInWords = (minLength: number, maxLength: number): string => {
  const [min, max] = [toPersianDigits(minLength), toPersianDigits(maxLength)];
  return min === max ? texts.exactLengthOfCode(max) : texts.lengthOfCode(min, max);
};

/**
 * A number or code whose form each organisation has its own: letters, digits, dashes, dots and slashes, stored with Latin
 * digits and, but where `keepsCase`, in upper case. Words that name it are left out. A whole card number is never taken for
 * one.
 */
export function codeField({
  type,
  name,
  signs = '',
  keepsCase = false,
  holds = () => true,
  ...lengths
}: CodeFieldParts): Field<string, FieldRules> {
  const allowed = new RegExp(`^[\\p{L}\\d${signs}][\\p{L}\\d \\-_/.${signs}]*$`, 'u');
  // A gateway's own code may end in one.
  const fullStop = keepsCase ? /(?<=^\d{1,64})\.{1,9}$/ : /(?<!\.)\.+$/;
  const spelled = (code: string) => {
    const tight = code.replace(/ ?([-_/.]) ?/g, '$1');
    const value = /^[\d ]+$/.test(tight) ? tight.replace(/ /g, '') : tight;
    return keepsCase ? value : value.toUpperCase();
  };
  return {
    type,
    parse(typed, rules = {}) {
      const example = rules.example ? toPersianDigits(rules.example) : null;
      const code = cleanCode(typed);
      const whole = spelled(code.replace(/^#/, ''));
      // An organisation's own pattern may begin with a word that names a number elsewhere.
      const isOwn = rules.pattern !== undefined && wholePattern(rules.pattern).test(whole);
      const value = isOwn ? whole : spelled(withoutLabel(code)).replace(fullStop, '');
      if (isKnownCard(value.replace(/\D/g, ''))) {
        return invalid(texts.cardInCode(name));
      }
      if (hasLineBreak(typed) || !allowed.test(value)) {
        return invalid(texts.onlyLettersAndDigits(name, example));
      }
      const { minLength, maxLength } = { ...lengths, ...rules };
      if (faultOfLength(value, { minLength, maxLength })) {
        const length = lengthInWords(minLength, maxLength);
        return invalid(texts.wrongLengthOfCode(name, length, example));
      }
      if (!holds(value) || (rules.pattern && !wholePattern(rules.pattern).test(value))) {
        return invalid(texts.unknownCode(name, example));
      }
      return ok(value);
    },
    show: (value) => value,
    inputMode: 'text',
    dir: 'ltr',
    autocomplete: 'off',
    example: '',
  };
}
