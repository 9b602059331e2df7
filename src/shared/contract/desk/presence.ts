import * as z from 'zod/mini';
import type { HeldKind } from './undo.ts';

// Who else has a thread before them. It is no use of the session, and changes nothing of the ticket.

/** A screen that shows a thread says so this often, in ms. */
export const presenceEveryMs = 10_000;

/** Who has not said so for this long, in ms, is gone. */
export const presenceLifeMs = 25_000;

/** Body of `POST /api/desk/presence/:code`. */
export const presenceInput = z.strictObject({ isWriting: z.boolean() });

/** What it answers: the colleagues who are there, and an act of a colleague that is on its way. */
export type PresenceAnswer = {
  present: { name: string; isWriting: boolean }[];
  held: { by: string; kind: HeldKind } | null;
};
