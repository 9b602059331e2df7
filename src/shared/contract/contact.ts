import * as z from 'zod/mini';
import { inputLimits, settingsLimits, ticketLimits } from '../fields/size-limits.ts';
import { type ReplyChannel, replyChannelSchema } from '../settings/reply-channels.ts';
import { emailInput, mobileInput, proveCodeInput, workInput } from './sign-in.ts';
import * as texts from './texts/inputs.ts';
import {
  attachmentsInput,
  type FiledAnswer,
  lineInput,
  type PromiseAnswer,
  textInput,
} from './tickets.ts';
import { tooLong } from './typed-text.ts';

/** Facts as they were typed; which fields there are is asked of the request type. */
const typedFact = z.string().check(z.maxLength(ticketLimits.facts, tooLong(ticketLimits.facts)));

/** Asked before any of them is looked at; of a text nobody lists the letters. */
const fewFacts = z.custom<Record<string, string>>(
  (facts) => typeof facts !== 'object' || Object.keys(facts ?? {}).length <= ticketLimits.factCount,
  texts.tooManyFacts,
);

/** What the form sends, from customers and from guests alike. */
export const contactInput = z.strictObject({
  requestType: z.string().check(z.maxLength(inputLimits.id)),
  title: lineInput(ticketLimits.title),
  text: textInput(ticketLimits.text),
  urgency: z._default(z.enum(['normal', 'high', 'urgent']), 'normal'),
  replyChannel: z.optional(replyChannelSchema),
  facts: z._default(
    z.pipe(fewFacts, z.record(z.string().check(z.maxLength(inputLimits.id)), typedFact)),
    {},
  ),
  attachments: attachmentsInput,
  /** The version of the terms that was agreed to. */
  terms: z.optional(z.string().check(z.maxLength(settingsLimits.line))),
  /** The person saw an open ticket like this one and says that this is another matter. */
  anotherMatter: z._default(z.boolean(), false),
  /** Guests: where they can be reached, one of the two. */
  mobile: z.optional(mobileInput),
  email: z.optional(emailInput),
  /** Guests with an e-mail address: a code or a link; what settings say where absent. */
  prove: z.optional(z.enum(['code', 'link'])),
  work: workInput,
});
/** `contactInput` once it is parsed: normalised, with its defaults. */
export type ContactInput = z.infer<typeof contactInput>;

/** `GET /api/contact/<type>`: what depends on who asks and when. */
export type ContactNow = {
  requestType: string;
  department: string;
  promise: PromiseAnswer;
  /** «۱ روز کاری» */
  promiseRule: string;
  signedIn: boolean;
  /** Channels by which this person can be notified of an answer, the first one chosen. */
  replyChannels: ReplyChannel[];
  /** Open tickets of the same type, for the question "is it this one?". */
  openTickets: { code: string; title: string; text: string; createdAt: number }[];
  /** How many "urgent" are left; null for guests. */
  urgentLeft: number | null;
  /**
   * When codes for guests are sent again by each channel, epoch ms; null = they are, or this type asks for none.
   */
  codesReturnAt: { sms: number | null; email: number | null };
  /** By what no code for guests leaves just now, and none is offered (R71); empty where this type asks for none. */
  codesDown: readonly ('sms' | 'email')[];
  /** Whether files can be attached here at all. */
  takesFiles: boolean;
  terms: { version: string; label: string; href: string } | null;
  /** The request of this type that was sent from this browser and is not proven yet, as it stands now. */
  waiting: WaitingRequest | null;
};

/** A request that waits for a proof, and the canonical address that is to be proven. */
export type WaitingRequest = { filed: FiledAnswer; address: string };

/** Which of the requests that wait in this browser is meant; the last one that was sent where it is left out. */
const trackingCode = z.optional(z.string().check(z.maxLength(inputLimits.id)));

/** Which request that waits the form shows. */
export const contactNowQuery = z.strictObject({ trackingCode });

/** The code that proves the address of a request that waits. */
export const proveRequestInput = z.strictObject({ ...proveCodeInput.shape, trackingCode });

/** Another proof for the request that waits, by a code where `prove` is left out; with an address, that one's. */
export const anotherProofInput = z
  .strictObject({
    prove: z._default(z.enum(['code', 'link']), 'code'),
    mobile: z.optional(mobileInput),
    email: z.optional(emailInput),
    work: workInput,
    trackingCode,
  })
  .check(
    z.refine(({ mobile, email }) => mobile === undefined || email === undefined, {
      message: texts.oneAddress,
      path: ['mobile'],
    }),
  );

/** Files the request that waits without its proof. */
export const fileUnprovenInput = z.strictObject({ trackingCode });

/** What the link of a mail carries, and what its button sends. */
export const confirmInput = z.object({
  proof: z.string().check(z.regex(/^[\w-]{10,64}$/)),
  token: z.string().check(z.regex(/^[\w-]{10,64}$/)),
});

/** What proving a waiting request answers; null when it had expired before. */
export type ProvenAnswer = { filed: Omit<FiledAnswer, 'proof'> | null };
