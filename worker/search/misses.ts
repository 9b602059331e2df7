import type { SearchMissesAnswer } from '#shared/contract/search-misses.ts';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { jalaliIso, jalaliOfDayNumber } from '#shared/persian/jalali.ts';
import { wallClockAt, weekdayOf } from '#shared/persian/tehran.ts';
import { splitWords } from '#shared/persian/words.ts';
import { commitWithinLimits } from '../foundation/database/charge.ts';
import type { Database } from '../foundation/database/database.ts';
import { fixedRates, listSizes } from '../foundation/fixed-limits.ts';
import { days } from '../foundation/ports/clock.ts';
import type { RequestContext, Services } from '../foundation/ports/services.ts';
import { addressKey } from '../foundation/security/client-address.ts';
import { keyedHashText } from '../foundation/security/keyed-hash.ts';
import { readWithAdmin } from '../sessions/rules.ts';
import { maskPersonalData } from './personal-data.ts';
import { countMiss, forgetMisses, listMisses, sweepMisses } from './store.ts';

// What people searched and did not find, so that editors learn which answer is missing. A question is
// kept folded and by week, never with who asked; numbers that could be somebody's are not kept, and
// what was asked less than three times a week is shown to nobody and soon forgotten.

const rareBelow = 3;
const longestMiss = 100;
/** Stands where something was hidden; no word holds it. */
const hidden = '\u0000';
const mostWords = 15;
/** Ten years: nobody's database is older, whatever the retention of the settings. */
const mostWeeks = 520;

/** A search as it is counted; null where nothing would be left to learn from. */
export function foldMiss(text: string): string | null {
  const pieces = maskPersonalData(text.toWellFormed(), hidden)
    .split(hidden)
    .map((piece) =>
      splitWords(maskCardNumbers(piece), mostWords)
        .map(({ form }) => form)
        .join(' '),
    );
  const folded = pieces.join(' # ').trim().slice(0, longestMiss).trim();
  return /\p{L}{2}/u.test(folded) ? folded : null;
}

const weekOf = (instant: number) => {
  const { day } = wallClockAt(instant);
  return jalaliIso(jalaliOfDayNumber(day - weekdayOf(day)));
};

type Counting = Pick<Services, 'settings' | 'clock' | 'config'> & { db: Database };

/** Counts a search that found nothing: once a day for the same asker, and never more than limits let through. */
export async function countSearchMiss(
  { db, settings, clock, config }: Counting,
  { query, clientAddress }: { query: string; clientAddress: string },
): Promise<void> {
  const folded = settings.search.countMisses ? foldMiss(query) : null;
  if (folded === null) return;
  const address = addressKey(clientAddress);
  const asker = await keyedHashText(config.appSecret, 'search-miss', address, folded);
  const limits = [
    { key: `search-miss:${asker}`, ...fixedRates.sameSearchMiss },
    { key: `search-miss:address:${address}`, ...fixedRates.searchMissesOfAddress },
    { key: 'search-miss:all', ...fixedRates.searchMissesInAll },
  ];
  const miss = { week: weekOf(clock.now()), query: folded };
  await commitWithinLimits(db, limits, clock, [countMiss(db, miss)]);
}

/** Searches without results, for those who write answers. */
export const readMisses = async ({
  db,
}: Pick<RequestContext, 'db'>): Promise<SearchMissesAnswer> => ({
  misses: await listMisses(db, rareBelow, listSizes.searchMisses),
});

/** The same at the desk. @throws Problem `sign_in_needed`, `not_found` for whoever is no admin. */
export async function readMissesAsAdmin(
  context: Pick<RequestContext, 'db' | 'clock' | 'settings' | 'afterResponse'>,
  tokenHash: string,
): Promise<SearchMissesAnswer> {
  const {
    rows: [misses],
  } = await readWithAdmin(context, tokenHash, [
    listMisses(context.db, rareBelow, listSizes.searchMisses),
  ]);
  return { misses };
}

/** What the retention of the settings no longer allows; everything where counting was switched off. */
export function sweepSearchMisses(db: Database, settings: Services['settings'], now: number) {
  if (!settings.search.countMisses) return forgetMisses(db);
  const { searchMisses } = settings.retention;
  const weekCount = Math.min(Math.ceil(searchMisses / 7), mostWeeks);
  const past = Array.from({ length: weekCount }, (_, i) => weekOf(now - days(7 * (i + 1))));
  return sweepMisses(db, { oldest: weekOf(now - days(searchMisses)), past, rareBelow });
}
