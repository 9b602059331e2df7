import * as z from 'zod/mini';
import { deskLimits, inputLimits } from '../../fields/size-limits.ts';

// Messages that were given up, and what a day may send.

/** Query of `GET /api/desk/failed`. */
export const failedQuery = z.strictObject({
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.maxLength(deskLimits.cursor))),
});

/** A message that was given up. Its contents are nowhere in it. Instants are epoch ms. */
export type FailedMessage = {
  id: string;
  /** A key of `settings.messages`. */
  message: string;
  channel: 'sms' | 'email' | 'webhook';
  /** Masked; of a webhook its host. */
  address: string;
  /** What the provider or its connection said, in technical words; it names no address. */
  reason: string | null;
  createdAt: number;
  /** Code of the request that it is about. */
  code: string | null;
  /** The code or link within has died: nothing but discarding it is left. */
  hasExpired: boolean;
};

/** What `GET /api/desk/failed` answers: the last to fail first. */
export type FailedAnswer = { now: number; messages: FailedMessage[]; next: string | null };

/** Body of `POST /api/desk/failed/retry` and `/discard`: a page of messages at most. */
export const chosenMessages = z.strictObject({
  ids: z
    .array(z.string().check(z.minLength(1), z.maxLength(inputLimits.messageId)))
    .check(z.minLength(1), z.maxLength(50)),
});

/** How many of the chosen messages were retried or discarded; the others are gone or cannot be retried. */
export type ChosenAnswer = { done: number };

/** What a part of a day's budget is for; `common` is all that has no part of its own. */
type BudgetShare = 'answers' | 'agents' | 'devices' | 'common';

/** What today has sent by a channel, and what it may; it begins anew at midnight in Tehran. */
export type ChannelBudget = {
  channel: 'sms' | 'email';
  sent: number;
  max: number;
  shares: { share: BudgetShare; sent: number }[];
};

/** What `GET /api/desk/budget` answers; `rials` is null where money is not limited. */
export type BudgetAnswer = {
  channels: ChannelBudget[];
  rials: { spent: number; max: number } | null;
};
