import type { Settings } from '#shared/settings/schema.ts';
import type { Calendar } from '#shared/working-time/calendar.ts';
import { closedForGood } from '#shared/working-time/closed-for-good.ts';
import { readTogether } from '../foundation/database/commit.ts';
import type { Database } from '../foundation/database/database.ts';
import {
  isOrganisationVersion,
  listSuddenClosures,
  readVersion,
  type SuddenClosure,
} from './store.ts';

/**
 * The calendars of the settings with the sudden closures in force. A reader may use cached ones; a
 * writer guards `areCalendarsCurrent` in its batch, and reads them anew where that fails.
 */
export type EffectiveCalendars = {
  settings: Settings;
  /** Grows with each closure that is added or removed. */
  version: number;
  /** By their keys in the settings. */
  calendars: Readonly<Record<string, Calendar>>;
};

/** Days off from the desk; `calendar` is null for all that keep holidays. */
type AddedClosure = Pick<SuddenClosure, 'calendar' | 'fromDay' | 'toDay' | 'title'>;

const addClosures = (settings: Settings, closures: readonly AddedClosure[]) =>
  Object.entries(settings.calendars).map(([id, calendar]) => {
    const added = closures
      .filter((one) => (one.calendar === null ? calendar.fixedHolidays : one.calendar === id))
      .map(({ fromDay, toDay, title }) => ({ from: fromDay, to: toDay, title }));
    const withAdded: Calendar = { ...calendar, closures: [...calendar.closures, ...added] };
    return { id, calendar, withAdded, isForGood: closedForGood(withAdded, added) !== null };
  });

/** The ids of the calendars that these closures would leave without open time. */
export const calendarsClosedForGood = (
  settings: Settings,
  closures: readonly AddedClosure[],
): string[] =>
  addClosures(settings, closures).flatMap(({ id, isForGood }) => (isForGood ? [id] : []));

/**
 * Adds closures to the calendars that keep holidays, or to the one that they name. Pure. A calendar that
 * they would leave without open time stays as settings have it, for something must be promised.
 */
export const withClosures = (
  settings: Settings,
  closures: readonly AddedClosure[],
  version: number,
): EffectiveCalendars => ({
  settings,
  version,
  calendars: Object.fromEntries(
    addClosures(settings, closures).map(({ id, calendar, withAdded, isForGood }) => [
      id,
      isForGood ? calendar : withAdded,
    ]),
  ),
});

/** Kept while nothing changes: what was counted by a calendar is kept with it. `print` says what they were made of. */
const cached = new WeakMap<Settings, { print: string; calendars: EffectiveCalendars }>();

/** What `cacheCalendars` needs, for a trip that is made anyway. */
export const calendarQueries = (db: Database) => [listSuddenClosures(db), readVersion(db)] as const;

/** The calendars from the rows of `calendarQueries`; `cachedCalendars` answers them from now on. */
export function cacheCalendars(
  settings: Settings,
  [closures, [state]]: readonly [SuddenClosure[], { version: number }[]],
): EffectiveCalendars {
  const version = state?.version ?? 0;
  const print = JSON.stringify([version, closures]);
  const known = cached.get(settings);
  if (known?.print === print) return known.calendars;
  const calendars = withClosures(settings, closures, version);
  cached.set(settings, { print, calendars });
  return calendars;
}

/** Reads the calendars afresh. */
export const readCalendars = async (
  db: Database,
  settings: Settings,
): Promise<EffectiveCalendars> =>
  cacheCalendars(settings, await readTogether(db, calendarQueries(db)));

/** The last calendars that this process has read. */
export const cachedCalendars = async (
  db: Database,
  settings: Settings,
): Promise<EffectiveCalendars> =>
  cached.get(settings)?.calendars ?? (await readCalendars(db, settings));

/** Condition: no closure was added or removed since these calendars were read. */
export const areCalendarsCurrent = ({ version }: Pick<EffectiveCalendars, 'version'>) =>
  isOrganisationVersion(version);
