import type { InboxAnswer, InboxQuery, InboxTicket } from '#shared/contract/desk/inbox.ts';
import { recordInAudit } from '../../audit/record.ts';
import { aside } from '../../foundation/database/database.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { listForDesk } from '../inbox/inbox.ts';
import { columns } from '../texts.ts';
import { dayOf, momentOf } from './moments.ts';
import { streamTable } from './stream.ts';

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
    listForDesk(
      { ...context, db: aside(context.db) },
      tokenHash,
      { ...query, ...(after && { after }) },
      size,
    );
  const first = await read(query.after);
  // After the first page: what fails until here was no export.
  const subject = JSON.stringify(withoutWords(query));
  await recordInAudit(context, { agentId: agent.agentId, action: 'export', subject });
  const rowsOf = ({ tickets }: InboxAnswer) =>
    tickets.map((ticket) => names.map((name) => cells[name](ticket)));
  const head = names.map((name) => columns[name]);
  return { name: `tickets-${dayOf(first.now)}.csv`, csv: streamTable(head, first, read, rowsOf) };
}

/** The filter as it is kept beyond the tickets: what was searched for may name a customer. */
const withoutWords = ({ q, ...query }: InboxQuery) => (q ? { ...query, q: '…' } : query);

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
