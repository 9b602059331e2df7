import * as z from 'zod/mini';
import { deskLimits, ticketLimits } from '../../fields/size-limits.ts';
import { lineInput, textInput } from '../tickets.ts';
import { idText, type Titled } from './ids.ts';

// Texts that agents put into answers: of one agent, of a department, or of all.

/** Who may use a saved reply. */
export const replySharings = ['own', 'department', 'all'] as const;
/** One of `replySharings`. */
export type ReplySharing = (typeof replySharings)[number];

/** Body of `POST /api/desk/replies` and of `PUT /api/desk/replies/<id>`. */
export const savedReplyInput = z.strictObject({
  title: lineInput(deskLimits.replyTitle),
  /** Markdown-light, with placeholders such as `{name}`. */
  text: textInput(ticketLimits.text),
  sharing: z.enum(replySharings),
  /** The department that it is shared with; null unless `sharing` says so. */
  department: z.nullable(idText),
});
/** `savedReplyInput` once it is parsed. */
export type SavedReplyInput = z.infer<typeof savedReplyInput>;

/** A text that agents put into answers. */
export type SavedReply = {
  id: string;
  title: string;
  text: string;
  sharing: ReplySharing;
  /** The department that it is shared with. */
  department: Titled | null;
  /** How often it was sent. */
  uses: number;
  /** This agent may change and delete it. */
  canChange: boolean;
};

/** What `GET /api/desk/replies` answers: those that the agent may use, the most used first. */
export type SavedRepliesAnswer = {
  replies: SavedReply[];
  /** The name of the agent who asks, for `{agent}`. */
  agent: string;
  /** Whom this agent may share with, besides nobody. */
  canShare: { departments: Titled[]; all: boolean };
};
