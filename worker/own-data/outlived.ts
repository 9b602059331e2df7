// The words of a closed ticket are kept as long as the settings say. Then they go, as the privacy
// page promises; the rows stay, so that counts stay true and transcripts still verify.
import { days } from '../foundation/clock.ts';
import { commit } from '../foundation/database.ts';
import type { Work } from '../foundation/services.ts';
import { chainTicket } from '../transcripts/chain.ts';
import { eraseWords, findOutlived, stillOutlived } from './store.ts';

const batch = 100;

/** Erases the words of tickets that were closed long enough ago, some at a time. Harmless when it runs twice. */
export async function eraseOutlived({
  db,
  clock,
  chance,
  settings,
}: Pick<Work, 'db' | 'clock' | 'chance' | 'settings'>) {
  const closedBefore = clock.now() - days(settings.retention.closedTickets);
  const due = (await findOutlived(db, closedBefore, batch)).map(({ id }) => id);
  if (due.length === 0) return;
  // The chain must know the words before they go, or transcripts could not tell erased from empty.
  for (const id of due) await chainTicket({ db, chance }, id);
  await commit(db, eraseWords(db, stillOutlived(due, closedBefore)));
}
