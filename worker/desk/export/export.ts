import type { InboxQuery, InboxTicket } from '#shared/contract/desk/inbox.ts';
import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';
import { recordInAudit } from '../../audit/record.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { listForDesk } from '../inbox/inbox.ts';
import { columns } from '../texts.ts';
import { csvOf } from './csv.ts';

/**
 * The list as a table for spreadsheets, with the same filters and the same reach; a row says who took it (R88).
 * @throws Problem `sign_in_needed`; `not_found` for agents without the right `export`.
 */
export async function exportInbox(
  context: RequestContext,
  tokenHash: string,
  query: InboxQuery,
): Promise<{ name: string; csv: string }> {
  const { agent } = await readWithAgent(context, tokenHash, []);
  if (!agent.rights.includes('export')) throw new Problem('not_found');
  const subject = JSON.stringify(query);
  await recordInAudit(context, { agentId: agent.agentId, action: 'export', subject });
  const { tickets, now } = await listForDesk(context, tokenHash, query, listSizes.export);
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const titles = names.map((name) => columns[name]);
  return {
    name: `tickets-${dayOf(now)}.csv`,
    csv: csvOf([titles, ...tickets.map((ticket) => names.map((name) => cells[name](ticket)))]),
  };
}

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
