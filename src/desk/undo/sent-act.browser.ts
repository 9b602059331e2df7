import type { Held, HeldKind } from '#shared/contract/desk/undo.ts';
import type { UploadedFile } from '../../attachments/uploaded-file.browser.ts';

/** What was in the composer when a reply was sent. */
export type SentDraft = { text: string; files: UploadedFile[]; formToken: string };

/** An act that this page sent and that is kept back. */
export type SentAct = Held & {
  kind: HeldKind;
  /** The ticket and its title; null for many. */
  code: string | null;
  title: string | null;
  count: number;
  /** When its time is over, by the clock of this device. */
  endsAt: number;
};
