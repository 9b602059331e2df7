import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt } from '../helpers/desk.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { secondMobile, sharedTicket, threadOf } from '../helpers/participants.ts';
import { fileTicket } from '../helpers/tickets.ts';

const pathOf = (code: string) => `/api/requests/${code}`;

/** Two requests of one customer; a second person takes part in the first. */
async function twoRequests() {
  const app = await createTestApp();
  const { owner, second, code } = await sharedTicket(app);
  const other = await fileTicket(owner, { title: 'یک موضوع دیگر', anotherMatter: true });
  const add = (to: string) =>
    owner.post(`${pathOf(to)}/participants`, { mobile: secondMobile.typed });
  const remove = async (from: string) => {
    const [one] = (await threadOf(owner, from)).participants?.people ?? [];
    return await owner.remove(`${pathOf(from)}/participants/${one?.id}`);
  };
  return { app, owner, second, code, other, add, remove, agent: await agentAt(app) };
}

describe('a second person in requests that are merged and parted', () => {
  it('is out of both also where it was added to each', async () => {
    const { second, code, other, add, remove, agent } = await twoRequests();
    await add(other);
    await agent.act(code, 'merge', { other });
    expect((await remove(other)).status).toBe(204);
    for (const each of [code, other]) expect((await second.get(pathOf(each))).status).toBe(404);
  });

  it('is erased with what it wrote while they were merged', async () => {
    const { app, owner, second, code, other, agent } = await twoRequests();
    await agent.act(code, 'merge', { other });
    const words = 'پرتقال‌فروشی در خیابان بهار';
    await second.post(`${pathOf(other)}/messages`, { text: words });
    await agent.act(code, 'part');
    expect((await second.get(pathOf(other))).status).toBe(404);
    expect((await threadOf(owner, other)).messages.at(-1)?.by).toBe('۰۹۱۲ ••• ۴۳۲۱');
    expect((await second.post('/api/account/erase')).status).toBe(204);
    expect(JSON.stringify(await threadOf(owner, other))).not.toContain('پرتقال');
    const rows = await app.db.all(
      sql`SELECT words FROM ticket_words UNION SELECT text FROM messages`,
    );
    expect(JSON.stringify(rows)).not.toContain('بهار');
  });

  it('takes part again where they are merged once more', async () => {
    const { second, code, other, agent } = await twoRequests();
    await agent.act(code, 'merge', { other });
    await agent.act(code, 'part');
    await agent.act(code, 'merge', { other });
    expect((await second.get(pathOf(other))).status).toBe(200);
  });

  it('stays in the other one where it was added to that one meanwhile', async () => {
    const { second, code, other, add, remove, agent } = await twoRequests();
    await agent.act(code, 'merge', { other });
    await remove(other);
    expect((await add(other)).status).toBe(204);
    await agent.act(code, 'part');
    expect((await second.get(pathOf(other))).status).toBe(200);
    expect((await second.get(pathOf(code))).status).toBe(404);
  });
});

describe('a request that changes between what is read and what is written', () => {
  const end = sql`UPDATE participants SET ended_at = 1`;
  const merge = sql`UPDATE tickets SET state = 'closed', version = version + 1, merged_into =
    (SELECT id FROM tickets AS other WHERE other.rowid <> tickets.rowid) WHERE rowid = 1`;

  it.each(['waiting', 'answered', 'closed'])(
    'takes no message of somebody who was removed, when %s',
    async (state) => {
      const app = await createTestApp();
      const { second, code } = await sharedTicket(app);
      await app.db.run(sql`UPDATE tickets SET state = ${state}, state_since = ${app.clock.now()}`);
      meanwhile(app.client, () => app.db.run(end));
      const sent = second.post(`${pathOf(code)}/messages`, { text: 'هنوز هستم؟' });
      expect(await problemOf(sent)).toBe('not_found');
      expect(await app.db.all(sql`SELECT id FROM messages`)).toHaveLength(1);
    },
  );

  it('is neither joined nor left once it was merged', async () => {
    const { app, owner, second, code } = await twoRequests();
    const { version } = await threadOf(owner, code);
    meanwhile(app.client, () => app.db.run(merge));
    expect(await problemOf(second.post(`${pathOf(code)}/leave`))).toBe('move_refused');
    await app.db.run(sql`UPDATE tickets SET state = 'waiting', merged_into = NULL`);
    meanwhile(app.client, () => app.db.run(merge));
    const added = owner.post(`${pathOf(code)}/participants`, { mobile: '09121110000' });
    expect(await problemOf(added)).toBe('move_refused');
    const rows = await app.db.all(sql`SELECT id FROM participants WHERE ended_at IS NULL`);
    expect(rows).toHaveLength(1);
    expect((await threadOf(owner, code)).version).toBe(version + 2);
  });
});

