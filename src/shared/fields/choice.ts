import { cleanLine } from '../persian/typed.ts';
import { type Field, invalid, ok } from './field.ts';
import type { FieldRules } from './rules.ts';
import * as texts from './texts.ts';

/** One of the choices in settings, stored by its `value` and shown by its `label`. */
export const choice: Field<string, FieldRules> = {
  type: 'choice',
  parse(typed, { choices = [] } = {}) {
    const wanted = cleanLine(typed);
    const chosen = choices.find(({ value, label }) => value === wanted || label === wanted);
    return chosen ? ok(chosen.value) : invalid(texts.notAChoice);
  },
  show: (stored, { choices = [] } = {}) =>
    choices.find(({ value }) => value === stored)?.label ?? stored,
  inputMode: 'text',
  dir: 'rtl',
  autocomplete: 'off',
  example: '',
};
