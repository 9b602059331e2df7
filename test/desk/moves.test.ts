import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type TicketState, ticketStates } from '#shared/contract/tickets.ts';
import { openDesk } from '../helpers/desk.ts';

const acts = {
  open: {
    body: {},
    leadsTo: {
      waiting: 'in_review',
      in_review: 'in_review',
      answered: 'answered',
      closed: 'closed',
    },
  },
  reply: {
    body: { text: 'پاسخ' },
    leadsTo: { waiting: 'answered', in_review: 'answered', answered: 'answered' },
  },
  route: {
    body: { department: 'accounts' },
    leadsTo: { waiting: 'in_review', in_review: 'in_review', answered: 'in_review' },
  },
  close: {
    body: { reason: 'تمام شد.' },
    leadsTo: { waiting: 'closed', in_review: 'closed', answered: 'closed' },
  },
  note: {
    body: { text: 'یادداشت' },
    leadsTo: {
      waiting: 'waiting',
      in_review: 'in_review',
      answered: 'answered',
      closed: 'closed',
    },
  },
} as const;
const hidden: readonly TicketState[] = ['unconfirmed', 'expired'];

const pairs = Object.entries(acts).flatMap(([act, { body, leadsTo }]) =>
  ticketStates.map((from) => {
    const to = (leadsTo as Partial<Record<TicketState, TicketState>>)[from] ?? null;
    return { act, body, from, to };
  }),
);

describe('what an agent does moves a ticket by the table', () => {
  it.each(pairs)('R38 $act on $from: $to', async ({ act, body, from, to }) => {
    const { app, code, agent } = await openDesk();
    const stored = code.replaceAll('-', '');
    await app.db.run(sql`UPDATE tickets SET state = ${from} WHERE code = ${stored}`);
    const before = await app.db.all<{ count: number }>(
      sql`SELECT count(*) AS count FROM ticket_history`,
    );
    const answer = await agent.browser.post(`/api/desk/tickets/${code}/${act}`, {
      version: 1,
      ...body,
    });
    const [ticket] = await app.db.all<{ state: string }>(
      sql`SELECT state FROM tickets WHERE code = ${stored}`,
    );
    const rows = await app.db.all<{ actor: string; actorId: string; toValue: string }>(sql`
        SELECT actor, actor_id AS actorId, to_value AS toValue FROM ticket_history
        WHERE kind = 'state' ORDER BY rowid`);
    if (to === null) {
      expect(answer.status).toBe(hidden.includes(from) ? 404 : 409);
      expect(ticket?.state).toBe(from);
      expect(rows).toHaveLength(before[0]?.count ?? -1);
      return;
    }
    expect(answer.ok).toBe(true);
    expect(ticket?.state).toBe(to);
    if (to !== from)
      expect(rows.at(-1)).toEqual({ actor: 'agent', actorId: agent.agent.id, toValue: to });
  });
});

describe('polling a thread', () => {
  it('answers nothing to a reader who holds the version, and all to one who does not', async () => {
    const { code, agent, customer } = await openDesk();
    const { version } = await agent.read(code);
    const ask = () => agent.browser.get(`/api/desk/tickets/${code}?version=${version}`);
    expect((await ask()).status).toBe(204);
    await customer.post(`/api/requests/${code}/messages`, { text: 'یک نکتهٔ تازه هم هست.' });
    expect(await (await ask()).json()).toMatchObject({ version: version + 1, unread: true });
  });
});
