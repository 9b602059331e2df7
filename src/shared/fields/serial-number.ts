import { codeField } from './code-field.ts';

export const serialNumber = codeField({
  type: 'serial_number',
  name: 'شمارهٔ سریال',
  minLength: 3,
  maxLength: 60,
  placeholder: '',
});
