import type { Settings } from '#shared/settings/schema.ts';
import type { Calendar } from '#shared/working-time/calendar.ts';
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

/** Adds closures to the calendars that keep holidays, or to the one that they name. Pure. */
export function withClosures(
  settings: Settings,
  closures: readonly Pick<SuddenClosure, 'calendar' | 'fromDay' | 'toDay' | 'title'>[],
  version: number,
): EffectiveCalendars {
  const calendars = Object.entries(settings.calendars).map(([id, calendar]) => {
    const added = closures
      .filter((closure) =>
        closure.calendar === null ? calendar.fixedHolidays : closure.calendar === id,
      )
      .map(({ fromDay, toDay, title }) => ({ from: fromDay, to: toDay, title }));
    return [id, { ...calendar, closures: [...calendar.closures, ...added] }] satisfies [
      string,
      Calendar,
    ];
  });
  return { settings, version, calendars: Object.fromEntries(calendars) };
}

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
