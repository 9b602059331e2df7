import type { SearchOutcomeInput } from '#shared/contract/search-outcomes.ts';
import type { SearchAnswer, SearchEngine } from '#shared/search/types.ts';
import { commitWithinLimits } from '../foundation/database/charge.ts';
import type { Database } from '../foundation/database/database.ts';
import { fixedRates } from '../foundation/fixed-limits.ts';
import type { Services } from '../foundation/ports/services.ts';
import { addressKey } from '../foundation/security/client-address.ts';
import { keyedHashText } from '../foundation/security/keyed-hash.ts';
import { foldQuestion, stemsOf } from './fold-question.ts';
import type { Outcome } from './schema.ts';
import { countMiss, countMissOfGroup, countOutcome } from './store.ts';
import { weekOf } from './week.ts';

// What people searched and how that ended, so that editors learn which answer is missing and which one does not help.
// A question is kept folded and by week, never with who asked; numbers that could be somebody's are not kept, and
// what was asked less than three times a week is shown to nobody and soon forgotten.

interface Counted {
  query: string;
  /** Null for a search without an answer. */
  outcome: Outcome | null;
  /** Id of the article; empty for none. */
  article: string;
}

/** A search without a sure answer as it is counted, with its nearest article; null where it has one or asks nothing. */
export const missOf = (
  query: string,
  { sure, near, isEmptyOfContent }: SearchAnswer,
): Counted | null =>
  sure.length > 0 || isEmptyOfContent ? null : { query, outcome: null, article: near[0]?.id ?? '' };

/** A report as it is counted; null where our own index does not answer so, as to a forged one. */
export function outcomeOf(
  { query, opened, asked }: SearchOutcomeInput,
  { sure, near }: SearchAnswer,
): Counted | null {
  const result = [...sure, ...near].find(({ url }) => url.split('#')[0] === opened);
  if (opened === undefined ? sure.length === 0 : !result) return null;
  const outcome = asked ? 'asked' : result ? 'opened' : 'left';
  return { query, outcome, article: result?.id ?? '' };
}

type Counting = Pick<Services, 'settings' | 'clock' | 'config'> & { db: Database };

/**
 * Counts a search where the settings say so: once a day for the same asker, by whatever forms of the same words, and
 * never more than limits let through.
 */
export async function countSearch(
  { db, settings: { search }, clock, config }: Counting,
  { query, outcome, article }: Counted,
  { lemmaOf, clientAddress }: { lemmaOf: SearchEngine['lemmaOf']; clientAddress: string },
): Promise<void> {
  const isOn = outcome ? search.countOutcomes : search.countMisses;
  const folded = isOn ? foldQuestion(query) : null;
  if (folded === null) return;
  const inOrder = stemsOf(folded, lemmaOf);
  const stems = [...inOrder].sort().join(' ');
  const label = outcome ? 'search-outcome' : 'search-miss';
  const address = addressKey(clientAddress);
  const question = `${outcome ?? ''}${stems || folded}`;
  const asker = await keyedHashText(config.appSecret, label, address, question);
  const limits = [
    { key: `${label}:${asker}`, ...fixedRates.sameSearch },
    { key: `${label}:address:${address}`, ...fixedRates.searchesOfAddress },
    { key: `${label}:all`, ...fixedRates.searchesInAll },
  ];
  const week = weekOf(clock.now());
  const groups = [
    { week, article, stems: '', label: '' },
    ...(stems ? [{ week, article, stems, label: inOrder.join(' ') }] : []),
  ];
  await commitWithinLimits(
    db,
    limits,
    clock,
    outcome
      ? groups.map((group) => countOutcome(db, { ...group, outcome }))
      : [
          countMiss(db, { week, query: folded, stems }),
          ...groups.map((group) => countMissOfGroup(db, group)),
        ],
  );
}
