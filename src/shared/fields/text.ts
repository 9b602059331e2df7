import { cleanLine, cleanText } from '../persian/typed.ts';
import { type Field, invalid, ok } from './field.ts';
import { maskCardNumbers } from './mask-cards.ts';
import { faultOfLength } from './rule-sentences.ts';
import type { FieldRules } from './rules.ts';
import { fieldDefaults } from './size-limits.ts';

/** One line of prose, at most 200 characters unless settings say otherwise; card numbers masked. */
export const text: Field<string, FieldRules> = {
  type: 'text',
  parse(typed, rules = {}) {
    const value = maskCardNumbers(cleanLine(typed));
    const fault = faultOfLength(value, { maxLength: fieldDefaults.text, ...rules });
    return fault ? invalid(fault) : ok(value);
  },
  show: (value) => value,
  inputMode: 'text',
  dir: 'auto',
  autocomplete: 'off',
  example: '',
};

/** Prose of many lines, at most 5,000 characters unless settings say otherwise. */
export const longText: Field<string, FieldRules> = {
  ...text,
  type: 'long_text',
  parse(typed, rules = {}) {
    const value = maskCardNumbers(cleanText(typed));
    const fault = faultOfLength(value, { maxLength: fieldDefaults.longText, ...rules });
    return fault ? invalid(fault) : ok(value);
  },
};
