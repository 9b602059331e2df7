import type { RequestType } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { Stage } from '#shared/settings/stages.ts';
import type { Calendar } from '#shared/working-time/calendar.ts';
import type { Duration } from '#shared/working-time/duration.ts';
import { dueAt } from '#shared/working-time/promise.ts';
import type { EffectiveCalendars } from './calendars.ts';

/** What a promise depends on: keys of `settings`, null where the customer has none. */
export type Customer = { plan: string | null; agency: string | null };

/** A department and its promise; `dueAt` is epoch ms. */
export type Promised = { dueAt: number; rule: Duration; department: string; calendar: Calendar };

/**
 * Which department gets a request, and by when it must answer: the customer's agency (unless the type
 * keeps agencies out) and plan come before what the request type says.
 */
export function promiseFor(
  { settings, calendars }: EffectiveCalendars,
  type: Pick<RequestType, 'department' | 'promise'> & Partial<Pick<RequestType, 'byAgency'>>,
  { plan: planId, agency }: Customer,
  startMs: number,
  routedTo?: string,
): Promised {
  const department =
    routedTo ??
    (agency === null || type.byAgency === false
      ? undefined
      : settings.agencies[agency]?.department) ??
    type.department;
  const { rule, calendar } = choosePromise(
    { settings, calendars },
    { plan: planId, department, promise: type.promise },
  );
  return { dueAt: dueAt(calendar, startMs, rule.within), rule: rule.within, department, calendar };
}

/** What a stage promises: by when a later one is reached, in epoch ms, and the rule that says so. */
export type StagePromise = {
  dueAt: number;
  rule: Settings['promises'][string];
  calendar: Calendar;
};

/**
 * The promise of a stage that is reached at `startMs`, in the stage's own calendar, else the department's; null
 * for a stage without one. A customer's plan changes nothing of it: it is the same for everybody.
 */
export function stagePromise(
  { settings, calendars }: Pick<EffectiveCalendars, 'settings' | 'calendars'>,
  stage: Pick<Stage, 'promise' | 'calendar'>,
  department: string,
  startMs: number,
): StagePromise | null {
  const rule = settings.promises[stage.promise ?? ''];
  if (!rule) return null;
  const own = calendars[stage.calendar ?? ''];
  const calendar =
    own ??
    choosePromise({ settings, calendars }, { plan: null, department, promise: undefined }).calendar;
  return { dueAt: dueAt(calendar, startMs, rule.within), rule, calendar };
}

/**
 * The one choice of a promise and of the calendar it is counted in: the customer's plan comes before what
 * the request type and the department say. A ticket may outlive plan, type or department; it keeps some
 * promise all the same.
 */
export function choosePromise(
  { settings, calendars }: Pick<EffectiveCalendars, 'settings' | 'calendars'>,
  asked: { plan: string | null; department: string; promise: string | undefined },
): { rule: Settings['promises'][string]; calendar: Calendar } {
  const plan = asked.plan === null ? undefined : settings.plans[asked.plan];
  const calendar =
    calendars[plan?.calendar ?? settings.departments[asked.department]?.calendar ?? ''] ??
    Object.values(calendars)[0];
  const rule =
    settings.promises[plan?.promise ?? asked.promise ?? ''] ?? Object.values(settings.promises)[0];
  if (!calendar || !rule) throw new Error('The settings have no calendar or no promise.');
  return { rule, calendar };
}
