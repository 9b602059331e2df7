import type { InboxQuery, InboxTicket } from '#shared/contract/desk.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { listForDesk } from '../inbox/inbox.ts';
import { csvOf } from './csv.ts';

/** The list as a table for spreadsheets, with the same filters and the same rights. */
export async function exportInbox(
  context: Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>,
  tokenHash: string,
  query: InboxQuery,
): Promise<{ name: string; csv: string }> {
  const { tickets, now } = await listForDesk(context, tokenHash, query, listSizes.export);
  const columns = Object.keys(cells) as (keyof typeof cells)[];
  return {
    name: `tickets-${dayOf(now)}.csv`,
    csv: csvOf([columns, ...tickets.map((ticket) => columns.map((name) => cells[name](ticket)))]),
  };
}

const cells = {
  'کد پیگیری': ({ code }) => code,
  عنوان: ({ title }) => title,
  وضعیت: ({ stateTitle }) => stateTitle,
  مرحله: ({ stage }) => stage ?? '',
  واحد: ({ department }) => department,
  'نوع درخواست': ({ requestType }) => requestType,
  فوریت: ({ urgencyTitle }) => urgencyTitle,
  اولویت: ({ priority }) => String(priority),
  'قول پاسخ': ({ promise }) => (promise === null ? '' : momentOf(promise.dueAt)),
  فرستنده: ({ customer }) => customer,
  'زمان ثبت': ({ createdAt }) => momentOf(createdAt),
  'آخرین تغییر': ({ updatedAt }) => momentOf(updatedAt),
} satisfies Record<string, (ticket: InboxTicket) => string>;

const dayOf = (instant: number) => jalaliIso(instantToJalali(instant));

/** `1405-09-03 14:05`: Jalali, in Tehran, and it sorts as text. */
function momentOf(instant: number): string {
  const { hour, minute } = instantToJalali(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${dayOf(instant)} ${two(hour)}:${two(minute)}`;
}
