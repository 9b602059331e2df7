import type { RequestType } from '#shared/settings/request-types.ts';
import type { Calendar } from '#shared/working-time/calendar.ts';
import type { Duration } from '#shared/working-time/duration.ts';
import { dueAt } from '#shared/working-time/promise.ts';
import type { EffectiveCalendars } from './calendars.ts';

export type Customer = { plan: string | null; agency: string | null };
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
