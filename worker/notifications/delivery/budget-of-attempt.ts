import type { RequestContext } from '../../foundation/ports/services.ts';
import {
  type Counted,
  correctionOf,
  isShare,
  type Share,
  shareName,
  startOfDay,
} from '../day-budget/scope.ts';
import type { Claimed } from './delivery-store.ts';
import type { SendOutcome } from './send-attempt.ts';

/** What an attempt changes in the counts of the day: what it cost, and nothing of what was not sent. */
export function correctionFor(
  {
    clock,
    notificationTemplates,
    settings,
  }: Pick<RequestContext, 'clock' | 'notificationTemplates' | 'settings'>,
  message: Claimed,
  { change, costRials }: SendOutcome,
): Counted[] {
  const { channel, maybeSent } = message;
  const template = notificationTemplates[message.message];
  if (channel === 'webhook' || template?.isBeyondBudget) return [];
  const hasNoReserve = message.unproven || template?.hasNoReserve;
  const granted = grantedShare(message);
  const share = granted ?? (hasNoReserve ? 'common' : 'answers');
  const { state = 'queued' } = change;
  const wasSent = state === 'sent' || (change.maybeSent ?? maybeSent);
  // The first claim counts a notice; that of an older one may have been on an earlier day.
  const isOfToday =
    message.createdAt >= startOfDay(clock.now()) || (granted === null && message.claims === 1);
  return correctionOf({ channel, share }, settings.limits, {
    costRials,
    takesBack: state === 'queued' || !isOfToday ? 'nothing' : wasSent ? 'price' : 'all',
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
