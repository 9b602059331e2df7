// The words of a closed ticket are kept as long as the settings say. Then they go, as the privacy
// page promises; the rows stay, so that counts stay true and transcripts still verify.

import { inSlices, read, type Step, write } from '../foundation/database/steps.ts';
import { budgetOf } from '../foundation/ports/budget.ts';
import { days } from '../foundation/ports/clock.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { chain, readUnchained } from '../transcripts/chain.ts';
import { chainMessages } from '../transcripts/store.ts';
import { eraseWords, findExpiredTickets, stillExpired } from './store.ts';

/** Erases the words of tickets that were closed long enough ago, some at a time. Harmless when it runs twice. */
export async function* eraseExpiredWords(
  context: Pick<RequestContext, 'db' | 'clock' | 'randomBytes' | 'settings' | 'budget'>,
): Step {
  const { db, clock, settings } = context;
  const closedBefore = clock.now() - days(settings.retention.closedTickets);
  const { ticketsPerRun, ticketsPerRound } = budgetOf(context).bounds;
  const [due] = yield* read([findExpiredTickets(db, closedBefore, ticketsPerRun)]);
  const dueIds = due.map(({ id }) => id);
  for (const ids of inSlices(dueIds, ticketsPerRound)) {
    const found = yield* read(readUnchained(db, ids));
    // The chain must know the words before they go, or transcripts could not tell erased from empty.
    yield* write([
      chainMessages(db, await chain(context, found)),
      ...eraseWords(db, stillExpired(ids, closedBefore)),
    ]);
  }
}
