import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import { guard } from '../../foundation/database/guard.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { changeTicket } from '../../tickets/store.ts';
import { commitAct, isCurrent, type Order, readActing } from '../act.ts';
import { noteSteps } from '../answer.ts';
import { assigneeChange } from './assignee.ts';
import { areInReach } from './store-colleagues.ts';
import * as texts from './texts.ts';

/**
 * Gives a ticket to an agent who may see it, or to nobody (null); a note goes with it where there is one. The customer
 * sees nothing of it. Whoever has it already gets it no second time.
 * @throws Problem `bad_input` for an agent out of reach, and as `readActing` and `commitAct`.
 */
export async function assignTicket(
  context: RequestContext,
  tokenHash: string,
  { agent: to, note, ...order }: Order & { agent: string | null; note: string | undefined },
): Promise<ActAnswer> {
  const { db } = context;
  const acting = await readActing(context, tokenHash, order, ['assign', to, note], []);
  if ('recorded' in acting) return acting.recorded;
  const { agent, ticket } = acting;
  if (isCurrent(acting, order) && ticket.assigneeId === to && note === undefined)
    return { version: ticket.version };
  const { set, steps } =
    ticket.assigneeId === to
      ? { set: {}, steps: [] }
      : assigneeChange(context, ticket, agent.agentId, to);
  const outOfReach = new Problem('bad_input', { fields: { agent: texts.agentOutOfReach } });
  return await commitAct(context, acting, order, [
    ...(to === null ? [] : [guard(db, areInReach(ticket.id, [to]), outOfReach)]),
    ...steps,
    ...(note === undefined
      ? [changeTicket(db, ticket.id, ticket.updatedAt, set)]
      : noteSteps(context, acting, note, { set })),
  ]);
}
