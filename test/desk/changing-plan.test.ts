import { expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';

it('what is changed, put off, brought back and taken up again is found by indexes alone', async () => {
  const { app, agent, code } = await openDesk();
  const sent = recordStatements(app.client);
  const acts: [string, object][] = [
    ['change', { title: 'عنوانی دیگر', requestType: 'account' }],
    ['snooze', { day: '1405-09-10', reason: 'منتظر پاسخ بانک' }],
    ['wake', {}],
    ['snooze', { day: '1405-09-04', reason: 'منتظر پاسخ بانک' }],
  ];
  expect((await agent.browser.get(`/api/desk/tickets/${code}/form`)).status).toBe(200);
  const admin = await agentAt(app, { role: 'admin' });
  for (const [act, body] of acts) expect((await admin.act(code, act, body)).status, act).toBe(200);
  app.clock.turn(days(2));
  await runScheduled(app.services);
  const again = await agentAt(app, { role: 'admin' });
  await again.act(code, 'close', { reason: 'تمام شد.' });
  expect((await again.act(code, 'reopen', { reason: 'دوباره' })).status).toBe(200);
  const asked = [...sent].filter(([sql]) => /snooze|promise_left|ticket_words|'fact'/.test(sql));
  expect(asked.length).toBeGreaterThan(8);
  for (const [sql, args] of asked) {
    const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
    const plan = rows.map(({ detail }) => String(detail)).join('\n');
    expect(plan, sql).not.toMatch(/SCAN (?:tickets|messages|ticket_history|ticket_words|outbox)\b/);
    expect(plan, sql).not.toMatch(/TEMP B-TREE/);
  }
});
