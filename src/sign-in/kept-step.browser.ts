import { isRecord, textIn } from '../drafts/storage.browser.ts';
import type { SentCode } from './address.ts';

/** A code that was sent, and when, in epoch ms of this device. */
export type KeptStep = SentCode & { sentAt: number };

// The entry of the history has the step, so that a reload and the way back lead to it, and no other tab does.

/** Keeps the step of this page over a reload; null ends it. */
export const keepStep = (codeSent: KeptStep | null) =>
  history.replaceState({ ...history.state, codeSent }, '');

/** The step that this page was left at; null where there is none. */
export function readKeptStep(): KeptStep | null {
  const stored: unknown = history.state;
  const kept = isRecord(stored) ? stored.codeSent : null;
  return isKeptStep(kept) ? kept : null;
}

/** What an earlier release left may be of another shape. */
const isKeptStep = (kept: unknown): kept is KeptStep =>
  isRecord(kept) &&
  textIn(kept.sentTo) !== '' &&
  isRecord(kept.address) &&
  typeof kept.sentAt === 'number' &&
  isRecord(kept.sent) &&
  typeof kept.sent.expiresInSeconds === 'number' &&
  typeof kept.sent.resendAfterSeconds === 'number';

/** Whether the code of a step may still be proven. */
export const isStepOpen = ({ sentAt, sent }: KeptStep, now: number): boolean =>
  now < sentAt + sent.expiresInSeconds * 1000;
