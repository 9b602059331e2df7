import { charge, tooManyRequests } from '../../foundation/database/charge.ts';
import type { BatchStep } from '../../foundation/database/commit.ts';
import { days } from '../../foundation/ports/clock.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { urgentKeyOf } from '../store-reading.ts';
import * as texts from '../texts.ts';
import type { CheckedRequest, Sender } from './checked-request.ts';

/**
 * Charges a customer for one ticket, and for an urgent one; guests are charged by their address. The
 * steps refuse with `urgent_quota_spent`, which names the box to change, or `too_many_requests`.
 */
export function chargeCustomer(
  { db, clock, settings: { limits, urgency } }: Pick<RequestContext, 'db' | 'clock' | 'settings'>,
  request: Pick<CheckedRequest, 'urgency'>,
  { customerId }: Pick<Sender, 'customerId'>,
): readonly BatchStep[] {
  if (customerId === null) return [];
  const { count, days: dayCount } = urgency.urgent.quota;
  const daily = {
    key: `tickets:${customerId}`,
    max: limits.ticketsPerCustomerPerDay,
    windowMs: days(1),
  };
  const urgent = { key: urgentKeyOf(customerId), max: count, windowMs: days(dayCount) };
  const asked = request.urgency === 'urgent' ? [urgent, daily] : [daily];
  return charge(db, asked, clock, (full) =>
    full.keys.includes(urgent.key) ? urgentSpent() : tooManyRequests(full),
  );
}

const urgentSpent = () =>
  new Problem('urgent_quota_spent', {
    fields: { urgency: texts.urgentQuotaSpent },
  });
