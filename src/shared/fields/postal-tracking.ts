import { digitField, isOneDigitRepeated } from './digit-field.ts';

export const postalTracking = digitField({
  type: 'postal_tracking',
  name: 'کد رهگیری پستی',
  lengths: [20, 24],
  holds: (digits) => !isOneDigitRepeated(digits),
  show: (digits) => digits.replace(/\d{4}(?=\d)/g, '$& '),
  placeholder: '0000 0000 0000 0000 0000',
});
