import { hours, minutes, seconds } from '../../foundation/ports/clock.ts';
import type { DeliveryState, SendResult } from '../../foundation/ports/providers.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import type { OutboxState, outbox } from '../schema.ts';
import { maxTries, waitMs } from './backoff.ts';
import { type Claimed, longestPollMs } from './delivery-store.ts';

/** What becomes of a message's row. */
export type Change = Partial<typeof outbox.$inferInsert>;

/** Nothing more happens to it. What it would have said is kept for those who look into dead ones. */
export const finish = (state: Exclude<OutboxState, 'queued' | 'sent'>, reason: string): Change => ({
  state,
  reason,
  ...(state !== 'dead' && { data: '{}' }),
});

/** When a gateway is asked what became of a message, after it was sent and after each question. */
const pollWaits = [seconds(30), minutes(2), minutes(10), hours(1), hours(6), longestPollMs];

/** Epoch ms of the next question about delivery after `polls` of them; null after the last. */
export const nextPollAt = (now: number, polls: number): number | null => {
  const wait = pollWaits[polls];
  return wait === undefined ? null : now + wait;
};

/** States after which a gateway has no more to say. */
export const isFinal = (state: DeliveryState) =>
  state === 'delivered' || state === 'undelivered' || state === 'blocked';

/** A gateway took the message: what it said is forgotten, and the gateway is asked later where that can be done. */
export function sent(
  { clock, smsProviders }: Pick<RequestContext, 'clock' | 'smsProviders'>,
  {
    provider,
    providerMessageId,
    costRials = null,
    delivery = 'sent',
  }: {
    provider: string;
    providerMessageId: string | null;
    costRials?: number | null;
    delivery?: DeliveryState;
  },
): Change {
  const canBeAsked = smsProviders.find(({ name }) => name === provider)?.delivery;
  const now = clock.now();
  return {
    provider,
    providerMessageId,
    costRials,
    delivery,
    state: 'sent',
    data: '{}',
    reason: null,
    sentAt: now,
    maybeSent: false,
    pollAt: canBeAsked && !isFinal(delivery) ? nextPollAt(now, 0) : null,
  };
}

/** The message waits for its next try, or is given up after the last (R48). */
export function scheduleRetry(
  { clock, randomBytes }: Pick<RequestContext, 'clock' | 'randomBytes'>,
  message: Pick<Claimed, 'tries' | 'ambiguousAttempts'>,
  result: Extract<SendResult, { kind: 'retry' | 'unknown' }>,
  isCode: boolean,
): Change {
  const tries = message.tries + 1;
  const maybeSent = result.kind === 'unknown';
  const ambiguousAttempts = message.ambiguousAttempts + (maybeSent ? 1 : 0);
  const counted = { tries, ambiguousAttempts, maybeSent, reason: result.reason };
  if (tries >= maxTries) return { ...counted, ...finish('dead', result.reason) };
  const slow = result.kind === 'retry' && result.slow === true;
  return { ...counted, dueAt: clock.now() + waitMs(randomBytes, { tries, isCode, slow }) };
}
