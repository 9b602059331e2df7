import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ReplyAnswer, Thread } from '#shared/contract/tickets.ts';
import { runScheduled } from '../../worker/app.ts';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

const threadOf = async (browser: Browser, code: string) =>
  (await (await browser.get(`/api/requests/${code}`)).json()) as Thread;

const answeredTicket = async () => {
  const app = await createTestApp();
  const browser = await signedIn(app);
  const code = await fileTicket(browser);
  await app.db.run(sql`UPDATE tickets SET state = 'answered', state_since = ${app.clock.now()}`);
  return { app, browser, code };
};

describe('the life of a ticket', () => {
  it('goes back to the queue with a new promise when the customer writes after an answer', async () => {
    const { app, browser, code } = await answeredTicket();
    app.clock.turn(days(2));
    await browser.post(`/api/requests/${code}/messages`, { text: 'هنوز درست نشده است.' });
    const thread = await threadOf(browser, code);
    expect(thread).toMatchObject({ state: 'waiting', promise: { late: false } });
    expect(thread.history.at(-1)).toMatchObject({ by: 'customer', from: 'پاسخ داده شد' });
  });

  it.each(['waiting', 'in_review', 'answered', 'closed'])(
    'says that a new message has arrived, in thread and list, until somebody reads it: %s',
    async (state) => {
      const app = await createTestApp();
      const browser = await signedIn(app);
      const code = await fileTicket(browser);
      const now = app.clock.now();
      await app.db.run(sql`UPDATE messages SET seen_at = ${now}`);
      await app.db.run(sql`UPDATE tickets SET state = ${state}, state_since = ${now}`);
      const words = async () => {
        const { stateTitle, next } = await threadOf(browser, code);
        const [listed] = (await (await browser.get('/api/requests')).json()) as Thread[];
        expect(listed?.stateTitle).toBe(stateTitle);
        return `${stateTitle}؛ ${next}`;
      };
      const before = await words();
      expect(before).not.toContain('پیام جدید شما');
      await browser.post(`/api/requests/${code}/messages`, { text: 'هنوز درست نشده است.' });
      expect(await words()).toMatch(/^پیام جدید شما رسید.*؛ پیام جدید شما به این درخواست اضافه شد/);
      await app.db.run(sql`UPDATE messages SET seen_at = ${now}`);
      const after = await words();
      expect(after).not.toContain('پیام جدید شما');
      if (state === 'waiting' || state === 'in_review') expect(after).toBe(before);
    },
  );

  it('does not take the words of a request itself for a message after it', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const { stateTitle } = await threadOf(browser, await fileTicket(browser));
    expect(stateTitle).toBe('ثبت شد، در صف بررسی');
  });

  it('R38 is solved by its customer, rated once, and not solved twice', async () => {
    const { browser, code } = await answeredTicket();
    const path = `/api/requests/${code}`;
    expect(await problemOf(browser.post(`${path}/rating`, { rating: 5 }))).toBe('move_refused');
    expect((await browser.post(`${path}/solved`)).status).toBe(204);
    expect(await problemOf(browser.post(`${path}/solved`))).toBe('move_refused');
    const rating = { rating: 4, comment: 'سریع بود، ممنون.' };
    expect((await browser.post(`${path}/rating`, rating)).status).toBe(204);
    expect(await problemOf(browser.post(`${path}/rating`, { rating: 1 }))).toBe('move_refused');
    expect(await threadOf(browser, code)).toMatchObject({
      state: 'closed',
      closeReason: 'شما اعلام کردید که موضوع حل شده است.',
      rating,
    });
  });

  it('R38 many who close at once make one move', async () => {
    const { app, browser, code } = await answeredTicket();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => browser.post(`/api/requests/${code}/solved`)),
    );
    expect(all.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(
      await app.db.all(sql`SELECT id FROM ticket_history WHERE to_value = 'closed'`),
    ).toHaveLength(1);
  });

  it('opens again within the window, and leads to a linked new ticket after it', async () => {
    const { app, browser, code } = await answeredTicket();
    const path = `/api/requests/${code}`;
    const write = async (as: Browser, text: string) =>
      (await (await as.post(`${path}/messages`, { text })).json()) as ReplyAnswer;
    await browser.post(`${path}/solved`);
    app.clock.turn(days(7));
    const back = await signedIn(app);
    expect(await write(back, 'دوباره همان خطا آمد.')).toMatchObject({ ledTo: 'reopened' });
    await back.post(`${path}/solved`);
    app.clock.turn(days(7) + minutes(1));
    const again = await signedIn(app);
    const answer = await write(again, 'باز هم همان خطا.');
    expect(answer.ledTo).toBe('new');
    expect(answer.code).not.toBe(code);
    expect((await threadOf(again, answer.code)).linkedFrom).toBe(code);
  });

  it('R51 closes by itself after the quiet days, once, however often the timer runs', async () => {
    const { app } = await answeredTicket();
    app.texts.length = 0;
    app.clock.turn(days(7) - seconds(1));
    await runScheduled(app.services);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'answered' }]);
    app.clock.turn(seconds(1));
    await Promise.all([runScheduled(app.services), runScheduled(app.services)]);
    await runScheduled(app.services);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'closed' }]);
    expect(
      await app.db.all(sql`SELECT actor FROM ticket_history WHERE to_value = 'closed'`),
    ).toEqual([{ actor: 'system' }]);
    expect(app.texts).toHaveLength(1);
  });

  it('turns a message into a request of its own', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser);
    await browser.post(`/api/requests/${code}/messages`, {
      text: 'راستی فاکتور خرید ماه پیش را هم می‌خواهم.',
    });
    const { messages } = await threadOf(browser, code);
    const wish = { messageId: messages[1]?.id, title: 'فاکتور خرید ماه پیش' };
    const answer = (await (
      await browser.post(`/api/requests/${code}/new`, wish)
    ).json()) as ReplyAnswer;
    expect(await threadOf(browser, answer.code)).toMatchObject({
      title: 'فاکتور خرید ماه پیش',
      linkedFrom: code,
      messages: [{ text: 'راستی فاکتور خرید ماه پیش را هم می‌خواهم.' }],
    });
    const foreign = { ...wish, messageId: 'of-nobody' };
    expect(await problemOf(browser.post(`/api/requests/${code}/new`, foreign))).toBe('not_found');
  });

  it('changes how its customer is notified, as far as the customer can be reached', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser);
    const path = `/api/requests/${code}/reply-channel`;
    expect(await problemOf(browser.put(path, { replyChannel: 'email' }))).toBe('bad_input');
    expect((await browser.put(path, { replyChannel: 'thread' })).status).toBe(204);
    const thread = await threadOf(browser, code);
    expect(thread.replyChannel).toBe('thread');
    expect(thread.history.at(-1)).toMatchObject({ kind: 'reply_channel', to: 'بدون اطلاع‌رسانی' });
  });
});

describe('a request nobody confirmed', () => {
  it('R12 is reminded of once and then erased, words and address', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const { replyChannel: _sms, ...request } = goodRequest;
    const work = await solveFor(browser, 'ticket', 'sara@example.com');
    await browser.post('/api/contact', {
      ...request,
      work,
      email: 'sara@example.com',
      prove: 'link',
    });
    app.clock.turn(hours(12));
    await Promise.all([runScheduled(app.services), runScheduled(app.services)]);
    await runScheduled(app.services);
    expect(app.mails.map(({ subject }) => subject)).toHaveLength(2);
    expect(app.lastMail().link).toBe(/https\S+/.exec(app.mails[0]?.text ?? '')?.[0]);

    app.clock.turn(hours(12));
    await runScheduled(app.services);
    await runScheduled(app.services);
    expect(await app.db.all(sql`SELECT state, title, contact FROM tickets`)).toEqual([
      { state: 'expired', title: '', contact: null },
    ]);
    expect(await app.db.all(sql`SELECT id FROM messages`)).toEqual([]);
    expect(JSON.stringify(await dump(app))).not.toContain(goodRequest.title);
  });
});

const dump = ({ db }: TestApp) => db.all(sql`SELECT title, facts, fingerprint FROM tickets`);
