import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { charge } from '../../foundation/database/charge.ts';
import { type BatchStep, commit } from '../../foundation/database/commit.ts';
import { guard } from '../../foundation/database/guard.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import { fixedRates, participantsOfTicket } from '../../foundation/fixed-limits.ts';
import { makeId } from '../../foundation/ports/random.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { installedChannels } from '../../notifications/delivery/open-channels.ts';
import { enqueueCounted } from '../../notifications/store.ts';
import { isUnblocked } from '../../people/store.ts';
import { type Requester, readAsCustomer, requireOwn } from '../requester.ts';
import type { ActorKind } from '../schema.ts';
import { addHistory, changeTicket, isStillInState, type TicketRow } from '../store.ts';
import { findTicketOfCustomer } from '../store-reading.ts';
import * as texts from '../texts.ts';
import { nameOf } from './names.ts';
import { aboutTicket } from './notices.ts';
import {
  addParticipant,
  endParticipation,
  type Invited,
  isBelowMost,
  listParticipants,
  type Participant,
  readInvited,
  takesNoPart,
  takesPartStill,
} from './store-participants.ts';

// Somebody else takes part in a ticket: reads its thread and writes in it, and no more than that. The customer and agents
// add people by their numbers, and whoever proves such a number takes part. Who was added can leave.

/** Who is to take part; a name that was typed is kept without card numbers (R73). */
export type Invitation = { mobile: string; name?: string | undefined };

type Actor = { actor: Extract<ActorKind, 'customer' | 'agent'>; actorId: string };

/** What the history says of one who takes part no longer; `texts.ts` has it in words. */
export const endings = { removed: 'removed', left: 'left' } as const;

/** Whether somebody can be added: SMS are sent, and the ticket is read where it is. */
export const canBeJoined = (
  context: Pick<RequestContext, 'smsProviders' | 'emailProvider'>,
  { state, mergedInto }: Pick<TicketRow, 'state' | 'mergedInto'>,
): boolean =>
  installedChannels(context).includes('sms') &&
  mergedInto === null &&
  state !== 'unconfirmed' &&
  state !== 'expired';

/**
 * The steps that add somebody to a ticket, or null where they take part already. `own` are addresses of its customer.
 * @throws Problem `bad_input` beside `mobile`, `move_refused` where a ticket cannot be joined.
 */
export function joinSteps(
  context: RequestContext,
  {
    ticket,
    own,
    people,
    invited,
  }: {
    ticket: TicketRow;
    own: readonly (string | null)[];
    people: readonly Participant[];
    invited: Invited | undefined;
  },
  { mobile, name: typed }: Invitation,
  by: Actor,
): readonly BatchStep[] | null {
  const name = typed === undefined ? null : maskCardNumbers(typed);
  const { db, clock } = context;
  const at = clock.now();
  const refused = (sentence: string) => new Problem('bad_input', { fields: { mobile: sentence } });
  const tooMany = () => refused(texts.enoughParticipants(toPersianDigits(participantsOfTicket)));
  if (!installedChannels(context).includes('sms')) throw refused(texts.noSms);
  if (!canBeJoined(context, ticket)) throw new Problem('move_refused');
  if (own.includes(mobile)) throw refused(texts.ownNumber);
  const known = people.find(({ address }) => address === mobile);
  if (known?.endedAt === null) return null;
  if (people.filter(({ endedAt }) => endedAt === null).length >= participantsOfTicket)
    throw tooMany();
  const id = known?.id ?? makeId(context);
  return [
    guardAgainstConflict(db, isStillInState(ticket)),
    guardAgainstConflict(db, takesNoPart(ticket.id, mobile)),
    guard(db, isBelowMost(ticket.id, participantsOfTicket), tooMany),
    ...charge(db, [{ key: `participants:${by.actorId}`, ...fixedRates.participantsAdded }], clock),
    addParticipant(db, {
      ...{ ticketId: ticket.id, id, address: mobile, name },
      ...{ addedBy: by.actor === 'agent' ? by.actorId : null, createdAt: at },
    }),
    noted(context, ticket, by, {
      id,
      from: null,
      to: nameOf({ name, address: mobile }),
    }),
    changeTicket(db, ticket.id, at, {}),
    ...enqueueCounted(
      context,
      {
        ...{ message: 'participant_added', channel: 'sms', to: mobile },
        ...aboutTicket(ticket),
        unproven: !invited?.customerId,
      },
      isUnblocked(mobile),
    ),
  ];
}

