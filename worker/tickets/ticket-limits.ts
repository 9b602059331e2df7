import { type SQL, sql } from 'drizzle-orm';
import { makeId } from '../foundation/chance.ts';
import { days } from '../foundation/clock.ts';
import type { Database } from '../foundation/database.ts';
import { Problem } from '../foundation/problem.ts';
import { makeCharge } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import type { CheckedRequest, Sender } from './checked-request.ts';
import { type Gate, limitGate } from './once.ts';

// How many tickets a customer may file in a day, and how many of them may be urgent.

/** What filing costs of a customer's limits; the unproven are held back by the price of their work instead. */
export function limitGates(
  { db, clock, chance, settings }: Work,
  draft: CheckedRequest,
  sender: Sender,
): Gate[] {
  if (sender.customerId === null) return [];
  const owner = sender.customerId;
  const daily = makeCharge(
    makeId({ clock, chance }),
    [{ key: `tickets:${owner}`, max: settings.limits.ticketsPerCustomerPerDay, windowMs: days(1) }],
    clock,
  );
  const gates = [limitGate(db, daily)];
  if (draft.urgency !== 'urgent') return gates;
  const { count, days: dayCount } = settings.urgency.urgent.quota;
  const urgent = makeCharge(
    makeId({ clock, chance }),
    [{ key: `urgent:${owner}`, max: count, windowMs: days(dayCount) }],
    clock,
  );
  return [quotaGate(limitGate(db, urgent)), ...gates];
}

/** How many "urgent" this customer has had in the running window. */
export const urgentSpent = (db: Database, customer: SQL, now: number) =>
  db.all<{ count: number }>(sql`
    SELECT count FROM rate_limits WHERE key = 'urgent:' || ${customer} AND resets_at > ${now}`);

/** Says which box of the form to change, instead of "too many". */
const quotaGate = (gate: Gate): Gate => ({
  passed: gate.passed,
  part: (held) => {
    const { statements, answer } = gate.part(held);
    return {
      statements,
      answer: (results) => {
        try {
          answer(results);
        } catch (fault) {
          if (!(fault instanceof Problem)) throw fault;
          throw new Problem('urgent_quota_spent', {
            fields: {
              urgency: 'سهم درخواست‌های فوری شما تمام شده است؛ «زیاد» یا «عادی» را برگزینید.',
            },
          });
        }
      },
    };
  },
});
