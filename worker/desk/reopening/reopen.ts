import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { promiseFor } from '../../organisation/promise.ts';
import { moveTicket } from '../../tickets/moves/move-ticket.ts';
import type { TicketRow } from '../../tickets/store.ts';
import { turnSteps } from '../../tickets/turns/turns.ts';
import type { Order } from '../act.ts';
import { actInCalendars } from '../act-in-calendars.ts';

/** Whether a closed ticket can be taken up again: its words are kept, and no other ticket has them. */
export const mayReopen = ({ state, fingerprint, mergedInto }: TicketRow): boolean =>
  state === 'closed' && fingerprint !== '' && mergedInto === null;

/**
 * Takes a closed ticket up again, for a reason that its customer reads. The promise begins anew, as where the customer
 * writes on. Nobody is notified: of what is in review nobody is.
 * @throws Problem `move_refused` where it is not closed, was merged into another, or has no words any more.
 */
export async function reopenTicket(
  context: RequestContext,
  tokenHash: string,
  { reason, ...order }: Order & { reason: string },
): Promise<ActAnswer> {
  const { clock, settings } = context;
  return await actInCalendars(
    context,
    tokenHash,
    order,
    { what: ['reopen', reason], as: 'reopen_by_agent', also: [] },
    ({ agent, ticket }, calendars) => {
      if (!mayReopen(ticket)) throw new Problem('move_refused');
      const at = clock.now();
      const { department } = ticket;
      const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
      const promised = type ?? { department, promise: '' };
      const { dueAt } = promiseFor(calendars, promised, ticket, at, department);
      return [
        ...moveTicket(
          context,
          ticket,
          { move: 'reopen_by_agent', actorId: agent.agentId, why: maskCardNumbers(reason) },
          {
            ...{ closeReason: null, closeReasonId: null },
            ...{ promiseDueAt: dueAt, promiseStartedAt: at, promiseWarnedAt: null },
          },
        ),
        ...turnSteps(context, ticket, department),
      ];
    },
  );
}
