import { sql } from 'drizzle-orm';
import { statement } from '../../foundation/database/statement.ts';
import { type Step, write } from '../../foundation/database/steps.ts';
import { budgetOf } from '../../foundation/ports/budget.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';

// Time alone moves tickets in the order of work: what becomes late goes to its head, and what was put off comes back.

/** Some tickets of each kind in every run; those that a run leaves come in the next. Double runs do no harm (R51). */
export async function* keepingOrder(
  context: Pick<RequestContext, 'db' | 'clock' | 'budget'>,
): Step {
  const { db, clock } = context;
  const now = clock.now();
  const limit = budgetOf(context).bounds.ticketsPerRun * 5;
  yield* write([wakeSnoozed(db, now, limit), markLate(db, now, limit)]);
}

/** The customer reads why a ticket was put off, so that it grows its version. */
const wakeSnoozed = statement((db, now: number, limit: number) =>
  db.run(sql`
    UPDATE tickets SET snoozed_until = NULL, snooze_reason = NULL, version = version + 1
    WHERE id IN (SELECT id FROM tickets INDEXED BY tickets_snoozed
      WHERE snoozed_until IS NOT NULL AND snoozed_until <= ${now} ORDER BY snoozed_until LIMIT ${limit})`),
);

/** No new version: nothing changed that anybody reads. */
const markLate = statement((db, now: number, limit: number) =>
  db.run(sql`
    UPDATE tickets SET late_due_at = next_due
    WHERE id IN (SELECT id FROM tickets INDEXED BY tickets_becoming_late
      WHERE work_order BETWEEN 16 AND 47 AND next_due < ${now} ORDER BY next_due LIMIT ${limit})`),
);
