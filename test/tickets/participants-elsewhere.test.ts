import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createTestApp } from '../helpers/app.ts';
import { agentAt } from '../helpers/desk.ts';
import { joinedBy, secondMobile, sharedTicket, threadOf } from '../helpers/participants.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

describe('a second person, besides the thread', () => {
  it('is notified of answers, stages and closing as the owner is, and of nothing that is the owner’s', async () => {
    const app = await createTestApp();
    const owner = await signedIn(app);
    const facts = { order: '1234567', 'order-state': 'processing' };
    const code = await fileTicket(owner, { requestType: 'cancel', facts });
    await joinedBy(app, owner, code);
    const agent = await agentAt(app, { role: 'admin' });
    await owner.put(`/api/requests/${code}/reply-channel`, { replyChannel: 'thread' });
    app.texts.length = 0;
    const noticesOf = async (act: string, json: Record<string, string>) => {
      const before = app.texts.length;
      const answer = await agent.act(code, act, json);
      expect(answer.ok, `${act} ${await answer.text()}`).toBe(true);
      await app.settle();
      const sent = app.texts.slice(before);
      for (const { text } of sent) expect(text).toContain(code);
      return sent.map(({ to }) => to);
    };
    const stage = (await agent.read(code)).course?.stages[1]?.id ?? '';
    expect(await noticesOf('reply', { text: 'در حال بررسی است.' })).toEqual([secondMobile.stored]);
    expect(await noticesOf('stage', { stage })).toEqual([secondMobile.stored]);
    const putOff = { day: '1405-12-20', reason: 'منتظر بانک' };
    expect(await noticesOf('snooze', putOff)).toEqual([]);
    expect(await noticesOf('close', { reason: 'حل شد.' })).toEqual([secondMobile.stored]);
  });

  it('is notified of an answer that was kept back once it happens', async () => {
    const app = await createTestApp();
    const { code } = await sharedTicket(app);
    const agent = await agentAt(app);
    app.texts.length = 0;
    await agent.act(code, 'reply', { text: 'لطفاً مرورگر را به‌روز کنید.', undo: true });
    await app.settle();
    expect(app.texts).toEqual([]);
    app.clock.turn(11_000);
    await app.runLater();
    await app.settle();
    expect(app.texts.map(({ to }) => to)).toContain(secondMobile.stored);
  });

  it('reads the thread where both requests go on that were merged, and no longer once they are parted', async () => {
    const app = await createTestApp();
    const { owner, second, code } = await sharedTicket(app);
    const other = await fileTicket(owner, { title: 'یک موضوع دیگر', anotherMatter: true });
    const third = await signedIn(app, '09121110000');
    await owner.post(`/api/requests/${other}/participants`, { mobile: '09121110000' });
    const agent = await agentAt(app);
    expect((await agent.act(code, 'merge', { other })).status).toBe(200);
    for (const browser of [owner, second, third])
      expect((await threadOf(browser, other)).messages.map(({ text }) => text)).toEqual([
        goodRequest.text,
        goodRequest.text,
      ]);
    expect((await second.get(`/api/requests/${code}`)).status).toBe(200);
    expect((await third.get(`/api/requests/${code}`)).status).toBe(404);
    const sent = await second.post(`/api/requests/${code}/messages`, { text: 'ادامه همین‌جا.' });
    expect(await sent.json()).toMatchObject({ code: other });
    expect((await agent.act(code, 'part')).status).toBe(200);
    expect((await second.get(`/api/requests/${other}`)).status).toBe(404);
    expect((await second.get(`/api/requests/${code}`)).status).toBe(200);
    expect((await third.get(`/api/requests/${other}`)).status).toBe(200);
  });

  it('is out of both where it is removed from the request that goes on', async () => {
    const app = await createTestApp();
    const { owner, second, code } = await sharedTicket(app);
    const other = await fileTicket(owner, { title: 'یک موضوع دیگر', anotherMatter: true });
    const agent = await agentAt(app);
    await agent.act(code, 'merge', { other });
    const [one] = (await threadOf(owner, other)).participants?.people ?? [];
    expect((await owner.remove(`/api/requests/${other}/participants/${one?.id}`)).status).toBe(204);
    for (const each of [code, other])
      expect((await second.get(`/api/requests/${each}`)).status).toBe(404);
  });

  it('R20 keeps what it takes part in when it changes its number, and who has the old one gets nothing', async () => {
    const app = await createTestApp();
    const { second, code } = await sharedTicket(app);
    const mobile = '09121112222';
    await second.post('/api/account/identity/code', { mobile });
    await app.settle();
    expect((await second.post('/api/account/identity', { code: app.lastSms().code })).status).toBe(
      204,
    );
    expect((await second.get(`/api/requests/${code}`)).status).toBe(200);
    app.clock.turn(120_000);
    const other = await signedIn(app, secondMobile.typed);
    expect((await other.get(`/api/requests/${code}`)).status).toBe(404);
  });

  it('is erased with its words, and nothing of the owner’s is', async () => {
    const app = await createTestApp();
    const { owner, second, code } = await sharedTicket(app, 'علی');
    const words = 'پرتقال‌فروشی در خیابان بهار';
    await second.post(`/api/requests/${code}/messages`, { text: words });
    await owner.post(`/api/requests/${code}/messages`, { text: 'هلو هم هست.' });
    const data = (await (await second.get('/api/account/data')).json()) as object;
    expect(data).toMatchObject({
      requests: [],
      participations: [{ code, until: null, messages: [{ text: words }] }],
    });
    expect((await second.post('/api/account/erase')).status).toBe(204);
    const thread = await threadOf(owner, code);
    expect(thread.messages.map(({ by, text }) => [by, text])).toEqual([
      [undefined, goodRequest.text],
      ['همراه درخواست', 'پاک‌شده'],
      [undefined, 'هلو هم هست.'],
    ]);
    expect(thread.history.at(-1)).toMatchObject({ kind: 'participant', to: 'پاک‌شده' });
    expect(JSON.stringify(await app.db.all(sql`SELECT * FROM participants`))).toBe('[]');
    const [found] = await app.db.all<{ words: string }>(sql`SELECT words FROM ticket_words`);
    expect(found?.words).toContain('هلو');
    expect(found?.words).not.toContain('بهار');
    expect((await owner.get(`/api/requests/${code}/transcript.json`)).status).toBe(200);
  });

  it('goes from the request when its owner is erased', async () => {
    const app = await createTestApp();
    const { owner, second, code } = await sharedTicket(app, 'علی');
    expect((await owner.post('/api/account/erase')).status).toBe(204);
    expect((await second.get(`/api/requests/${code}`)).status).toBe(404);
    expect(JSON.stringify(await app.db.all(sql`SELECT * FROM ticket_history`))).not.toContain(
      'علی',
    );
  });
});
