import * as z from 'zod/mini';
import { deskLimits, fileLimits, ticketLimits } from '../../fields/size-limits.ts';
import { attachmentIdInput, formTokenInput } from '../attachments.ts';
import { oneReason } from '../texts/inputs.ts';
import { lineInput, type TicketState, textInput } from '../tickets.ts';
import { idText } from './ids.ts';
import { mentionsInput } from './owning.ts';
import { type Held, undoInput } from './undo.ts';

// What agents do to a ticket. Every write carries the version of the ticket that the agent had before the eyes (R37).

const version = z.int().check(z.positive());

/** Opens a ticket: its customer sees that it is in review. */
export const openInput = z.strictObject({ version });

/** A reply to the customer. */
export const deskReplyInput = z.strictObject({
  version,
  text: textInput(ticketLimits.text),
  attachments: z._default(z.array(attachmentIdInput).check(z.maxLength(fileLimits.files)), []),
  /** The form the files were uploaded with. */
  formToken: z.optional(formTokenInput),
  undo: undoInput,
});

/** A note among agents. */
export const noteInput = z.strictObject({
  version,
  text: textInput(ticketLimits.text),
  mentions: mentionsInput,
});

/** Moves a ticket to another department. */
export const routeInput = z.strictObject({
  version,
  department: idText,
  /** Read by the customer, if given. */
  why: z.optional(lineInput(deskLimits.reason)),
});

/** Closes a ticket for a reason that the customer reads: one of the list, by its id, or own words. */
export const closeInput = z
  .strictObject({
    version,
    reason: z.optional(lineInput(deskLimits.reason)),
    reasonId: z.optional(idText),
    undo: undoInput,
  })
  .check(
    z.refine(({ reason, reasonId }) => (reason === undefined) !== (reasonId === undefined), {
      message: oneReason,
      path: ['reason'],
    }),
  );

/** Takes a closed ticket up again; the customer reads the reason. */
export const reopenInput = z.strictObject({ version, reason: lineInput(deskLimits.reason) });

/** Priorities within the desk, lowest first; 0 is normal. Customers never see them. */
export const priorities = [-1, 0, 1, 2] as const;

/** Sets the priority of a ticket. */
export const priorityInput = z.strictObject({ version, priority: z.literal(priorities) });

/** Moves a ticket to a stage of its type's course; the customer is notified. */
export const stageInput = z.strictObject({ version, stage: idText });

/** Blocks the sender of a ticket; agents read the reason. */
export const blockInput = z.strictObject({ version, reason: lineInput(deskLimits.reason) });

/** Takes a block back. */
export const unblockInput = z.strictObject({ version });

/** What a write answers: the version that the ticket has now, or when the act is due, where it is kept back. */
export type ActAnswer = { version: number; held?: undefined } | { held: Held; version?: undefined };

/** Facts of `stale_version`. */
export type StaleFacts = {
  version: number;
  state: TicketState;
  stateTitle: string;
  department: string;
};
