import * as z from 'zod/mini';

// Acts that an agent may still undo: nothing of them has happened until they are due.

/** How long an act can be undone, in ms. */
export const holdMs = 10_000;

/** `undo` of an act's body: it is kept back for `holdMs` first. */
export const undoInput = z.optional(z.literal(true));

/** What can be kept back. */
export type HeldKind = 'reply' | 'close' | 'bulk';

/** An act that is kept back; `dueAt` is in epoch milliseconds. */
export type Held = { id: string; dueAt: number };
