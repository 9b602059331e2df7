import { codeField } from './code-field.ts';
import * as texts from './texts.ts';

/** An order number: one digit, or 2 to 40 characters unless settings say otherwise. */
export const orderNumber = codeField({
  type: 'order_number',
  name: texts.orderNumber,
  minLength: 1,
  holds: (value) => value.length > 1 || /\d/.test(value),
  maxLength: 40,
});
