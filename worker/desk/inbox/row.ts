import type { Titled } from '#shared/contract/desk/ids.ts';
import type { InboxTicket } from '#shared/contract/desk/inbox.ts';
import { erasedWords, titleOfState } from '#shared/contract/tickets.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { EffectiveCalendars } from '../../organisation/calendars.ts';
import { maskAddress } from '../../people/mask.ts';
import { stageOf } from '../../tickets/stages/progress.ts';
import { nearestPromise } from '../promises/promise.ts';
import type { InboxRow } from './store-inbox.ts';

/** A line of the list in words. */
export function inboxTicket(
  calendars: EffectiveCalendars,
  row: InboxRow,
  now: number,
): InboxTicket {
  const { settings } = calendars;
  const address = row.address ?? row.contact;
  const type = settings.requestTypes.find(({ id }) => id === row.requestType);
  return {
    code: showTrackingCode(row.code),
    version: row.version,
    title: row.title || erasedWords,
    requestType: type?.title ?? row.requestType,
    department: settings.departments[row.department]?.title ?? row.department,
    state: row.state,
    stateTitle: titleOfState(settings.stateWords, row.state),
    urgency: row.urgency,
    urgencyTitle: settings.urgency[row.urgency].title,
    priority: row.priority,
    stage: stageOf(type, row)?.title ?? null,
    promise: nearestPromise(calendars, row, now),
    unread: row.unread === 1,
    customer: row.name ?? (address === null ? '' : maskAddress(address)),
    proven: row.proven === 1,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    snoozed:
      row.snoozedUntil === null ? null : { until: row.snoozedUntil, reason: row.snoozeReason },
    tags: JSON.parse(row.tags) as Titled[],
    lastWords: (row.lastWords ?? '').replace(/\s+/g, ' '),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

const needs = { late: 3, soon: 2, fine: 1 } as const;
const urgencies = { urgent: 2, high: 1, normal: 0 } as const;

/** The order of a page, refined by what only a calendar knows: the timer has yet to find what was late or soon late this moment. */
export function byNeed(one: InboxTicket, other: InboxTicket): number {
  const needOf = ({ promise }: InboxTicket) => (promise ? needs[promise.state] : 0);
  const byPromise = needOf(other) - needOf(one);
  if (byPromise !== 0 || !one.promise || !other.promise) return byPromise;
  return (
    other.priority - one.priority ||
    urgencies[other.urgency] - urgencies[one.urgency] ||
    one.promise.dueAt - other.promise.dueAt ||
    one.createdAt - other.createdAt
  );
}
