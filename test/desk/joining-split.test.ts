import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ContactNow } from '#shared/contract/contact.ts';
import type { SplitAnswer } from '#shared/contract/desk/joining.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { makeToken, systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { pictures } from '../attachments/pictures.ts';
import { problemOf } from '../helpers/browser.ts';
import { openDesk } from '../helpers/desk.ts';
import { joinedBy } from '../helpers/participants.ts';

async function openSplit() {
  const desk = await openDesk();
  const { customer, code, agent } = desk;
  const written = 'راستی کد تخفیفم هم کار نمی‌کند.';
  await customer.post(`/api/requests/${code}/messages`, { text: written });
  const message = (await agent.read(code)).messages.at(-1);
  const split = (body: object = {}, key?: string) =>
    agent.act(
      code,
      'split',
      { messages: [message?.id], title: 'کد تخفیف', requestType: 'invoice', ...body },
      key,
    );
  const thread = async (of: string) =>
    (await (await customer.get(`/api/requests/${of}`)).json()) as Thread;
  return { ...desk, written, message, split, thread };
}

const faultOf = async (answer: Response) =>
  ((await answer.json()) as { error: { fields?: Record<string, string> } }).error.fields;

describe('splitting a part of a request off', () => {
  it('makes one of the same customer, in the department of its type, with a promise from now', async () => {
    const { app, agent, code, customer, written, split, thread } = await openSplit();
    app.clock.turn(minutes(4));
    app.texts.length = 0;
    const before = await agent.read(code);
    const answer = await split();
    expect(answer.status).toBe(201);
    const made = (await answer.json()) as SplitAnswer;
    expect(made.version).toBe(before.version + 1);

    const fresh = await thread(made.code);
    expect(fresh).toMatchObject({
      title: 'کد تخفیف',
      state: 'waiting',
      proven: true,
      createdAt: app.clock.now(),
      replyChannel: before.replyChannel,
    });
    expect(fresh.messages).toMatchObject([{ author: 'customer', text: written }]);
    expect(fresh.messages[0]?.filedByAgent).toBeUndefined();
    // The same promise as the form gives at this moment.
    const byForm = (await (await customer.get('/api/contact/invoice')).json()) as ContactNow;
    expect(fresh).toMatchObject({ promise: byForm.promise, department: byForm.department });
    expect(app.texts[0]?.text).toContain(made.code);

    const after = await agent.read(code);
    expect(after).toMatchObject({ state: before.state, promise: before.promise });
    expect(after.messages).toEqual(before.messages);
    expect(after.history.at(-1)).toMatchObject({ kind: 'split', to: made.code });
    expect(fresh.history.at(-1)).toMatchObject({ kind: 'split', to: code, by: 'agent' });
    expect(await app.db.all(sql`SELECT kind, agent_id AS agentId FROM ticket_links`)).toEqual([
      { kind: 'split', agentId: agent.agent.id },
    ]);
  });

  it('R36 makes one under one key, R37 none on an old version', async () => {
    const { app, agent, code, split, message } = await openSplit();
    const version = (await agent.read(code)).version;
    const body = { version, messages: [message?.id], title: 'کد تخفیف', requestType: 'invoice' };
    const send = (key: string) =>
      agent.browser.post(`/api/desk/tickets/${code}/split`, body, { 'Idempotency-Key': key });
    const first = (await (await send('one-split-sent-twice')).json()) as SplitAnswer;
    expect(await (await send('one-split-sent-twice')).json()).toEqual(first);
    expect(await problemOf(send('another-split-is-late'))).toBe('stale_version');
    expect(await app.db.all(sql`SELECT other_id FROM ticket_links`)).toHaveLength(1);
    expect((await split()).status).toBe(201);
  });

  it('charges no limit of the customer', async () => {
    const { app, split } = await openSplit();
    const limits = () =>
      app.db.all(sql`SELECT key, count FROM rate_limits WHERE key LIKE 'tickets:%'`);
    const before = await limits();
    await split();
    expect(await limits()).toEqual(before);
  });

  it('copies files, so that one can go without the other, and no longer kept than the first', async () => {
    const { app, agent, code, customer, split, thread } = await openSplit();
    const formToken = makeToken(systemRandomBytes, 16);
    const uploaded = await customer.send('/api/attachments', {
      method: 'POST',
      headers: { 'Form-Token': formToken, 'File-Name': 'a.png' },
      body: new Uint8Array(pictures.png),
    });
    const { id } = (await uploaded.json()) as { id: string };
    await customer.post(
      `/api/requests/${code}/messages`,
      { text: 'عکس خطا', attachments: [id] },
      { 'Idempotency-Key': formToken },
    );
    app.clock.turn(minutes(2));
    const messages = [(await agent.read(code)).messages.at(-1)?.id];
    const made = (await (await split({ messages })).json()) as SplitAnswer;
    const [copy] = (await thread(made.code)).messages[0]?.attachments ?? [];
    expect(copy).toMatchObject({ name: 'a.png', removed: false });
    expect(copy?.id).not.toBe(id);
    const rows = await app.db.all<{ createdAt: number; takenBy: string | null }>(
      sql`SELECT created_at AS createdAt, taken_by AS takenBy FROM attachments`,
    );
    expect(new Set(rows.map(({ createdAt }) => createdAt)).size).toBe(1);
    expect(rows.every(({ takenBy }) => takenBy !== null)).toBe(true);
    await app.services.files.remove(id);
    const served = await agent.browser.get(`/api/desk/attachments/${copy?.id}`);
    // The new one is of another department; its customer has it.
    expect(served.status).toBe(404);
    expect((await customer.get(`/api/requests/${made.code}/files/${copy?.id}`)).status).toBe(200);
  });

  it('takes words of the customer alone, and a type of the settings', async () => {
    const { agent, code, split } = await openSplit();
    await agent.act(code, 'note', { text: 'یادداشت' });
    const note = (await agent.read(code)).messages.at(-1)?.id;
    expect(await faultOf(await split({ messages: [note] }))).toHaveProperty('messages');
    expect(await faultOf(await split({ messages: ['nothing'] }))).toHaveProperty('messages');
    expect(await faultOf(await split({ requestType: 'nothing' }))).toHaveProperty('requestType');
    expect(await faultOf(await split({ messages: [] }))).toHaveProperty('messages');
  });

  it('makes words of a second person nobody else’s: their writer can erase them', async () => {
    const { app, agent, code, customer, message, split } = await openSplit();
    const second = await joinedBy(app, customer, code);
    await second.post(`/api/requests/${code}/messages`, { text: 'پرتقال‌فروشی در خیابان بهار' });
    const ofSecond = (await agent.read(code)).messages.at(-1);
    expect(ofSecond).toMatchObject({ author: 'customer', ofParticipant: true });
    expect(message).not.toHaveProperty('ofParticipant');
    expect(await faultOf(await split({ messages: [ofSecond?.id] }))).toHaveProperty('messages');
    const both = [message?.id, ofSecond?.id];
    expect(await faultOf(await split({ messages: both }))).toHaveProperty('messages');
    expect((await second.post('/api/account/erase')).status).toBe(204);
    const kept = await app.db.all(
      sql`SELECT text FROM messages UNION SELECT words FROM ticket_words`,
    );
    expect(JSON.stringify(kept)).not.toContain('بهار');
    expect((await split()).status).toBe(201);
  });
});
