import { describe, expect, it } from 'vitest';
import { stateWords, type TicketState } from '#shared/contract/tickets.ts';
import { mayMove } from '../../worker/tickets/moves/moves.ts';

const ticketStates = Object.keys(stateWords) as TicketState[];

const allowed: Record<'customer' | 'agent' | 'system', [TicketState, TicketState][]> = {
  customer: [
    ['unconfirmed', 'waiting'],
    ['waiting', 'closed'],
    ['in_review', 'closed'],
    ['answered', 'waiting'],
    ['answered', 'closed'],
    ['closed', 'waiting'],
  ],
  agent: [
    ['waiting', 'in_review'],
    ['waiting', 'answered'],
    ['waiting', 'closed'],
    ['in_review', 'in_review'],
    ['in_review', 'answered'],
    ['in_review', 'closed'],
    ['answered', 'in_review'],
    ['answered', 'answered'],
    ['answered', 'closed'],
  ],
  system: [
    ['unconfirmed', 'expired'],
    ['answered', 'closed'],
  ],
};

describe('the table of moves', () => {
  it.each(['customer', 'agent', 'system'] as const)(
    'R38 lets a %s make these moves and no others',
    (by) => {
      const pairs = ticketStates.flatMap((from) =>
        ticketStates.filter((to) => mayMove(by, from, to)).map((to) => [from, to]),
      );
      expect(pairs).toEqual(allowed[by]);
    },
  );
});
