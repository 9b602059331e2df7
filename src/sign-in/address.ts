import { isBlank } from '#shared/fields/blank.ts';
import { email, looksLikeEmail } from '#shared/fields/email.ts';
import { mobile } from '#shared/fields/mobile.ts';

/** Where a code goes, as the API takes it. */
export type Address = { mobile: string } | { email: string };

/** The mobile or e-mail address itself. */
export const textOf = (address: Address): string =>
  'mobile' in address ? address.mobile : address.email;

/** A typed mobile number, or e-mail address where those serve too; `shown` is how people write it. */
export function readAddress(
  typed: string,
  withEmail: boolean,
): { fault: string } | { address: Address; shown: string } {
  if (isBlank(typed)) {
    return {
      fault: withEmail ? 'شماره موبایل یا ایمیل خود را بنویسید.' : 'شماره موبایل خود را بنویسید.',
    };
  }
  const isEmail = withEmail && looksLikeEmail(typed);
  const read = (isEmail ? email : mobile).parse(typed);
  if (!read.ok) return { fault: read.reason };
  const address: Address = isEmail ? { email: read.value } : { mobile: read.value };
  return { address, shown: (isEmail ? email : mobile).show(read.value) };
}
