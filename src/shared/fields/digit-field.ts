import { toPersianDigits } from '../persian/digits.ts';
import { hasLineBreak, ungroup } from '../persian/typed.ts';
import { type Field, type FieldType, invalid, ok } from './field.ts';
import { withoutWords } from './label.ts';
import * as texts from './texts.ts';

interface DigitFieldParts {
  type: FieldType;
  /** What it is called in a sentence, such as «کد ملی». */
  name: string;
  lengths: number[];
  /** How many digits it has, in words that stand before «است» and «دارد»; by default from `lengths`. */
  count?: string;
  /** Whether digits of the right length are right; for check digits. */
  holds?: (digits: string) => boolean;
  show?: (digits: string) => string;
  autocomplete?: string;
}

/** A field of a fixed count of digits, stored as Latin digits without grouping. */
export function digitField(parts: DigitFieldParts): Field {
  const { type, name, lengths, holds = () => true, show = (digits) => digits } = parts;
  const count = parts.count ?? texts.digits(toPersianDigits(inWords(lengths)));
  return {
    type,
    parse(typed) {
      const digits = withoutWords(ungroup(typed));
      if (hasLineBreak(typed) || !/^\d+$/.test(digits)) {
        return invalid(texts.onlyDigits(name, count));
      }
      if (!lengths.includes(digits.length)) {
        return invalid(texts.wrongCountOfDigits(name, count, toPersianDigits(digits.length)));
      }
      return holds(digits) ? ok(digits) : invalid(texts.wrongDigits(name));
    },
    show,
    inputMode: 'numeric',
    dir: 'ltr',
    autocomplete: parts.autocomplete ?? 'off',
    example: '',
  };
}

/** «۱۱، ۱۲ یا ۱۴» */
const inWords = (lengths: readonly number[]): string => {
  const [last = '', ...others] = lengths.map(String).toReversed();
  return others.length > 0 ? texts.oneCountOf(others.toReversed().join('، '), last) : last;
};

/** Whether all digits are the same one; such numbers pass some check sums and belong to no one. */
export function isOneDigitRepeated(digits: string): boolean {
  return /^(\d)\1*$/.test(digits);
}
