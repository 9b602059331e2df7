import { ungroup } from '../persian/typed.ts';
import { isCardNumber } from './card-number.ts';
import { digitField } from './digit-field.ts';
import type { Field } from './field.ts';

const fourDigits = digitField({
  type: 'card_last_four',
  name: 'چهار رقم آخر کارت',
  lengths: [4],
  placeholder: '1234',
});

/** Of a whole card number only the last four are taken; the rest goes nowhere. */
export const cardLastFour: Field = {
  ...fourDigits,
  parse(typed) {
    const digits = ungroup(typed);
    return fourDigits.parse(isCardNumber(digits) ? digits.slice(-4) : typed);
  },
};
