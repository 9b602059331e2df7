import * as texts from '#shared/contract/texts/tickets.ts';
import { maskAddress } from '../../people/mask.ts';
import type { TicketRow } from '../store.ts';
import type { Participant } from './store-participants.ts';

// Who wrote what in a thread of more than one customer. A customer reads what was typed when somebody was added, never the
// name that the organisation has: anybody can add a number.

type Named = Pick<Participant, 'name' | 'address'>;

/** The name that was given, else the masked number. */
export const nameOf = ({ name, address }: Named): string => name ?? maskAddress(address);

/** The same for agents, who may know the name. */
export const nameForDesk = (participant: Named & Pick<Participant, 'personName'>): string =>
  participant.name ?? participant.personName ?? maskAddress(participant.address);

/** Whether what a customer wrote, or did, is the ticket's own customer's. Unproven senders have no id. */
export const isOfOwner = (
  authorId: string | null,
  { customerId }: Pick<TicketRow, 'customerId'>,
): boolean => authorId === null || authorId === customerId;

/**
 * Gives the customer who wrote something a name, `owner` to the ticket's own; null for the only one that there ever was.
 * Those who are erased have no name.
 */
export function writersOf<One extends Participant>(
  ticket: Pick<TicketRow, 'customerId'>,
  people: readonly One[],
  nameOne: (participant: One) => string,
  owner?: string | null,
): (authorId: string | null) => string | null {
  return (authorId) => {
    if (isOfOwner(authorId, ticket)) return people[0] ? (owner ?? texts.owner) : null;
    const writer = people.find(({ customerId }) => customerId === authorId);
    return writer ? nameOne(writer) : texts.participant;
  };
}
