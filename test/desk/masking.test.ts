import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { feedbackArticles } from '#shared/contract/feedback.ts';
import { isCardNumber } from '#shared/fields/card-number.ts';
import { foldText } from '#shared/persian/letters.ts';
import { checkCustomers, importCustomers } from '../../worker/people/import-customers.ts';
import type { TestApp } from '../helpers/app.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { fileTicket, goodRequest } from '../helpers/tickets.ts';

const card = '6037 9912 3456 7893';

/** All rows of all tables, by the name of the table. */
async function everyTable({ db }: TestApp): Promise<Map<string, unknown[]>> {
  const named = await db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`,
  );
  const rows = new Map<string, unknown[]>();
  for (const { name } of named)
    rows.set(name, await db.all(sql`SELECT * FROM ${sql.identifier(name)}`));
  return rows;
}

describe('card numbers', () => {
  it('are masked in all that agents write and customers rate', async () => {
    const { app, customer, code } = await openDesk();
    const agent = await agentAt(app, { role: 'admin' });
    const text = `کارت شما ${card} است`;
    await agent.act(code, 'note', { text });
    await agent.act(code, 'route', { department: 'financial', why: text });
    await agent.act(code, 'reply', { text });
    await agent.act(code, 'close', { reason: text });
    await customer.post(`/api/requests/${code}/rating`, { rating: 4, comment: text });
    await agent.act(code, 'block', { reason: text });
    const [{ kept } = { kept: '' }] = await app.db.all<{ kept: string }>(sql`
      SELECT (SELECT group_concat(text) FROM messages) || (SELECT group_concat(why) FROM ticket_history)
        || (SELECT close_reason || rating_comment FROM tickets)
        || (SELECT group_concat(reason) FROM blocked_addresses) AS kept`);
    expect(kept).not.toContain(card);
    expect(kept.match(/xxxx-xxxx-xxxx-7893/g)).toHaveLength(8);
  });

  it.each([card, '6037٬9912٬3456٬7893', '۶۰۳۷ | ۹۹۱۲*3456:7893', '6037 - 9912 و ۳۴۵۶ و 7893'])(
    'R73 no table keeps %j, whoever typed it and wherever',
    async (written) => {
      const article = 'orders/cancel';
      const list = new TextEncoder().encode(JSON.stringify({ [article]: { title: 'لغو' } }));
      const asset = async (path: string) => (path === feedbackArticles ? list : null);
      const { app, customer } = await openDesk({ services: { asset } });
      const agent = await agentAt(app, { role: 'admin' });
      const text = `کارت من ${written} است و پول برنگشت`;
      const code = await fileTicket(customer, { title: text, text, anotherMatter: true });
      await customer.post(`/api/requests/${code}/messages`, { text: `باز هم ${text}` });
      for (const what of ['note', 'reply']) await agent.act(code, what, { text });
      await agent.act(code, 'route', { department: 'financial', why: text });
      await agent.act(code, 'close', { reason: text });
      await customer.post(`/api/requests/${code}/rating`, { rating: 4, comment: text });
      await agent.act(code, 'block', { reason: text });
      const closed = { from: '1405-09-04', to: '1405-09-04', title: text };
      expect((await agent.browser.post('/api/desk/closures', closed)).status).toBe(201);
      const visitor = app.visitor();
      await visitor.post('/api/feedback', { article, helpful: 'no', comment: text });
      await visitor.post('/api/search/misses', { query: `قیمت دلار امروز ${written}` });
      const line = { mobile: '09351234567', name: text, line: 2 };
      const { customers } = checkCustomers(app.settings, [line]);
      await importCustomers({ ...app.services, db: app.db }, customers);
      await app.settle();

      const tables = await everyTable(app);
      const kept = JSON.stringify([...tables]);
      expect(kept).toContain('xxxx-xxxx-xxxx-7893');
      expect(foldText(kept).replace(/\D/g, '')).not.toContain('603799123456');
      for (const table of ['search_misses', 'feedback', 'sudden_closures', 'customers'])
        expect(tables.get(table)).not.toEqual([]);
    },
  );

  it('R73 are in no fingerprint either, from which they could be guessed', async () => {
    const { customer } = await openDesk();
    const request = (written: string) => ({
      title: 'پول از کارت من کم شد',
      text: `پول از کارت ${written} کم شد و برنگشت.`,
      anotherMatter: true,
    });
    const code = await fileTicket(customer, request(card));
    const other = '6037 9910 0009 7893';
    expect(isCardNumber(other.replaceAll(' ', ''))).toBe(true);
    expect(await fileTicket(customer, request(other))).toBe(code);
  });

  it('R73 are in no hash that tells a request from its replay', async () => {
    const { app, customer } = await openDesk();
    const agent = await agentAt(app);
    const other = '6037 9910 0009 7893';
    const bodyOf = (written: string) => ({
      ...goodRequest,
      text: `پول از کارت ${written} کم شد و برنگشت.`,
      anotherMatter: true,
    });
    const key = { 'Idempotency-Key': 'one-key-for-both' };
    const file = async (written: string) => {
      const response = await customer.post('/api/contact', bodyOf(written), key);
      return ((await response.json()) as { code: string }).code;
    };
    const code = await file(card);
    expect(code).toBeTruthy();
    expect(await file(other)).toBe(code);
    const reply = (written: string) =>
      customer.post(`/api/requests/${code}/messages`, { text: `کارت ${written}` }, key);
    const { version } = await agent.read(code);
    const note = (written: string) =>
      agent.browser.post(`/api/desk/tickets/${code}/note`, { version, text: written }, key);
    for (const write of [note, reply]) {
      expect((await write(card)).ok).toBe(true);
      expect((await write(other)).ok).toBe(true);
    }
  });
});
