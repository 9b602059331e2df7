import * as z from 'zod/mini';
import { deskLimits, inputLimits, ticketLimits } from '../../fields/size-limits.ts';
import { parseTrackingCode } from '../../fields/tracking-code.ts';
import { notACode } from '../texts/inputs.ts';
import { lineInput } from '../tickets.ts';
import { idText } from './ids.ts';

// Requests that belong together: merged, split and linked ones. Every write carries the version of the request in the
// address, as the agent saw it (R37).

const version = z.int().check(z.positive());

/** The code of another request, as typed or pasted; its stored form. */
const otherCode = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(inputLimits.messageWithCode)),
    z.transform((typed) => parseTrackingCode(typed) ?? ''),
  ),
  z.string().check(z.minLength(1, notACode)),
);

/** Merges the request into another, links both, or takes their link away. */
export const otherRequestInput = z.strictObject({ version, other: otherCode });

/** Takes a merged request apart again. */
export const partInput = z.strictObject({ version });

/** Makes a request of messages of the request's own customer, in the order of the thread. */
export const splitInput = z.strictObject({
  version,
  messages: z
    .array(z.string().check(z.maxLength(inputLimits.messageId)))
    .check(z.minLength(1), z.maxLength(deskLimits.splitMessages)),
  title: lineInput(ticketLimits.title),
  requestType: idText,
});

/** What a split answers: the version that the first request has now, and the code of the new one. */
export type SplitAnswer = { version: number; code: string };

/** Another request that belongs to the one that is open. */
export type JoinedRequest = { code: string; title: string; stateTitle: string };

/** What `GET /api/desk/tickets/<code>/joined` answers: only what is within reach of the agent. */
export type JoinedAnswer = {
  /** Links of agents, and requests that were split off this one or that it was split off. */
  links: (JoinedRequest & { kind: 'related' | 'split' | 'split_from' })[];
  /** Merged into this one, each with its version. */
  merged: (JoinedRequest & { version: number })[];
  /** Open ones of the same customer, into which this one can be merged. */
  open: JoinedRequest[];
  /** What a part of it can be filed as. */
  requestTypes: { id: string; title: string }[];
};
