import { expect, it } from 'vitest';
import { agentAt, openDesk } from '../helpers/desk.ts';
import { recordStatements } from '../helpers/round-trips.ts';
import { fileTicket } from '../helpers/tickets.ts';
import { putAct } from './put-act.ts';

it('assigning, tagging, naming, closing and turns scan no table that grows with the requests', async () => {
  const { app, customer, code, agent } = await openDesk({
    settings: ({ departments }) => {
      for (const department of Object.values(departments)) department.assign = 'least_loaded';
    },
  });
  const named = await agentAt(app);
  const sent = recordStatements(app.client);
  await fileTicket(customer, {
    anotherMatter: true,
    title: 'فایل باز نمی‌شود',
    text: 'هر کاری می‌کنم همین است و راهی نیست.',
  });
  await putAct(agent, code, 'assignee', { agent: named.agent.id, note: 'بررسی کنید.' });
  await putAct(agent, code, 'tags', { tags: [], added: ['تازه'] });
  await putAct(agent, code, 'priority', { priority: 1 });
  await agent.act(code, 'note', { text: '@او ببینید.', mentions: [named.agent.id] });
  await agent.browser.get(`/api/desk/tickets/${code}/choices`);
  await named.read(code);
  await app.settle();
  await agent.act(code, 'route', { department: 'orders' });
  expect(sent.size).toBeGreaterThan(20);
  for (const [sql, args] of [...sent]) {
    const { rows } = await app.client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
    const plan = rows.map(({ detail }) => String(detail)).join('\n');
    expect(plan, `${plan}\n${sql}`).not.toMatch(
      /SCAN (?:tickets|taken|messages|ticket_(?:history|tags|words)|mentions|outbox)\b/,
    );
  }
});
