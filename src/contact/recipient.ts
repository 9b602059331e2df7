import type { ContactNow } from '#shared/contract/contact.ts';
import type { IdentityKind, SessionAnswer } from '#shared/contract/sign-in.ts';
import { email } from '#shared/fields/email.ts';
import { mobile } from '#shared/fields/mobile.ts';
import { addressesOf } from '#shared/forms/answer-way.tsx';
import type { ContactFormModel, Typed } from '#shared/forms/contact-form-model.ts';
import type { ReplyChannel } from '#shared/settings/reply-channels.ts';
import type { Address } from '../sign-in/address.ts';

/** Who gets the answer, and how. */
export type Recipient = {
  /** Nobody is signed in, as far as is known yet. */
  isGuest: boolean;
  /** Proven addresses of the person who is signed in, masked; null for guests. */
  known: Readonly<Partial<Record<IdentityKind, string>>> | null;
  /** Channels to choose from, and the one that is chosen. */
  channels: readonly ReplyChannel[];
  channel: ReplyChannel;
  /** Addresses that must be typed for this channel. */
  addresses: readonly IdentityKind[];
};

/** The recipient by what was typed and by what the API says of this person; guests have no thread of their own. */
export function recipientOf(
  form: Pick<ContactFormModel, 'replyChannels'>,
  typed: Typed,
  { now, session }: { now: ContactNow | null; session: SessionAnswer | null },
): Recipient {
  const customer = session?.signedIn ? session : null;
  const channels = (now?.replyChannels ?? form.replyChannels).filter(
    (one) => customer !== null || one === 'sms' || one === 'email',
  );
  const channel = channels.find((one) => one === typed.replyChannel) ?? channels[0] ?? 'sms';
  return {
    isGuest: customer === null,
    known: customer && provenOf(customer),
    channels,
    channel,
    addresses: customer ? [] : addressesOf(channel),
  };
}

function provenOf({ identities }: Extract<SessionAnswer, { signedIn: true }>) {
  const known: Partial<Record<IdentityKind, string>> = {};
  for (const { kind, masked, proven } of identities) if (proven) known[kind] ??= masked;
  return known;
}

/** The first of these addresses, canonical; null where none is asked for or typed. */
export function typedAddress(typed: Typed, [kind]: readonly IdentityKind[]): Address | null {
  const value = kind && typed[kind];
  if (!value) return null;
  const read = (kind === 'mobile' ? mobile : email).parse(value);
  return addressOf(read.ok ? read.value : value);
}

/** A canonical mobile or e-mail address, by its kind. */
export const addressOf = (canonical: string): Address =>
  canonical.includes('@') ? { email: canonical } : { mobile: canonical };
