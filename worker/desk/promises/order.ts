import { type Step, write } from '../../foundation/database/steps.ts';
import { budgetOf } from '../../foundation/ports/budget.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { markLate } from './store-order.ts';

// Time alone moves tickets in the order of work: what becomes late goes to its head.

/** Some tickets in every run; those that a run leaves come in the next. Double runs do no harm (R51). */
export async function* keepingOrder(
  context: Pick<RequestContext, 'db' | 'clock' | 'budget'>,
): Step {
  const { db, clock } = context;
  const now = clock.now();
  const { ticketsPerRun, ticketsPerRound } = budgetOf(context).bounds;
  const atOnce = Math.min(ticketsPerRun, ticketsPerRound) * 5;
  for (let left = ticketsPerRun * 5; left > 0; left -= atOnce) {
    const [{ rowsAffected }] = yield* write([markLate(db, now, atOnce)]);
    if (rowsAffected < atOnce) return;
  }
}
