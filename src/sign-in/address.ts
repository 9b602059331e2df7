import type { CodeSent } from '#shared/contract/sign-in.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { email, looksLikeEmail } from '#shared/fields/email.ts';
import { mobile } from '#shared/fields/mobile.ts';
import * as texts from './texts.ts';

/** Where a code goes, as the API takes it. */
export type Address = { mobile: string } | { email: string };

/** A code that was sent, and the address as people are shown it. */
export type SentCode = { sent: CodeSent; sentTo: string; address: Address };

/** The mobile or e-mail address itself. */
export const textOf = (address: Address): string =>
  'mobile' in address ? address.mobile : address.email;

/** Kinds of addresses that a code can be sent to. */
export type Accepted = { mobile: boolean; email: boolean };

const asked = ({ mobile, email }: Accepted): string => {
  if (!email) return texts.writeMobile;
  return mobile ? texts.writeEither : texts.writeEmail;
};

/** A typed mobile number or e-mail address, of the kinds that are accepted; `shown` is how people write it. */
export function readAddress(
  typed: string,
  accepted: Accepted,
): { fault: string } | { address: Address; shown: string } {
  if (isBlank(typed)) return { fault: asked(accepted) };
  const isEmail = accepted.email && (!accepted.mobile || looksLikeEmail(typed));
  const read = (isEmail ? email : mobile).parse(typed);
  if (!read.ok) return { fault: read.reason };
  const address: Address = isEmail ? { email: read.value } : { mobile: read.value };
  return { address, shown: (isEmail ? email : mobile).show(read.value) };
}
