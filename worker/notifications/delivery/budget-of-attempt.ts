import type { RequestContext } from '../../foundation/ports/services.ts';
import { type Counted, correctionOf, isShare, type Share, shareName } from '../day-budget/scope.ts';
import type { Claimed } from './delivery-store.ts';
import type { SendOutcome } from './send-attempt.ts';

/** What an attempt changes in the counts of the day: what it cost, and nothing of what was not sent. */
export function correctionFor(
  { notificationTemplates, settings }: Pick<RequestContext, 'notificationTemplates' | 'settings'>,
  message: Claimed,
  { change, costRials }: SendOutcome,
): Counted[] {
  const { channel, maybeSent } = message;
  const template = notificationTemplates[message.message];
  if (channel === 'webhook' || template?.isBeyondBudget) return [];
  const hasNoReserve = message.unproven || template?.hasNoReserve;
  const share = grantedShare(message) ?? (hasNoReserve ? 'common' : 'answers');
  const { state = 'queued' } = change;
  return correctionOf({ channel, share }, settings.limits, {
    costRials,
    hasEnded: state !== 'queued',
    wasSent: state === 'sent' || state === 'unsure' || (change.maybeSent ?? maybeSent),
  });
}

function grantedShare({ data }: Pick<Claimed, 'data'>): Share | null {
  try {
    const share: unknown = JSON.parse(data)[shareName];
    return isShare(share) ? share : null;
  } catch {
    return null;
  }
}
