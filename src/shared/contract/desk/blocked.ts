import * as z from 'zod/mini';
import { email } from '../../fields/email.ts';
import { mobile } from '../../fields/mobile.ts';
import { deskLimits, inputLimits } from '../../fields/size-limits.ts';
import { lineInput } from '../tickets.ts';
import { tooLong } from '../typed-text.ts';
import { cursorText } from './ids.ts';

// Addresses that may neither sign in nor file.

/** Query of `GET /api/desk/blocked`. */
export const blockedQuery = z.strictObject({
  /** The last four digits of a mobile, the whole of it, or an e-mail address. */
  q: z.optional(z.string().check(z.maxLength(inputLimits.address))),
  after: z.optional(cursorText),
});
/** `blockedQuery` once it is parsed. */
export type BlockedQuery = z.infer<typeof blockedQuery>;

/** A mobile or an e-mail address in any spelling, in its canonical form. */
const addressInput = z.pipe(
  z.string().check(z.maxLength(inputLimits.address, tooLong(inputLimits.address))),
  z.transform((typed: string, context) => {
    const parsed = (typed.includes('@') ? email : mobile).parse(typed);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: 'custom', message: parsed.reason, input: typed });
    return z.NEVER;
  }),
);

/** Body of `POST /api/desk/blocked`. */
export const blockAddressInput = z.strictObject({
  address: addressInput,
  /** Read by agents. */
  reason: lineInput(deskLimits.reason),
});
/** `blockAddressInput` once it is parsed. */
export type BlockAddressInput = z.infer<typeof blockAddressInput>;

/** A blocked address; it is shown in part. */
export type BlockedAddress = {
  id: string;
  masked: string;
  kind: 'mobile' | 'email';
  /** Only requests that nobody has proven are stopped. */
  unprovenOnly: boolean;
  reason: string;
  /** Epoch milliseconds. */
  since: number;
  /** The name of who blocked it; null where that is not known. */
  by: string | null;
};

/** A page of blocked addresses, the last blocked first. `next` is null on the last. */
export type BlockedAnswer = {
  blocked: BlockedAddress[];
  next: string | null;
  /** Epoch milliseconds. */
  now: number;
};
