import type { Database } from '../foundation/database/database.ts';
import { days } from '../foundation/ports/clock.ts';
import type { Services } from '../foundation/ports/services.ts';
import { sweepMisses, sweepMissGroups, sweepOutcomes } from './store.ts';
import { rareBelow, weekOf } from './week.ts';

/** Ten years: nobody's database is older, whatever the retention of the settings. */
const mostWeeks = 520;
/** After every week of the calendar. */
const endOfTime = '9';

/** What the retention of the settings no longer allows of counted searches, and all whose counting was switched off. */
export function sweepSearches(
  db: Database,
  {
    search: { countMisses, countOutcomes },
    retention: { searchMisses },
  }: Pick<Services['settings'], 'search' | 'retention'>,
  now: number,
  limit: number,
) {
  const weekCount = Math.min(Math.ceil(searchMisses / 7), mostWeeks);
  const past = Array.from({ length: weekCount }, (_, i) => weekOf(now - days(7 * (i + 1))));
  const swept = (isCounted: boolean) => ({
    oldest: isCounted ? weekOf(now - days(searchMisses)) : endOfTime,
    past,
    rareBelow,
  });
  return [
    sweepMisses(db, swept(countMisses), limit),
    sweepMissGroups(db, swept(countMisses), limit),
    sweepOutcomes(db, swept(countOutcomes), limit),
  ];
}
