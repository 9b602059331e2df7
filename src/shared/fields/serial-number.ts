import { codeField } from './code-field.ts';
import * as texts from './texts.ts';

/** A serial number: 3 to 60 characters unless settings say otherwise. */
export const serialNumber = codeField({
  type: 'serial_number',
  name: texts.serialNumber,
  minLength: 3,
  maxLength: 60,
});
