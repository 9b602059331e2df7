import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import type { EffectiveCalendars } from '../../organisation/calendars.ts';
import { addHistory, awake, type NewHistory, type TicketChange, type TicketRow } from '../store.ts';
import { resumedPromise } from './paused-promise.ts';

/** Who ends it. */
type Waker = Pick<NewHistory, 'actor' | 'actorId'>;

/**
 * What ends that a ticket is put off: the columns to set, and rows of history for it and for the promise that goes on.
 * Both empty where it is not put off.
 */
export function waking(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes'>,
  calendars: EffectiveCalendars,
  ticket: TicketRow,
  waker: Waker,
): { set: TicketChange; history: ReturnType<typeof addHistory>[] } {
  if (ticket.snoozedUntil === null) return { set: {}, history: [] };
  const at = context.clock.now();
  const promise = resumedPromise(calendars, ticket, at);
  const entry = (kind: 'snooze' | 'promise', fromValue: string | null, toValue: string) =>
    addHistory(context.db, {
      ...{ id: makeId(context), ticketId: ticket.id, at, ...waker },
      ...{ kind, fromValue, toValue },
    });
  return {
    set: { ...awake, ...promise },
    history: [
      entry('snooze', String(ticket.snoozedUntil), ''),
      ...(promise ? [entry('promise', null, String(promise.promiseDueAt))] : []),
    ],
  };
}
