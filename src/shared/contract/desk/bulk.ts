import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import { lineInput } from '../tickets.ts';
import { priorities } from './acts.ts';
import { idText } from './ids.ts';
import type { Held } from './undo.ts';

// One act on many tickets, each on the version that the list showed (R37).

/** So many tickets take one act at once. */
export const bulkLimit = 50;

const version = z.int().check(z.positive());
const tagIds = z.array(idText).check(z.maxLength(deskLimits.tagsOfTicket));

/** What can be done to many tickets. */
export const bulkActInput = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('close'),
    /** Own words, or a reason of the list: one of them. */
    reason: z.optional(lineInput(deskLimits.reason)),
    reasonId: z.optional(idText),
  }),
  z.strictObject({
    kind: z.literal('route'),
    department: idText,
    why: z.optional(lineInput(deskLimits.reason)),
  }),
  z.strictObject({ kind: z.literal('priority'), priority: z.literal(priorities) }),
  /** Gives them to an agent who may see them, or to nobody (null). */
  z.strictObject({ kind: z.literal('assign'), agent: z.nullable(idText) }),
  /** Ids of tags of the list that come to each ticket, and that go. */
  z.strictObject({ kind: z.literal('tags'), add: tagIds, remove: tagIds }),
]);
/** `bulkActInput` once it is parsed. */
export type BulkAct = z.infer<typeof bulkActInput>;

/** Body of `POST /api/desk/bulk`. */
export const bulkInput = z.strictObject({
  tickets: z
    .array(z.strictObject({ code: idText, version }))
    .check(z.minLength(1), z.maxLength(bulkLimit)),
  act: bulkActInput,
});
/** `bulkInput` once it is parsed. */
export type BulkInput = z.infer<typeof bulkInput>;

/** What `POST /api/desk/bulk` answers. */
export type BulkAnswer = { held: Held };

/**
 * Why a ticket was left as it is: it changed meanwhile, it is in no state for it, it is out of reach of the agent or of the
 * one it was to go to, another act of it is on its way, or it would have too many tags.
 */
export type BulkRefusal =
  | 'stale_version'
  | 'move_refused'
  | 'not_found'
  | 'agent_out_of_reach'
  | 'act_held'
  | 'too_many_tags';

/** What became of an act on many tickets. */
export type BulkOutcome = {
  act: BulkAct['kind'];
  /** How many it happened to. */
  done: number;
  /** Those it did not happen to. */
  refused: { code: string; title: string; why: BulkRefusal }[];
};
