import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ListedTicket, Thread } from '#shared/contract/tickets.ts';
import { parseTrackingCode } from '#shared/fields/tracking-code.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

describe('a customer’s own tickets', () => {
  it('files, lists, reads and answers', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const filed = await browser.post('/api/contact', goodRequest);
    expect(filed.status).toBe(201);
    const answer = (await filed.json()) as { code: string };
    expect(answer).toMatchObject({
      state: 'waiting',
      department: 'فنی',
      proof: null,
      promise: { late: false },
    });
    expect(parseTrackingCode(answer.code)).not.toBeNull();
    expect(app.lastSms().text).toContain(answer.code);

    const list = (await (await browser.get('/api/requests')).json()) as ListedTicket[];
    expect(list).toMatchObject([{ code: answer.code, title: goodRequest.title, state: 'waiting' }]);

    const path = `/api/requests/${answer.code}`;
    const replied = await browser.post(`${path}/messages`, {
      text: 'نکته: با فایرفاکس هم همین است.',
    });
    expect(await replied.json()).toMatchObject({ ledTo: 'this' });
    const thread = (await (await browser.get(path)).json()) as Thread;
    expect(thread.messages.map(({ author, text }) => [author, text])).toEqual([
      ['customer', goodRequest.text],
      ['customer', 'نکته: با فایرفاکس هم همین است.'],
    ]);
    expect(thread.history).toMatchObject([
      { by: 'customer', from: null, to: 'ثبت شد، در صف بررسی' },
    ]);
    expect(thread.can).toEqual({
      reply: true,
      attach: true,
      solve: true,
      rate: false,
      replyLeadsTo: 'this',
    });
  });

  it('answers nothing while the reader holds the newest version', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const path = `/api/requests/${await fileTicket(browser)}`;
    const { version } = (await (await browser.get(path)).json()) as Thread;
    const same = await browser.get(`${path}?version=${version}`);
    expect(same.status).toBe(204);
    expect(same.headers.get('Cache-Control')).toBe('no-store');

    await browser.post(`${path}/messages`, { text: 'یک نکتهٔ دیگر هم هست.' });
    expect((await browser.get(`${path}?version=${version}`)).status).toBe(200);
  });

  it('R31 another customer’s code looks like an unknown one', async () => {
    const app = await createTestApp();
    const code = await fileTicket(await signedIn(app));
    const other = await signedIn(app, '09351112233');
    const foreign = await problemIn(other.get(`/api/requests/${code}`));
    const unknown = await problemIn(other.get('/api/requests/0000-0000-0017'));
    expect(foreign.code).toBe('not_found');
    expect({ ...foreign, requestId: '' }).toEqual({ ...unknown, requestId: '' });
    expect(await problemOf(app.visitor().get(`/api/requests/${code}`))).toBe('sign_in_needed');
  });

  it('R32 a note among agents never reaches the customer', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser);
    await app.db.run(sql`
      INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
      SELECT 'note', id, 'agent', 'یادداشت داخلی ویژه', 1, 1 FROM tickets`);
    const seen = await (await browser.get(`/api/requests/${code}`)).text();
    expect(seen).not.toContain('یادداشت داخلی ویژه');
    const list = await (await browser.get('/api/requests')).text();
    expect(list).not.toContain('یادداشت داخلی ویژه');
    expect(JSON.parse(list)).toMatchObject([{ hasNews: false }]);
  });

  it('says where an answer waits that was not opened yet', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser);
    await app.db.run(sql`
      INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
      SELECT 'answer', id, 'agent', 'درست شد؛ دوباره ببینید.', 0, 1 FROM tickets`);
    const news = async () =>
      ((await (await browser.get('/api/requests')).json()) as ListedTicket[])[0]?.hasNews;
    expect(await news()).toBe(true);
    await browser.get(`/api/requests/${code}`);
    expect(await news()).toBe(true);
    await browser.post(`/api/requests/${code}/seen`);
    expect(await news()).toBe(false);
  });

  it('says how much of the promised working time has passed, and when the last message came', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    await fileTicket(browser);
    const filedAt = app.clock.now();
    const first = async () =>
      ((await (await browser.get('/api/requests')).json()) as ListedTicket[])[0];
    const listed = await first();
    expect(listed).toMatchObject({ promiseUsed: 0, lastMessageAt: filedAt });
    const half = (listed!.promise!.dueAt - filedAt) / 2;
    app.clock.turn(half);
    const { promiseUsed } = (await first()) ?? {};
    expect(promiseUsed).toBeGreaterThan(0);
    expect(promiseUsed).toBeLessThan(100);
    app.clock.turn(half + 60_000);
    expect(await first()).toMatchObject({ promiseUsed: 100, promise: { late: true } });
    await app.db.run(sql`UPDATE tickets SET state = 'answered'`);
    await app.db.run(sql`
      INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
      SELECT 'note', id, 'agent', 'یادداشت', 1, ${filedAt + 9} FROM tickets`);
    expect(await first()).toMatchObject({
      promiseUsed: null,
      promise: null,
      lastMessageAt: filedAt,
    });
  });

  it('masks card numbers before anything is stored', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser, {
      title: 'پول از کارت 6037991234567893 کم شد',
      text: 'شمارهٔ کارت من ۶۰۳۷-۹۹۱۲-۳۴۵۶-۷۸۹۳ است و پول برنگشته.',
    });
    await browser.post(`/api/requests/${code}/messages`, { text: 'کارت: 6037 9912 3456 7893' });
    const stored = JSON.stringify(
      await app.db.all(
        sql`SELECT title, facts, text FROM tickets JOIN messages ON ticket_id = tickets.id`,
      ),
    );
    expect(stored).not.toMatch(/6037991234567893|6037 9912|۶۰۳۷-۹۹۱۲/);
    expect(stored.match(/xxxx-xxxx-xxxx-7893/g)).toHaveLength(4);
  });

  it('R34 keeps a title on one line and removes bidirectional controls', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser, {
      title: 'صفحهٔ پرداخت\r\nBcc: all@example.com\u2028باز\u0000 نمی\u202eشود\ud800',
    });
    const thread = (await (await browser.get(`/api/requests/${code}`)).json()) as Thread;
    for (const sign of ['\r', '\n', '\u2028', '\0', '\u202e', '\ud800'])
      expect(thread.title.includes(sign)).toBe(false);
    expect(thread.title).toContain('صفحهٔ پرداخت Bcc: all@example.com باز');
  });
});
