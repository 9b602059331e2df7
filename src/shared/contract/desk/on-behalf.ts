import * as z from 'zod/mini';
import { deskLimits, inputLimits } from '../../fields/size-limits.ts';
import { contactInput } from '../contact.ts';
import { oneAddress } from '../texts/inputs.ts';
import { lineInput } from '../tickets.ts';

const { requestType, title, text, urgency, facts, mobile, email } = contactInput.shape;

/** A request that an agent files for a customer, after a call: the fields of the form, and who called. */
export const onBehalfInput = z
  .strictObject({
    ...{ requestType, title, text, urgency, facts, mobile, email },
    /** A customer that the agent was shown, in the place of an address. */
    customer: z.optional(z.string().check(z.maxLength(inputLimits.messageId))),
    name: z.optional(lineInput(deskLimits.callerName)),
    /** The agent has read which policies the facts do not keep, and files it all the same. */
    breakRules: z._default(z.boolean(), false),
  })
  .check(
    z.refine(
      (input) =>
        [input.mobile, input.email, input.customer].filter((one) => one !== undefined).length === 1,
      { message: oneAddress, path: ['mobile'] },
    ),
  );
/** `onBehalfInput` once it is parsed. */
export type OnBehalfInput = z.infer<typeof onBehalfInput>;

/** What filing for a customer answers. */
export type OnBehalfAnswer = {
  code: string;
  /** «دوشنبه ۳ آذر، ساعت ۱۷» */
  promise: string;
  department: string;
  /** Whether this agent may open it. */
  canOpen: boolean;
  /** Whether the customer is sent its tracking code. */
  isNotified: boolean;
};

/** What was typed of the caller: a number, its last four digits, or an e-mail address. */
export const callersQuery = z.strictObject({
  search: z.string().check(z.maxLength(inputLimits.address)),
});

/** A request of a caller that this agent may see. */
type RequestOfCaller = {
  code: string;
  title: string;
  stateTitle: string;
  createdAt: number;
};

/** Somebody who may be calling. */
export type Caller = {
  /** Null where nobody has proven the address. */
  customer: string | null;
  name: string | null;
  /** Masked: enough to recognise. */
  masked: string;
  plan: string | null;
  agency: string | null;
  /** The last ones within reach. */
  requests: RequestOfCaller[];
};

/** Who may be calling; empty where nothing typed can be an address, or nobody has it. */
export type CallersAnswer = { callers: Caller[] };
