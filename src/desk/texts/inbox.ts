import { answered, closed, inReview, waiting } from '#shared/contract/texts/tickets.ts';
import { openName } from '#shared/desk-query/names.ts';

// Filters of the list, and alarms.

export const filterState = 'وضعیت';
export const filterDepartment = 'واحد';
export const any = 'همه';
export const filterType = 'نوع درخواست';
export const filterUrgency = 'فوریت';
export const filterPriority = 'اولویت';
export const filterAssignee = 'مسئول';
export const filterTag = 'برچسب';
export const filterAgency = 'نمایندگی';
export const filterPlan = 'طرح';
export const filterPromise = 'مهلت';
export const filterFrom = 'از تاریخ';
export const filterTo = 'تا تاریخ';
export const dateHint = 'مثلاً ۱۴۰۵/۰۹/۰۳';
export const promiseFilters = {
  late: 'گذشته',
  soon: 'نزدیک',
  none: 'بدون مهلت',
} as const;
export const me = 'خودم';
export const not = (words: string) => `غیر از ${words}`;
export const stateFilters: Readonly<
  Record<'open' | 'waiting' | 'in_review' | 'answered' | 'closed', string>
> = {
  open: openName,
  waiting,
  in_review: inReview,
  answered,
  closed,
};
export const alarms = 'هشدارها';
export const alarmSeen = 'دیده شده؛ یادآوری ارسال نمی‌شود.';
export const seeAlarm = 'دیدم';
export const seeThisAlarm = (title: string) => `دیدم: ${title}`;
export const since = (when: string) => `از ${when}`;
export const sinceOften = (when: string, times: string) => `از ${when}، ${times} بار`;