it('R20 takes part on where the new number was added before the old one was changed', async () => {
  const { app, owner, second, code, remove } = await twoRequests();
  await remove(code);
  const mobile = '09121112222';
  await owner.post(`${pathOf(code)}/participants`, { mobile });
  await second.post('/api/account/identity/code', { mobile });
  await app.settle();
  const { code: proof } = app.lastSms();
  expect((await second.post('/api/account/identity', { code: proof })).status).toBe(204);
  expect((await second.get(pathOf(code))).status).toBe(200);
});

it('leaves no name in the history where both of its numbers were added, and it is erased', async () => {
  const { app, owner, second, code } = await twoRequests();
  const mobile = '09121112222';
  await owner.post(`${pathOf(code)}/participants`, { mobile, name: 'پرتقال‌فروش' });
  await second.post('/api/account/identity/code', { mobile });
  await app.settle();
  await second.post('/api/account/identity', { code: app.lastSms().code });
  expect(await app.db.all(sql`SELECT id FROM participants WHERE ended_at IS NULL`)).toHaveLength(1);
  const named = async () =>
    JSON.stringify([
      await app.db.all(sql`SELECT * FROM ticket_history`),
      await app.db.all(sql`SELECT * FROM participants`),
    ]);
  expect(await named()).toContain('پرتقال‌فروش');
  expect((await second.post('/api/account/erase')).status).toBe(204);
  expect(await named()).not.toContain('پرتقال‌فروش');
  const added = (await threadOf(owner, code)).history.filter(({ kind }) => kind === 'participant');
  expect(added.map(({ to }) => to)).toEqual(['پاک‌شده', 'پاک‌شده']);
});

it('R73 is named without a card number', async () => {
  const { owner, code } = await twoRequests();
  const name = 'علی 6037991199500590';
  await owner.post(`${pathOf(code)}/participants`, { mobile: '09121110000', name });
  expect(JSON.stringify(await threadOf(owner, code))).not.toContain('603799');
});

it('does not learn what the organisation calls the owner', async () => {
  const { app, second, code } = await twoRequests();
  await app.client.execute("UPDATE customers SET name = 'شرکت بهار'");
  await second.post(`${pathOf(code)}/messages`, { text: 'من هم همین را دیدم.' });
  expect(JSON.stringify(await threadOf(second, code))).not.toContain('شرکت بهار');
});

it('writes what nobody makes a request of their own of', async () => {
  const { owner, second, code } = await twoRequests();
  await second.post(`${pathOf(code)}/messages`, { text: 'من هم همین را دیدم.' });
  const message = (await threadOf(owner, code)).messages.at(-1);
  const made = owner.post(`${pathOf(code)}/new`, { messageId: message?.id, title: 'جدا' });
  expect(await problemOf(made)).toBe('not_found');
});

it('is added once by two at once, and there is no sixth of five', async () => {
  const { app, owner, code, other } = await twoRequests();
  app.texts.length = 0;
  const add = (to: string, mobile: string) =>
    owner.post(`${pathOf(to)}/participants`, { mobile }).then(({ status }) => status);
  expect(await Promise.all([1, 2, 3].map(() => add(code, '09121110000')))).toEqual([204, 204, 204]);
  expect(app.texts.map(({ to }) => to)).toEqual(['+989121110000']);
  const seven = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => add(other, `0912111000${n}`)));
  expect(seven.filter((status) => status === 204)).toHaveLength(5);
  expect((await threadOf(owner, other)).participants?.people).toHaveLength(5);
});
