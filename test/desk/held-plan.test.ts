import { expect, it } from 'vitest';
import type { Held } from '#shared/contract/desk/undo.ts';
import { runScheduled } from '../../worker/app.ts';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';
import { fileTicket } from '../helpers/tickets.ts';

it('every statement of acts that are kept back finds its rows by an index', async () => {
  const { app, customer, code, agent } = await openDesk();
  const other = await fileTicket(customer, { title: 'موضوعی دیگر', anotherMatter: true });
  await app.settle();
  const sent = recordStatements(app.client);
  const { held } = (await (
    await agent.act(code, 'reply', { text: 'پاسخ', undo: true })
  ).json()) as { held: Held };
  await agent.browser.post(`/api/desk/held/${held.id}/undo`, {});
  await agent.act(code, 'close', { reason: 'تمام شد.', undo: true });
  await agent.browser.post('/api/desk/bulk', {
    tickets: [code, other].map((one) => ({ code: one, version: 1 })),
    act: { kind: 'route', department: 'financial' },
  });
  await agent.browser.get('/api/desk/pulse');
  app.clock.turn(seconds(11));
  await app.runLater();
  await runScheduled(app.services);
  const asked = [...sent].filter(([sql]) => /held_|json_each/.test(sql));
  expect(asked.length).toBeGreaterThan(12);
  for (const [sql, args] of asked) {
    const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
    const plan = rows.map(({ detail }) => String(detail)).join('\n');
    expect(plan, `${plan}\n${sql}`).not.toMatch(
      /SCAN (?:tickets|held_\w+|messages|identities|customers|outbox|ticket_history)\b/,
    );
  }
});
