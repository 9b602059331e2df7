import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { jalaliToInstant } from '#shared/persian/dates.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';
import { days } from '../../foundation/ports/clock.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { owedStates } from '../../tickets/moves/moves.ts';
import { minutesLeft } from '../../tickets/snooze/paused-promise.ts';
import { waking } from '../../tickets/snooze/wake.ts';
import { addHistory, changeTicket, type TicketRow } from '../../tickets/store.ts';
import type { Order } from '../act.ts';
import { actInCalendars } from '../act-in-calendars.ts';
import * as texts from './texts.ts';

/** Until when, as typed: a Jalali day, `1405-09-20`, and an hour of it, `16:30`; without one the day begins. */
export type Until = { day: string; time: string | undefined };

/**
 * Puts an open ticket off for a reason that its customer reads. Where settings say so, its promise stops, unless it is
 * late; of one that is put off already, it stays as it is.
 * @throws Problem `bad_input` beside `until`, `move_refused` where the ticket is not open.
 */
export async function snoozeTicket(
  context: RequestContext,
  tokenHash: string,
  { until: typed, reason: given, ...order }: Order & { until: Until; reason: string },
): Promise<ActAnswer> {
  const { db, clock, settings } = context;
  const reason = maskCardNumbers(given);
  return await actInCalendars(
    context,
    tokenHash,
    order,
    { what: ['snooze', typed.day, typed.time, given], as: 'route', also: [] },
    ({ agent, ticket }, calendars) => {
      const at = clock.now();
      const until = instantOf(typed, at);
      const { snoozedUntil, promiseDueAt: due } = ticket;
      const stops =
        settings.desk.snooze.promise === 'pauses' && isOwed(ticket) && due !== null && due > at;
      return [
        addHistory(db, {
          ...{ id: makeId(context), ticketId: ticket.id, at },
          ...{ actor: 'agent', actorId: agent.agentId, kind: 'snooze' },
          fromValue: snoozedUntil === null ? null : String(snoozedUntil),
          ...{ toValue: String(until), why: reason },
        }),
        changeTicket(db, ticket.id, at, {
          ...{ snoozedUntil: until, snoozeReason: reason },
          ...(ticket.promiseLeft === null && { snoozedAt: at }),
          ...(stops && {
            promiseDueAt: null,
            promiseLeft: minutesLeft(calendars, ticket, at, due),
          }),
        }),
      ];
    },
  );
}

/** Brings back at once what was put off. @throws Problem as every act does. */
export async function wakeTicket(
  context: RequestContext,
  tokenHash: string,
  order: Order,
): Promise<ActAnswer> {
  const { db, clock } = context;
  return await actInCalendars(
    context,
    tokenHash,
    order,
    { what: ['wake'], also: [] },
    ({ agent, ticket }, calendars) => {
      if (ticket.snoozedUntil === null) return null;
      const { set, history } = waking(context, calendars, ticket, {
        ...{ actor: 'agent', actorId: agent.agentId },
      });
      return [...history, changeTicket(db, ticket.id, clock.now(), set)];
    },
  );
}

const isOwed = ({ state }: TicketRow) => (owedStates as readonly string[]).includes(state);

function instantOf({ day: typed, time }: Until, now: number): number {
  const day = parseJalaliIso(typed);
  const [hour, minute] = (time ?? '00:00').split(':').map(Number);
  const until = day && jalaliToInstant(day, { hour, minute });
  if (until === null || until <= now) throw faultOf(texts.inThePast);
  if (until > now + days(deskLimits.snoozeDays)) throw faultOf(texts.tooFar);
  return until;
}

const faultOf = (sentence: string) => new Problem('bad_input', { fields: { until: sentence } });
