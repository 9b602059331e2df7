// The words of a closed ticket are kept as long as the settings say. Then they go, as the privacy
// page promises; the rows stay, so that counts stay true and transcripts still verify.
import { budgetOf } from '../foundation/budget.ts';
import { days } from '../foundation/clock.ts';
import type { Work } from '../foundation/services.ts';
import { read, type Step, write } from '../foundation/steps.ts';
import { chain, readUnchained } from '../transcripts/chain.ts';
import { chainMessages } from '../transcripts/store.ts';
import { eraseWords, findOutlived, stillOutlived } from './store.ts';

/** Erases the words of tickets that were closed long enough ago, some at a time. Harmless when it runs twice. */
export async function* erasingOutlived(
  work: Pick<Work, 'db' | 'clock' | 'chance' | 'settings' | 'budget'>,
): Step {
  const { db, clock, settings } = work;
  const closedBefore = clock.now() - days(settings.retention.closedTickets);
  const [due] = yield* read([findOutlived(db, closedBefore, budgetOf(work).bounds.ticketsPerRun)]);
  if (due.length === 0) return;
  const ids = due.map(({ id }) => id);
  const found = yield* read(readUnchained(db, ids));
  // The chain must know the words before they go, or transcripts could not tell erased from empty.
  yield* write([
    chainMessages(db, await chain(work, found)),
    ...eraseWords(db, stillOutlived(ids, closedBefore)),
  ]);
}
