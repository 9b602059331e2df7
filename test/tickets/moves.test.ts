import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type TicketState, ticketStates } from '#shared/contract/tickets.ts';
import { runScheduled } from '../../worker/app.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

// What agents do is in test/desk/moves.test.ts.

type Moves = Partial<Record<TicketState, TicketState>>;

/** What each act makes of a ticket in each state; of all other states nothing. */
const byCustomer: Record<string, { body?: object; leadsTo: Moves }> = {
  messages: {
    body: { text: 'هنوز درست نشده است.' },
    leadsTo: { waiting: 'waiting', in_review: 'in_review', answered: 'waiting', closed: 'waiting' },
  },
  solved: { leadsTo: { waiting: 'closed', in_review: 'closed', answered: 'closed' } },
};
const byTimer: Moves = {
  waiting: 'waiting',
  in_review: 'in_review',
  closed: 'closed',
  expired: 'expired',
  unconfirmed: 'expired',
  answered: 'closed',
};

async function ticketIn(state: TicketState) {
  const app = await createTestApp();
  const browser = await signedIn(app);
  const code = await fileTicket(browser);
  await app.db.run(sql`DELETE FROM ticket_history`);
  await app.db.run(sql`UPDATE tickets SET state = ${state}, state_since = ${app.clock.now()}`);
  return { app, browser, code };
}

/** Where the only ticket is, and by which moves it came there. */
async function stateOf({ db }: TestApp) {
  const [ticket] = await db.all<{ state: TicketState }>(sql`SELECT state FROM tickets`);
  const moves = await db.all<{ actor: string; from: TicketState; to: TicketState }>(sql`
    SELECT actor, from_value AS "from", to_value AS "to" FROM ticket_history WHERE kind = 'state'`);
  return { state: ticket?.state, moves };
}

const moved = (actor: string, from: TicketState, to: TicketState) => ({
  state: to,
  moves: from === to ? [] : [{ actor, from, to }],
});

const pairs = Object.entries(byCustomer).flatMap(([act, { body, leadsTo }]) =>
  ticketStates.map((from) => ({ act, body, from, to: leadsTo[from] ?? null })),
);

describe('a ticket goes from state to state by the table', () => {
  it.each(pairs)('R38 its customer’s $act on $from: $to', async ({ act, body, from, to }) => {
    const { app, browser, code } = await ticketIn(from);
    const answer = await browser.post(`/api/requests/${code}/${act}`, body);
    expect(answer.ok).toBe(to !== null);
    expect(await stateOf(app)).toEqual(moved('customer', from, to ?? from));
  });

  it.each(ticketStates)('R38 the time that passes over %s', async (from) => {
    const { app } = await ticketIn(from);
    app.clock.turn(days(8));
    await runScheduled(app.services);
    expect(await stateOf(app)).toEqual(moved('system', from, byTimer[from] ?? from));
  });

  it('R38 its sender’s proof on unconfirmed: waiting, once', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const { replyChannel: _sms, ...request } = goodRequest;
    const work = await solveFor(browser, 'ticket');
    await browser.post('/api/contact', { ...request, mobile: '09121234567', work });
    await app.db.run(sql`DELETE FROM ticket_history`);
    const { code } = app.lastSms();
    expect((await browser.post('/api/contact/prove', { code })).status).toBe(200);
    expect((await browser.post('/api/contact/prove', { code })).ok).toBe(false);
    expect(await stateOf(app)).toEqual(moved('customer', 'unconfirmed', 'waiting'));
  });
});
