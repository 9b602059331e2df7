import { codeField } from './code-field.ts';

export const orderNumber = codeField({
  type: 'order_number',
  name: 'شمارهٔ سفارش',
  minLength: 2,
  maxLength: 40,
  placeholder: '',
});
