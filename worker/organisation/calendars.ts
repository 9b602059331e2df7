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

/** What is laid over the calendars: days from the desk, `calendar` null for all that keep holidays. */
type Laid = Pick<SuddenClosure, 'calendar' | 'fromDay' | 'toDay' | 'title'>;

const lay = (settings: Settings, closures: readonly Laid[]) =>
  Object.entries(settings.calendars).map(([id, calendar]) => {
    const added = closures
      .filter((one) => (one.calendar === null ? calendar.fixedHolidays : one.calendar === id))
      .map(({ fromDay, toDay, title }) => ({ from: fromDay, to: toDay, title }));
    const laid: Calendar = { ...calendar, closures: [...calendar.closures, ...added] };
    return { id, calendar, laid, isForGood: closedForGood(laid, added) !== null };
  });

/** The ids of the calendars that these closures would leave without open time. */
export const calendarsClosedForGood = (settings: Settings, closures: readonly Laid[]): string[] =>
  lay(settings, closures).flatMap(({ id, isForGood }) => (isForGood ? [id] : []));

/**
 * Adds closures to the calendars that keep holidays, or to the one that they name. Pure. A calendar that
 * they would leave without open time stays as settings have it, for something must be promised.
 */
export const withClosures = (
  settings: Settings,
  closures: readonly Laid[],
  version: number,
): EffectiveCalendars => ({
  settings,
  version,
  calendars: Object.fromEntries(
    lay(settings, closures).map(({ id, calendar, laid, isForGood }) => [
      id,
      isForGood ? calendar : laid,
    ]),
  ),
});

const cached = new WeakMap<Settings, EffectiveCalendars>();

/** What `cacheCalendars` needs, for a trip that is made anyway. */
export const calendarQueries = (db: Database) => [listSuddenClosures(db), readVersion(db)] as const;

/** The calendars from the rows of `calendarQueries`; `cachedCalendars` answers them from now on. */
export function cacheCalendars(
  settings: Settings,
  [closures, [state]]: readonly [SuddenClosure[], { version: number }[]],
): EffectiveCalendars {
  const calendars = withClosures(settings, closures, state?.version ?? 0);
  cached.set(settings, calendars);
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
): Promise<EffectiveCalendars> => cached.get(settings) ?? (await readCalendars(db, settings));

/** Condition: no closure was added or removed since these calendars were read. */
export const areCalendarsCurrent = ({ version }: Pick<EffectiveCalendars, 'version'>) =>
  isOrganisationVersion(version);
