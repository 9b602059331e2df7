import { codeField } from './code-field.ts';
import * as texts from './texts.ts';

/** Reference of a payment: an RRN of 12 digits, or a gateway's own code, whose small and capital letters differ. */
export const paymentReference = codeField({
  type: 'payment_reference',
  name: texts.paymentReference,
  minLength: 4,
  maxLength: 64,
  signs: '+=_/.-',
  keepsCase: true,
});
