import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import type { DeskParticipants } from '#shared/contract/desk/participants.ts';
import { retryOnConflict } from '../../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { maskAddress } from '../../people/mask.ts';
import {
  canBeJoined,
  type Invitation,
  joinSteps,
  leaveSteps,
} from '../../tickets/participants/change.ts';
import { nameForDesk } from '../../tickets/participants/names.ts';
import {
  listParticipants,
  type Participant,
  readInvited,
} from '../../tickets/participants/store-participants.ts';
import type { TicketRow } from '../../tickets/store.ts';
import { commitAct, isCurrent, type Order, readActing } from '../act.ts';

/** Adds somebody to a request; who takes part already is not notified again. @throws Problem, those of `joinSteps`. */
export const addByAgent = (
  context: RequestContext,
  tokenHash: string,
  { mobile, name, ...order }: Order & Invitation,
): Promise<ActAnswer> =>
  retryOnConflict(async () => {
    const { db } = context;
    const acting = await readActing(
      context,
      tokenHash,
      order,
      ['join', mobile, name],
      [listParticipants(db, [order.code]), readInvited(db, mobile)],
    );
    if ('recorded' in acting) return acting.recorded;
    const { agent, ticket, addresses: own } = acting;
    const [people, [invited]] = acting.also;
    const by = { actor: 'agent', actorId: agent.agentId } as const;
    const steps = joinSteps(context, { ticket, own, people, invited }, { mobile, name }, by);
    if (!steps && isCurrent(acting, order)) return { version: ticket.version };
    return await commitAct(context, acting, order, steps ?? []);
  });

/** Ends that somebody takes part; once is enough. @throws Problem `move_refused` for a merged request. */
export const removeByAgent = (
  context: RequestContext,
  tokenHash: string,
  { participant, ...order }: Order & { participant: string },
): Promise<ActAnswer> =>
  retryOnConflict(async () => {
    const acting = await readActing(
      context,
      tokenHash,
      order,
      ['leave', participant],
      [listParticipants(context.db, [order.code])],
    );
    if ('recorded' in acting) return acting.recorded;
    const { agent, ticket } = acting;
    const [people] = acting.also;
    const one = people.find(({ id, endedAt }) => id === participant && endedAt === null);
    if (!one && isCurrent(acting, order)) return { version: ticket.version };
    const by = { actor: 'agent', actorId: agent.agentId, how: 'removed' } as const;
    const steps = one ? leaveSteps(context, ticket, one, by) : [];
    return await commitAct(context, acting, order, steps);
  });

/** Who takes part, as agents read it. */
export const participantsOf = (
  context: Parameters<typeof canBeJoined>[0],
  ticket: TicketRow,
  people: readonly Participant[],
): DeskParticipants => ({
  people: people
    .filter(({ endedAt }) => endedAt === null)
    .map((one) => ({ id: one.id, name: nameForDesk(one), masked: maskAddress(one.address) })),
  canAdd: canBeJoined(context, ticket),
});
