import type { InboxAnswer, InboxQuery, InboxTicket } from '#shared/contract/desk/inbox.ts';
import { csvOf, csvRows } from '#shared/fields/csv.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { recordInAudit } from '../../audit/record.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { listForDesk } from '../inbox/inbox.ts';
import { columns } from '../texts.ts';

const names = Object.keys(columns) as (keyof typeof columns)[];

/**
 * The list as a table for spreadsheets, with the same filters and the same reach; a row says who took it (R88). It has every
 * row, read a page at a time, so that no more than a page is held; a fault behind the first page, or the loss of the
 * right, breaks the stream off.
 * @throws Problem `sign_in_needed`; `not_found` for agents without the right `export`; before anything is sent.
 */
export async function exportInbox(
  context: RequestContext,
  tokenHash: string,
  query: InboxQuery,
): Promise<{ name: string; csv: ReadableStream<Uint8Array> }> {
  const { agent } = await readWithAgent(context, tokenHash, []);
  if (!agent.rights.includes('export')) throw new Problem('not_found');
  const size = { limit: listSizes.export, walked: listSizes.export * 4, right: 'export' } as const;
  const read = (after: string | undefined) =>
    listForDesk(context, tokenHash, { ...query, ...(after && { after }) }, size);
  let page: InboxAnswer | null = await read(query.after);
  // After the first page: what fails until here was no export.
  const subject = JSON.stringify(withoutWords(query));
  await recordInAudit(context, { agentId: agent.agentId, action: 'export', subject });
  const { now } = page;
  const encoder = new TextEncoder();
  let hasLeft = false;
  const csv = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        controller.enqueue(encoder.encode(csvOf([names.map((name) => columns[name])])));
      },
      // A pull that gives nothing is the last one: pages without a row are passed over at once.
      async pull(controller) {
        for (let given = 0; page !== null && given === 0 && !hasLeft; ) {
          const { tickets, next }: InboxAnswer = page;
          const rows = tickets.map((ticket) => names.map((name) => cells[name](ticket)));
          if (rows.length > 0) controller.enqueue(encoder.encode(csvRows(rows)));
          given = rows.length;
          if (next !== null) await nextTurn();
          page = next === null ? null : await read(next);
        }
        if (page === null && !hasLeft) controller.close();
      },
      cancel() {
        hasLeft = true;
      },
    },
    { highWaterMark: 1 },
  );
  return { name: `tickets-${dayOf(now)}.csv`, csv };
}

/** The filter as it is kept beyond the tickets: what was searched for may name a customer. */
const withoutWords = ({ q, ...query }: InboxQuery) => (q ? { ...query, q: '…' } : query);

/** A database in this process answers without a turn of the event loop: all other requests would wait for the whole table. */
const nextTurn = () => new Promise((wake) => setTimeout(wake));

const cells: Record<keyof typeof columns, (ticket: InboxTicket) => string> = {
  code: ({ code }) => code,
  title: ({ title }) => title,
  state: ({ stateTitle }) => stateTitle,
  stage: ({ stage }) => stage ?? '',
  department: ({ department }) => department,
  requestType: ({ requestType }) => requestType,
  urgency: ({ urgencyTitle }) => urgencyTitle,
  priority: ({ priority }) => String(priority),
  promise: ({ promise }) => (promise === null ? '' : momentOf(promise.dueAt)),
  sender: ({ customer }) => customer,
  createdAt: ({ createdAt }) => momentOf(createdAt),
  updatedAt: ({ updatedAt }) => momentOf(updatedAt),
};

const dayOf = (instant: number) => jalaliIso(instantToJalali(instant));

/** `1405-09-03 14:05`: Jalali, in Tehran, and it sorts as text. */
function momentOf(instant: number): string {
  const { hour, minute } = instantToJalali(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${dayOf(instant)} ${two(hour)}:${two(minute)}`;
}
