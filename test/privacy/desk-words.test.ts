import { expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { days, minutes } from '../../worker/foundation/ports/clock.ts';
import { putAct } from '../desk/put-act.ts';
import type { TestApp } from '../helpers/app.ts';
import { agentAt, customerMobile, openDesk } from '../helpers/desk.ts';
import { signedIn } from '../helpers/tickets.ts';

const word = 'رازمن';

/** Names of the tables in which a row has the word. */
async function tablesWith({ client }: TestApp): Promise<string[]> {
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: all } = await client.execute(`SELECT * FROM "${name}"`);
    const values = all.flatMap((row) => Object.values(row));
    const texts = values.map((value) =>
      value instanceof ArrayBuffer ? Buffer.from(value).toString('utf8') : String(value),
    );
    if (texts.some((text) => text.includes(word))) found.push(String(name));
  }
  return found;
}

/** A request about which agents have done all that takes words. */
async function openWorded() {
  const { app, customer, code, agent } = await openDesk();
  const ok = async (answer: Promise<Response>) => expect((await answer).ok).toBe(true);
  await ok(agent.act(code, 'change', { title: `عنوان ${word}` }));
  await ok(agent.act(code, 'change', { title: 'عنوان دیگر' }));
  await ok(agent.act(code, 'note', { text: word, mentions: [(await agentAt(app)).agent.id] }));
  await ok(putAct(agent, code, 'assignee', { agent: agent.agent.id, note: `تحویل ${word}` }));
  await ok(agent.act(code, 'snooze', { day: '1405-09-20', reason: `منتظر ${word}` }));
  await ok(agent.act(code, 'wake'));
  await ok(agent.act(code, 'reply', { text: `پاسخ ${word}` }));
  await ok(agent.act(code, 'reply', { text: `پاسخ دیگر ${word}`, undo: true }));
  app.clock.turn(minutes(1));
  await runScheduled(app.services);
  await ok(agent.act(code, 'close', { reason: `بسته ${word}` }));
  await ok(customer.post(`/api/requests/${code}/rating`, { rating: 2, comment: `بد ${word}` }));
  await ok(agent.act(code, 'reopen', { reason: `باز ${word}` }));
  await ok(agent.act(code, 'snooze', { day: '1405-09-20', reason: `منتظر ${word}` }));
  return { app, agent, code };
}

it('of what agents wrote about a request no word is left once its customer is erased', async () => {
  const { app } = await openWorded();
  expect((await tablesWith(app)).length).toBeGreaterThan(3);
  const again = await signedIn(app, customerMobile);
  expect((await again.post('/api/account/erase', {})).status).toBe(204);
  app.clock.turn(days(2));
  for (let run = 0; run < 3; run++) await runScheduled(app.services);
  expect(await tablesWith(app)).toEqual([]);
});

it('nor once it was closed for as long as words are kept', async () => {
  const { app, agent, code } = await openWorded();
  expect((await agent.act(code, 'close', { reason: `بسته ${word}` })).ok).toBe(true);
  app.clock.turn(days(app.settings.retention.closedTickets + 1));
  for (let run = 0; run < 4; run++) await runScheduled(app.services);
  expect(await tablesWith(app)).toEqual([]);
});
