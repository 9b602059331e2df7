import { codeField } from './code-field.ts';

/** An order number: 2 to 40 characters unless settings say otherwise. */
export const orderNumber = codeField({
  type: 'order_number',
  name: 'شمارهٔ سفارش',
  minLength: 2,
  maxLength: 40,
  placeholder: '',
});
