import { expect, it } from 'vitest';
import type { AuditAnswer } from '#shared/contract/desk/audit.ts';
import type { BlockedAnswer } from '#shared/contract/desk/blocked.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, customerMobile, openDesk } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';

async function open() {
  const { app, agent, code, customer } = await openDesk();
  const lead = await agentAt(app, { role: 'lead' });
  const list = async (query = '') =>
    (await (await lead.browser.get(`/api/desk/blocked${query}`)).json()) as BlockedAnswer;
  const find = async (q: string) =>
    (await list(`?q=${encodeURIComponent(q)}`)).blocked.map(({ masked }) => masked);
  const block = (address: string) =>
    lead.browser.post('/api/desk/blocked', { address, reason: 'پیام‌های تبلیغی' });
  return { app, agent, code, customer, lead, list, find, block };
}

it('lists who was blocked from a request, in part, with who did it and why, and lifts that', async () => {
  const { agent, code, customer, lead, list } = await open();
  await agent.act(code, 'block', { reason: 'تبلیغ' });
  const [row] = (await list()).blocked;
  expect(row).toMatchObject({
    ...{ masked: '۰۹۱۲ ••• ۴۵۶۷', kind: 'mobile', unprovenOnly: false, reason: 'تبلیغ' },
    by: agent.agent.name,
  });
  expect(JSON.stringify(row)).not.toContain('912123');
  expect(await (await customer.get('/api/session')).json()).toEqual({ signedIn: false });
  const lift = () => lead.browser.send(`/api/desk/blocked/${row?.id}`, { method: 'DELETE' });
  expect((await lift()).status).toBe(204);
  expect((await list()).blocked).toEqual([]);
  expect(await problemOf(lift())).toBe('not_found');
  const thread = await agent.read(code);
  expect(thread.customer.blocked).toBeNull();
});

it('blocks an address by hand: who has it is signed out and stays out', async () => {
  const { app, customer, lead, list, block } = await open();
  expect((await block('۰۹۱۲ ۱۲۳ ۴۵۶۷')).status).toBe(204);
  expect(await (await customer.get('/api/session')).json()).toEqual({ signedIn: false });
  app.clock.turn(61_000);
  app.texts.length = 0;
  await app.visitor().post('/api/sign-in/code', { mobile: customerMobile });
  expect(app.texts).toEqual([]);
  const again = await (await block(customerMobile)).json();
  expect(again).toMatchObject({ error: { fields: { address: expect.stringContaining('مسدود') } } });
  expect((await block('Sara@Example.com')).status).toBe(204);
  expect((await list()).blocked.map(({ masked }) => masked)).toEqual([
    's•••@example.com',
    '۰۹۱۲ ••• ۴۵۶۷',
  ]);
  for (const address of ['123', 'nobody@'])
    expect(await problemOf(block(address))).toBe('bad_input');
  const { entries } = (await (await lead.browser.get('/api/desk/audit')).json()) as AuditAnswer;
  expect(entries.map(({ details }) => details)).toEqual([
    'ایمیل؛ علت: پیام‌های تبلیغی',
    'شمارهٔ موبایل؛ علت: پیام‌های تبلیغی',
  ]);
});

it('finds by the last four digits, the whole number or the whole address, and by no other part', async () => {
  const { find, block } = await open();
  for (const address of [customerMobile, '09351234567', 'sara@example.com']) await block(address);
  expect(await find('۴۵۶۷')).toHaveLength(2);
  expect(await find('0912 123 4567')).toEqual(['۰۹۱۲ ••• ۴۵۶۷']);
  expect(await find('SARA@example.com')).toEqual(['s•••@example.com']);
  for (const part of ['567', '34567', '0912', 'sara', '@example.com', '%'])
    expect(await find(part), part).toEqual([]);
});

it('R90 lists all, a page at a time, and R32 not to plain agents', async () => {
  const { app, agent, list } = await open();
  for (let at = 100; at < 220; at++)
    await app.client.execute({
      sql: 'INSERT INTO blocked_addresses (address, reason, blocked_at) VALUES (?, ?, ?)',
      args: [`${at % 2 ? 'unproven:' : ''}+989120000${at}`, 'تبلیغ', 1_000 + Math.floor(at / 3)],
    });
  const ids: string[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const page: BlockedAnswer = await list(next && `?after=${next}`);
    ids.push(...page.blocked.map(({ id }) => id));
    next = page.next;
  }
  expect(new Set(ids).size).toBe(120);
  const [first] = (await list()).blocked;
  expect(first).toMatchObject({ unprovenOnly: true, by: null });
  expect(await problemOf(agent.browser.get('/api/desk/blocked'))).toBe('not_found');
});

it('is blocked once, and lifted once, by two at the same time', async () => {
  const { app, lead, list, block } = await open();
  meanwhile(app.client, () => block('09121234567'));
  expect(await problemOf(block('09121234567'))).toBe('bad_input');
  const [row] = (await list()).blocked;
  const lift = () => lead.browser.send(`/api/desk/blocked/${row?.id}`, { method: 'DELETE' });
  meanwhile(app.client, lift);
  expect(await problemOf(lift())).toBe('not_found');
  const { entries } = (await (await lead.browser.get('/api/desk/audit')).json()) as AuditAnswer;
  expect(entries).toHaveLength(2);
});
