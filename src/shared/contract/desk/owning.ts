import * as z from 'zod/mini';
import { deskLimits, ticketLimits } from '../../fields/size-limits.ts';
import { lineInput, textInput } from '../tickets.ts';
import { idText, type Titled } from './ids.ts';

// Who has a ticket, who is named in its notes, and the tags it has.

const version = z.int().check(z.positive());

/** Gives a ticket to an agent, or to nobody (null). `note` becomes a note among agents. */
export const assigneeInput = z.strictObject({
  version,
  agent: z.nullable(idText),
  note: z.optional(textInput(ticketLimits.text)),
});

/** All tags that a ticket has from now on: `tags` by their ids, `added` by titles that the list does not have yet. */
export const tagsInput = z.strictObject({
  version,
  tags: z.array(idText).check(z.maxLength(deskLimits.tagsOfTicket)),
  added: z._default(
    z.array(lineInput(deskLimits.tagTitle)).check(z.maxLength(deskLimits.tagsOfTicket)),
    [],
  ),
});

/** Ids of the agents whom a note names. */
export const mentionsInput = z._default(
  z.array(idText).check(z.maxLength(deskLimits.mentionsOfNote)),
  [],
);

/** Whether the agent takes no new requests by turn. */
export const awayInput = z.strictObject({ away: z.boolean() });

/** An agent who may see a ticket; `title` is the name. */
export type Colleague = Titled & { away: boolean };

/** What `GET /api/desk/tickets/<code>/choices` answers: who may get the ticket, by name, and the tags it may get. */
export type OwningChoices = { colleagues: Colleague[]; tags: Titled[] };
