import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

const other = (title: string, change = {}) => ({
  title,
  text: `${title}؛ هر کاری می‌کنم همین است و راهی پیدا نمی‌کنم.`,
  anotherMatter: true,
  ...change,
});

describe('the list of the desk', () => {
  it('puts the late first, then what soon will be, then the rest', async () => {
    const { app, customer, code: old } = await openDesk();
    const stands = async () => {
      const { tickets } = await (await agentAt(app)).list();
      return tickets.map(({ code, promise }) => [code, promise?.state]);
    };
    expect(await stands()).toEqual([[old, 'fine']]);
    app.clock.turn(days(1) + hours(9));
    const next = await fileTicket(customer, other('فایل خریداری‌شده باز نمی‌شود'));
    const order = (first: string, second: string) => [
      [old, first],
      [next, second],
    ];
    expect(await stands()).toEqual(order('soon', 'fine'));
    app.clock.turn(hours(4));
    expect(await stands()).toEqual(order('late', 'fine'));
    app.clock.turn(hours(19));
    expect(await stands()).toEqual(order('late', 'soon'));
  });

  it('puts what agents gave a higher priority before its equals', async () => {
    const { app, customer, code: first, agent } = await openDesk();
    app.clock.turn(minutes(1));
    const second = await fileTicket(customer, other('فایل خریداری‌شده باز نمی‌شود'));
    expect((await agent.list()).tickets.map(({ code }) => code)).toEqual([first, second]);
    const { version } = await agent.read(second);
    await agent.browser.put(`/api/desk/tickets/${second}/priority`, { version, priority: 2 });
    expect((await agent.list()).tickets.map(({ code }) => code)).toEqual([second, first]);
  });

  it('R32 shows agents their departments and admins all', async () => {
    const { app, code } = await openDesk();
    const outsider = await agentAt(app, { departments: ['financial'] });
    const admin = await agentAt(app, { departments: [], role: 'admin' });
    expect((await outsider.list()).tickets).toEqual([]);
    expect((await admin.list()).tickets.map((ticket) => ticket.code)).toEqual([code]);
    expect(await problemOf(outsider.browser.get(`/api/desk/tickets/${code}`))).toBe('not_found');
    expect((await outsider.list('?department=technical')).tickets).toEqual([]);
  });

  it('R32 gives the tickets of an agency to its own department', async () => {
    const { app, agent } = await openDesk({
      settings: (settings) => {
        settings.departments.reseller = { ...settings.departments.financial!, title: 'نمایندگی' };
        settings.agencies.north = { title: 'نمایندگی شمال', department: 'reseller' };
      },
    });
    const customer = await signedIn(app, '09127654321');
    await app.client.execute(
      "UPDATE customers SET agency = 'north' WHERE id = (SELECT customer_id FROM identities WHERE address = '+989127654321')",
    );
    const code = await fileTicket(customer, other('سایت من باز نمی‌شود'));
    const reseller = await agentAt(app, { departments: ['reseller'] });
    expect((await reseller.read(code)).customer.agency).toBe('نمایندگی شمال');
    expect(await problemOf(agent.browser.get(`/api/desk/tickets/${code}`))).toBe('not_found');
  });

  it('filters by state, department and my own', async () => {
    const { app, code, agent } = await openDesk();
    const mine = await agentAt(app);
    expect((await mine.list('?view=mine')).tickets).toEqual([]);
    await mine.act(code, 'reply', { text: 'پاسخ' });
    expect((await mine.list()).tickets).toEqual([]);
    await app.client.execute(
      "UPDATE tickets SET assignee_id = (SELECT actor_id FROM ticket_history WHERE actor = 'agent' LIMIT 1)",
    );
    for (const query of [
      '?view=answered',
      '?view=departments',
      '?view=mine',
      '?assignee=me&view=all',
    ])
      expect((await mine.list(query)).tickets, query).toHaveLength(1);
    expect((await agent.list('?view=mine')).tickets).toEqual([]);
    for (const query of ['state=unconfirmed', 'promise=someday', 'promise=constructor'])
      expect(await problemOf(mine.browser.get(`/api/desk/tickets?${query}`)), query).toBe(
        'bad_input',
      );
  });

  it.each(['صفحه پرداخت', 'صفحهٔ  پرداخت', 'پرداخت باز نمی شود', 'باز نمي‌شود', 'پرداخت باز نمیشود'])(
    'finds a title as people type it: %s',
    async (words) => {
      const { code, agent } = await openDesk();
      const found = await agent.list(`?q=${encodeURIComponent(words)}`);
      expect(found.tickets.map((ticket) => ticket.code)).toEqual([code]);
    },
  );

  it('finds a tracking code, whole or begun, in closed tickets too', async () => {
    const { code, agent } = await openDesk();
    await agent.act(code, 'close', { reason: 'تمام شد.' });
    for (const typed of [code, code.toLowerCase().replaceAll('-', ' '), code.slice(0, 6)])
      expect((await agent.list(`?q=${encodeURIComponent(typed)}`)).tickets, typed).toHaveLength(1);
    for (const typed of ['%', '_____', 'چیز دیگر'])
      expect((await agent.list(`?q=${encodeURIComponent(typed)}`)).tickets, typed).toEqual([]);
  });

  it('keeps what nobody confirmed from the desk', async () => {
    const { app, agent } = await openDesk();
    await app.client.execute("UPDATE tickets SET state = 'unconfirmed'");
    expect((await agent.list('?view=departments')).tickets).toEqual([]);
    expect((await agent.list('?q=صفحه')).tickets).toEqual([]);
  });
});

describe('a thread at the desk', () => {
  it('shows who asks, masked, with plan, facts and the rules of the day it was filed', async () => {
    const { app, agent } = await openDesk();
    const digital = await agentAt(app, { departments: ['orders'] });
    const customer = await signedIn(app, '09127654321');
    await app.client.execute(
      "UPDATE customers SET plan = 'plus', name = 'مریم' WHERE id = (SELECT customer_id FROM identities WHERE address = '+989127654321')",
    );
    const code = await fileTicket(
      customer,
      other('سفارشم را لغو کنید', {
        requestType: 'cancel',
        facts: { order: '۱۲۳۴۵۶', 'order-state': 'processing' },
      }),
    );
    const thread = await digital.read(code);
    expect(thread.customer).toEqual({
      name: 'مریم',
      identities: [{ kind: 'mobile', masked: '۰۹۱۲ ••• ۴۳۲۱', proven: true }],
      plan: { title: 'نارنج پلاس', covers: expect.stringContaining('هزینهٔ جدا') },
      agency: null,
      blocked: null,
    });
    expect(JSON.stringify(thread)).not.toContain('9127654321');
    expect(thread.facts).toContainEqual(
      expect.objectContaining({ id: 'order-state', value: 'در حال پردازش' }),
    );
    expect(thread.rules.map(({ title }) => title)).toContain('مهلت لغو سفارش');
    expect(agent).toBeDefined();
  });
});
