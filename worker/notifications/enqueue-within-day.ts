import type { Statement } from '../foundation/database/database.ts';
import type { Channel } from '../foundation/ports/notification-templates.ts';
import { makeId } from '../foundation/ports/random.ts';
import { budgetRowsOf, countsOf, endOfDay } from './day-budget/scope.ts';
import { areOpen, count } from './day-budget/store-budget.ts';
import { type enqueue, enqueueCounted, isQueuedAs, type NewNotification } from './store.ts';

/**
 * `enqueueCounted` for what anybody can ask for: it is counted in the day's budget at once, in the share that
 * everybody has, and left out where that is spent. If it waited, what was asked for in one day would
 * spend the next ones (R64).
 */
export function enqueueWithinDay(
  context: Parameters<typeof enqueue>[0],
  notification: NewNotification & { channel: Channel },
): Statement[] {
  const { db, clock, settings } = context;
  const id = makeId(context);
  const slot = { channel: notification.channel, share: 'common' } as const;
  const end = endOfDay(clock.now());
  const isLeft = areOpen(budgetRowsOf([slot], settings.limits), end);
  return [
    ...enqueueCounted(context, { ...notification, id, share: slot.share }, isLeft),
    count(db, countsOf(slot, settings.limits), end, isQueuedAs(id)),
  ];
}
