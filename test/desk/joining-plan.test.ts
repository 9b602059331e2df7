import { expect, it } from 'vitest';
import { openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';
import { fileTicket } from '../helpers/tickets.ts';

it('what joins requests scans and sorts no table of requests, messages or history', async () => {
  const { app, agent, code, customer } = await openDesk();
  const second = await fileTicket(customer, { title: 'یک موضوع دیگر', anotherMatter: true });
  const at = `/api/desk/tickets/${code}`;
  const sent = recordStatements(app.client);
  for (const [act, body] of [
    ['link', { other: second }],
    ['unlink', { other: second }],
    ['merge', { other: second }],
    ['part', {}],
    [
      'split',
      {
        messages: [(await agent.read(code)).messages[0]?.id],
        title: 'تازه',
        requestType: 'technical',
      },
    ],
    ['merge', { other: second }],
  ] as const)
    expect((await agent.act(code, act, body)).ok, act).toBe(true);
  expect((await agent.browser.get(`${at}/joined`)).status).toBe(200);
  for (const one of [code, second]) {
    await customer.get(`/api/requests/${one}`);
    await customer.post(`/api/requests/${one}/seen`);
    await customer.post(`/api/requests/${one}/messages`, { text: `پیام ${one}` });
  }
  expect(sent.size).toBeGreaterThan(40);
  for (const [sql, args] of sent) {
    if (!/^(?:SELECT|UPDATE|DELETE|INSERT|WITH)/i.test(sql.trim())) continue;
    const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
    const plan = rows.map(({ detail }) => String(detail)).join('\n');
    expect(plan, sql).not.toMatch(
      /SCAN (?:tickets|messages|ticket_history|ticket_links|outbox|target)\b/,
    );
    // What hangs on one thread, such as its notices and files, is few.
    const [, from = ''] = /\bFROM "?(\w+)/i.exec(sql) ?? [];
    if (['tickets', 'messages', 'ticket_history'].includes(from))
      expect(plan, sql).not.toContain('TEMP B-TREE FOR ORDER BY');
  }
});
