import { describe, expect, it } from 'vitest';
import type { CustomerCard } from '#shared/contract/desk/customer.ts';
import { days, minutes } from '../../worker/foundation/ports/clock.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { recordStatements } from '../helpers/round-trips.ts';
import { fileTicket } from '../helpers/tickets.ts';

type Desk = Awaited<ReturnType<typeof agentAt>>;

const cardOf = async ({ browser }: Desk, code: string, query = ''): Promise<CustomerCard> => {
  const answer = await browser.get(`/api/desk/tickets/${code}/customer${query}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as CustomerCard;
};

describe('what a desk knows of the sender of a request', () => {
  it('lists their other requests within reach, last changed first, and only counts the others', async () => {
    const { app, customer, code, agent } = await openDesk();
    const filed = [];
    for (const title of ['کد تخفیف کار نکرد', 'سبد خرید خالی شد']) {
      app.clock.turn(minutes(1));
      filed.push(await fileTicket(customer, { title, anotherMatter: true }));
    }
    await fileTicket(customer, { requestType: 'account', anotherMatter: true });
    app.clock.turn(minutes(1));
    const [older = ''] = filed;
    await agent.act(older, 'reply', { text: 'کد دوباره فعال شد.' });
    await customer.post(`/api/requests/${older}/rating`, { rating: 4, comment: '' });

    const card = await cardOf(agent, code);
    expect(card.requests.map((one) => one.code)).toEqual([older, filed[1]]);
    expect(card.requests[0]).toMatchObject({ title: 'کد تخفیف کار نکرد', state: 'answered' });
    expect(card.since).toBeTypeOf('number');
    expect(card.next).toBeNull();
    expect(card.totals).toMatchObject({ within: 2, elsewhere: 1 });
    const admin = await agentAt(app, { role: 'admin', departments: [] });
    expect((await cardOf(admin, code)).totals).toMatchObject({ within: 3, elsewhere: 0 });
  });

  it('gives the newest three notes of colleagues on those, and none from out of reach', async () => {
    const { app, customer, code, agent } = await openDesk();
    const other = await fileTicket(customer, { title: 'سبد خرید خالی شد', anotherMatter: true });
    const hidden = await fileTicket(customer, { requestType: 'account', anotherMatter: true });
    const admin = await agentAt(app, { role: 'admin', departments: [] });
    for (const text of ['یک', 'دو', 'سه', 'چهار']) {
      app.clock.turn(minutes(1));
      await agent.act(other, 'note', { text });
    }
    app.clock.turn(minutes(1));
    await admin.act(hidden, 'note', { text: 'پنهان' });
    await agent.act(code, 'note', { text: 'یادداشت همین درخواست' });

    const { notes } = await cardOf(agent, code);
    expect(notes.map(({ text }) => text)).toEqual(['چهار', 'سه', 'دو']);
    expect(notes[0]).toMatchObject({ code: other, by: agent.agent.name });
    expect((await cardOf(admin, code)).notes[0]?.text).toBe('پنهان');
  });

  it('goes on page by page to the end, each request once', async () => {
    const { app, customer, code } = await openDesk();
    const filed: string[] = [];
    for (let count = 0; count < 25; count++) {
      // Some are changed within one millisecond.
      if (count % 3 === 0) app.clock.turn(days(1));
      filed.unshift(
        await fileTicket(customer, {
          anotherMatter: true,
          title: `سبد خرید خالی شد، بار ${count}`,
        }),
      );
    }
    const agent = await agentAt(app);
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const card: CustomerCard = await cardOf(agent, code, after && `?after=${after}`);
      if (after) expect(card).toMatchObject({ totals: null, notes: [] });
      seen.push(...card.requests.map((one) => one.code));
      after = card.next;
    }
    expect(seen).toEqual(filed);
  });

  it('knows an unproven sender by the contact alone, and nothing of the customer who owns it', async () => {
    const { app, agent, code: proven } = await openDesk();
    const visitor = app.visitor();
    const file = async (title: string) =>
      fileTicket(visitor, {
        ...{ requestType: 'account', mobile: '09121234567', replyChannel: undefined, title },
        work: await solveFor(visitor, 'ticket'),
      });
    const one = await file('ورود نمی‌شود');
    app.clock.turn(minutes(20));
    const two = await file('رمز یکبارمصرف نمی‌آید');
    const admin = await agentAt(app, { role: 'admin', departments: [] });
    const card = await cardOf(admin, two);
    expect(card).toMatchObject({ since: null, totals: { within: 1, elsewhere: 0 } });
    expect(card.requests.map(({ code }) => code)).toEqual([one]);
    expect((await cardOf(agent, proven)).totals).toMatchObject({ within: 0, elsewhere: 0 });
  });

  it('R32 is not there for agents of other departments, nor for a place that is none', async () => {
    const { app, code, agent } = await openDesk();
    const stranger = await agentAt(app, { departments: ['financial'] });
    const ask = (by: Desk, query = '') =>
      problemOf(by.browser.get(`/api/desk/tickets/${code}/customer${query}`));
    expect(await ask(stranger)).toBe('not_found');
    expect(await ask(agent, '?after=1.x')).toBe('bad_input');
  });

  it('walks the index of a customer: no list of tickets is scanned or sorted', async () => {
    const { app, code, agent } = await openDesk();
    const sent = recordStatements(app.client);
    await cardOf(agent, code);
    await cardOf(agent, code, `?after=9000000000000.${code.replaceAll('-', '')}`);
    const asked = [...sent].filter(
      ([sql]) => sql.includes('updatedAt') || sql.includes('isWithin'),
    );
    expect(asked.length).toBeGreaterThanOrEqual(6);
    for (const [sql, args] of [...sent]) {
      const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      const plan = rows.map(({ detail }) => String(detail)).join('\n');
      expect(plan, sql).not.toMatch(/SCAN (?:tickets|messages|customers|identities)\b/);
      if (plan.includes('tickets_customer') && !sql.includes('JOIN messages'))
        expect(plan, sql).not.toContain('TEMP B-TREE');
    }
  });
});
