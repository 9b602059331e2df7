import * as z from 'zod/mini';
import { email } from '../fields/email.ts';
import { mobile } from '../fields/mobile.ts';
import { readOneTimeCode } from '../fields/one-time-code.ts';
import { parseRecoveryCode } from '../fields/recovery-code.ts';
import { inputLimits } from '../fields/size-limits.ts';
import { ungroup } from '../persian/typed.ts';
import * as texts from './texts/inputs.ts';
import { tooLong } from './typed-text.ts';

/** An Iranian mobile in any spelling, as `+989XXXXXXXXX`. */
export const mobileInput = z.pipe(
  z.string().check(z.maxLength(inputLimits.address, tooLong(inputLimits.address))),
  z.transform((typed: string, context) => {
    const parsed = mobile.parse(typed);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: 'custom', message: parsed.reason, input: typed });
    return z.NEVER;
  }),
);

/** An e-mail address, in lower case. */
export const emailInput = z.pipe(
  z.string().check(z.maxLength(inputLimits.address, tooLong(inputLimits.address))),
  z.transform((typed: string, context) => {
    const parsed = email.parse(typed);
    if (parsed.ok) return parsed.value;
    context.issues.push({ code: 'custom', message: parsed.reason, input: typed });
    return z.NEVER;
  }),
);

/** Six digits of any script, grouped as people type them or within the message that brought them (R11). */
const codeInput = z.pipe(
  z.string().check(z.maxLength(inputLimits.messageWithCode)),
  z.transform((typed: string, context) => {
    const code = readOneTimeCode(typed);
    if (code !== null) return code;
    const message = texts.codeOfSixDigits;
    context.issues.push({ code: 'custom', message, input: typed });
    return z.NEVER;
  }),
);

/** Six digits of the authenticator, or a recovery code by its ten symbols. */
const secondFactorCode = z.pipe(
  z.string().check(z.maxLength(inputLimits.code)),
  z.transform((typed: string, context) => {
    const digits = ungroup(typed);
    if (/^\d{6}$/.test(digits)) return digits;
    const recovery = parseRecoveryCode(typed);
    if (recovery !== null) return recovery;
    const message = texts.secondFactorCode;
    context.issues.push({ code: 'custom', message, input: typed });
    return z.NEVER;
  }),
);

/** What ALTCHA's solver made of a challenge, base64. */
export const workInput = z.optional(z.string().check(z.maxLength(inputLimits.proofOfWork)));

const oneAddress = { mobile: z.optional(mobileInput), email: z.optional(emailInput) };
const exactlyOne = z.refine<{ mobile?: string | undefined; email?: string | undefined }>(
  (asked) => (asked.mobile === undefined) !== (asked.email === undefined),
  { message: texts.oneAddress, path: ['mobile'] },
);

/** Asks for a code to one mobile or e-mail address. */
export const requestCodeInput = z
  .strictObject({ ...oneAddress, work: workInput })
  .check(exactlyOne);
/** Proves the code that the browser's cookie belongs to. */
export const proveCodeInput = z.strictObject({ code: codeInput });

/** The second factor of an agent whose phone is proven. */
export const secondFactorInput = z.strictObject({ code: secondFactorCode });

/** Asks for an agent's code. */
export const requestAgentCodeInput = z.strictObject({ mobile: mobileInput, work: workInput });

/** Proving anew that the signed-in person still has the address they signed in with. */
export const proveAgainInput = z.strictObject({
  kind: z.enum(['mobile', 'email']),
  work: workInput,
});

/** What an identity of a customer is. */
export type IdentityKind = 'mobile' | 'email';

/** Where a code went and how long it and the wait for the next one last. The same for every address (R10). */
export type CodeSent = { kind: IdentityKind; expiresInSeconds: number; resendAfterSeconds: number };

/** Who is signed in here; addresses are masked. */
export type SessionAnswer =
  | { signedIn: false }
  | {
      signedIn: true;
      name: string | null;
      /** Title of the plan, if the customer has one. */
      plan: string | null;
      identities: { kind: IdentityKind; masked: string; proven: boolean }[];
      /** Numbers and addresses can be changed now without proving anew (R20). */
      freshProof: boolean;
    };

/** Pages of the desk besides requests, by their part of the address. */
export const deskPages = [
  'report',
  'replies',
  'alarms',
  'agents',
  'tags',
  'close-reasons',
  'blocked',
  'failed',
  'content',
  'closures',
  'audit',
] as const;
/** One of `deskPages`. */
export type DeskPage = (typeof deskPages)[number];

/** The agent who is signed in; `departments` are ids of settings. */
export type DeskSessionAnswer = {
  agentId: string;
  name: string;
  role: 'agent' | 'lead' | 'admin';
  departments: string[];
  /** What the role may open of these. */
  pages: readonly DeskPage[];
  /** What the agent may do beyond the role: `agentRights`. */
  rights: readonly ('full_sheba' | 'full_mobile' | 'export')[];
  /** It takes no new requests by turn. */
  away: boolean;
};
