import { sql } from 'drizzle-orm';
import type { PublicNow } from '#shared/contract/organisation.ts';
import { formatDeadline, instantToJalali } from '#shared/persian/dates.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { Calendar } from '#shared/working-time/calendar.ts';
import { type Duration, sayDuration } from '#shared/working-time/duration.ts';
import { dueAt } from '#shared/working-time/promise.ts';
import { type Database, readTogether } from '../foundation/database.ts';
import { listSuddenClosures, readVersion, type SuddenClosure } from './store.ts';

// Settings as they stand today: sudden closures laid over the calendars. A reader may keep a
// Today; a writer puts `isStillToday` into its batch and counts again when that fails.

export type Today = {
  settings: Settings;
  version: number;
  calendars: Readonly<Record<string, Calendar>>;
};

/** Lays closures over the calendars that keep holidays, or over the one they name. Pure. */
export function layOver(
  settings: Settings,
  closures: readonly Pick<SuddenClosure, 'calendar' | 'fromDay' | 'toDay' | 'title'>[],
  version: number,
): Today {
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

const kept = new WeakMap<Settings, Today>();

/** What `keepToday` needs, for a trip that somebody makes anyway. */
export const whatTodayIs = (db: Database) => [listSuddenClosures(db), readVersion(db)] as const;

/** Today as it was just read, which `recentToday` answers from now on. */
export function keepToday(
  settings: Settings,
  [closures, [state]]: readonly [SuddenClosure[], { version: number }[]],
): Today {
  const today = layOver(settings, closures, state?.version ?? 0);
  kept.set(settings, today);
  return today;
}

/** Reads today afresh. */
export const readToday = async (db: Database, settings: Settings): Promise<Today> =>
  keepToday(settings, await readTogether(db, whatTodayIs(db)));

/** The last today this process has read; what is counted with it must be checked in the batch. */
export const recentToday = async (db: Database, settings: Settings): Promise<Today> =>
  kept.get(settings) ?? (await readToday(db, settings));

/** Holds in a batch as long as nothing changed since this today was read. */
export const isStillToday = ({ version }: Today) =>
  sql`coalesce((SELECT version FROM organisation_state), 0) = ${version}`;

export type Customer = { plan: string | null; agency: string | null };
export type Promised = { dueAt: number; rule: Duration; department: string; calendar: Calendar };

/**
 * Which department gets a request, and by when it must answer: the customer's agency (unless the type
 * keeps agencies out) and plan come before what the request type says.
 */
export function promiseFor(
  { settings, calendars }: Today,
  type: Pick<RequestType, 'department' | 'promise'> & Partial<Pick<RequestType, 'byAgency'>>,
  { plan: planId, agency }: Customer,
  startMs: number,
  routedTo?: string,
): Promised {
  const plan = planId === null ? undefined : settings.plans[planId];
  const department =
    routedTo ??
    (agency === null || type.byAgency === false
      ? undefined
      : settings.agencies[agency]?.department) ??
    type.department;
  // A ticket may outlive the type or department it was filed under; it keeps some promise all the same.
  const calendar =
    calendars[plan?.calendar ?? settings.departments[department]?.calendar ?? ''] ??
    Object.values(calendars)[0];
  const rule = (
    settings.promises[plan?.promise ?? type.promise] ?? Object.values(settings.promises)[0]
  )?.within;
  if (!calendar || !rule) throw new Error('The settings have no calendar or no promise.');
  return { dueAt: dueAt(calendar, startMs, rule), rule, department, calendar };
}

const stranger: Customer = { plan: null, agency: null };
const two = (part: number) => String(part).padStart(2, '0');

/** What a built page needs to speak of today: exact promises and the announcements in force. */
export function publicNow(today: Today, now: number): PublicNow {
  const { year, month, day } = instantToJalali(now);
  const date = `${year}-${two(month)}-${two(day)}`;
  return {
    now,
    promises: today.settings.requestTypes.map((type) => {
      const promised = promiseFor(today, type, stranger, now);
      return {
        requestType: type.id,
        department: promised.department,
        dueAt: promised.dueAt,
        text: formatDeadline(promised.dueAt, now),
        rule: sayDuration(promised.rule),
      };
    }),
    announcements: today.settings.announcements
      .filter(({ from, to }) => from <= date && date <= to)
      .map(({ text, href }) => ({ text, href: href ?? null })),
  };
}
