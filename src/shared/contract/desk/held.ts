import type { BulkOutcome } from './bulk.ts';
import type { Held, HeldKind } from './undo.ts';

// What an agent is shown of its own acts that are kept back.

/** What an agent wrote, as it was sent; cards in it are masked. */
export type HeldWords = {
  text?: string;
  /** Ids of files, uploaded with `formToken`. */
  attachments?: string[];
  formToken?: string;
  /** Why a ticket is closed: own words, or a reason of the list. */
  reason?: string;
  reasonId?: string;
};

/** An own act, as the pulse has it: it is still kept back, or its agent has yet to see what came of it. */
export type OwnHeldAct = Held & {
  kind: HeldKind;
  /** The ticket, and its title as the agent saw it; null for many. */
  code: string | null;
  title: string | null;
  /** How many tickets. */
  count: number;
  /** Why it did not happen, as a sentence, and what was written; null unless it was stopped. */
  stopped: { why: string; words: HeldWords } | null;
  /** What it came to; null unless it was for many and is done. */
  outcome: BulkOutcome | null;
};

/** What an undone act answers: what was written; null where that is gone. */
export type UndoAnswer = { words: HeldWords | null };