/** The steps that end that somebody takes part. @throws Problem `move_refused` for a merged ticket. */
export function leaveSteps(
  context: RequestContext,
  ticket: TicketRow,
  participant: Participant,
  by: Actor & { how: keyof typeof endings },
): readonly BatchStep[] {
  const { db, clock } = context;
  const at = clock.now();
  const { id } = participant;
  // It goes on elsewhere, and so do those who take part in it.
  if (ticket.mergedInto !== null) throw new Problem('move_refused');
  return [
    guardAgainstConflict(db, isStillInState(ticket)),
    guardAgainstConflict(db, takesPartStill(ticket.id, id)),
    endParticipation(db, ticket.id, id, at),
    noted(context, ticket, by, { id, from: nameOf(participant), to: endings[by.how] }),
    changeTicket(db, ticket.id, at, {}),
  ];
}

/** Its id begins with that of the participant: by that it is found where the person is erased. */
const noted = (
  context: RequestContext,
  ticket: TicketRow,
  { actor, actorId }: Actor,
  { id, from, to }: { id: string; from: string | null; to: string },
) =>
  addHistory(context.db, {
    ...{ id: `${id}:${makeId(context)}`, ticketId: ticket.id, at: context.clock.now() },
    ...{ actor, actorId, kind: 'participant', fromValue: from, toValue: to },
  });

/**
 * The customer adds somebody; who takes part already is not notified again.
 * @throws Problem `not_found`, `owner_only`, `too_many_requests`, and those of `joinSteps`.
 */
export const invite = (
  context: RequestContext,
  requester: Requester,
  code: string,
  invitation: Invitation,
): Promise<void> =>
  retryOnConflict(async () => {
    const { db } = context;
    const {
      sender,
      rows: [[found], people, [invited]],
    } = await readAsCustomer(db, requester, [
      findTicketOfCustomer(db, code, requester.customer),
      listParticipants(db, [code]),
      readInvited(db, invitation.mobile),
    ]);
    const ticket = requireOwn(found, sender);
    const { customerId: actorId } = sender;
    const own = [sender.mobile, invited?.customerId === actorId ? invitation.mobile : null];
    const by = { actor: 'customer', actorId } as const;
    const steps = joinSteps(context, { ticket, own, people, invited }, invitation, by);
    if (steps) await commit(db, steps);
  });

/**
 * The customer ends that somebody takes part, or whoever takes part leaves (`id` null); once is enough.
 * @throws Problem `not_found`, `owner_only`, `move_refused`.
 */
export const endPart = (
  context: RequestContext,
  requester: Requester,
  code: string,
  id: string | null,
): Promise<void> =>
  retryOnConflict(async () => {
    const { db } = context;
    const {
      sender,
      rows: [[found], people],
    } = await readAsCustomer(db, requester, [
      findTicketOfCustomer(db, code, requester.customer),
      listParticipants(db, [code]),
    ]);
    const { customerId: actorId } = sender;
    const ticket = id === null ? found : requireOwn(found, sender);
    const concerned = people.filter((one) =>
      id === null ? one.customerId === actorId : one.id === id,
    );
    const participant = concerned.find(({ endedAt }) => endedAt === null);
    if (!ticket || !participant) {
      // Whoever has left reads the ticket no longer, and may ask again for want of an answer.
      if (id === null && concerned.length === 0) throw new Problem('not_found');
      return;
    }
    const how = id === null ? 'left' : 'removed';
    await commit(db, leaveSteps(context, ticket, participant, { actor: 'customer', actorId, how }));
  });
