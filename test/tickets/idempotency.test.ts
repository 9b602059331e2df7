import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { dumpDatabase } from '../helpers/dump.ts';
import { failStatement } from '../helpers/failing-statement.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

const keyed = { 'Idempotency-Key': '"one-key-of-a-form"' };

describe('a request with a key', () => {
  it('R36 fifty at once are one ticket with one answer and one notice', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    app.texts.length = 0;
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => browser.post('/api/contact', goodRequest, keyed)),
    );
    const bodies = new Set(await Promise.all(answers.map((answer) => answer.text())));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect(bodies.size).toBe(1);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toHaveLength(1);
    expect(app.texts).toHaveLength(1);
  });

  it('R36 another body under the same key is refused, another caller has its own key', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    await browser.post('/api/contact', goodRequest, keyed);
    const other = { ...goodRequest, title: 'موضوعی دیگر که ربطی ندارد' };
    expect(await problemOf(browser.post('/api/contact', other, keyed))).toBe('key_reused');
    const otherCustomer = await signedIn(app, '09351112233');
    expect((await otherCustomer.post('/api/contact', other, keyed)).status).toBe(201);
  });

  it('R36 a key counts for a day', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    await browser.post('/api/contact', goodRequest, keyed);
    app.clock.turn(hours(24) - 1);
    await runScheduled(app.services);
    const other = { ...goodRequest, title: 'موضوعی دیگر که ربطی ندارد' };
    expect(await problemOf(browser.post('/api/contact', other, keyed))).toBe('key_reused');
    app.clock.turn(1);
    expect((await browser.post('/api/contact', other, keyed)).status).toBe(201);
  });

  it('R36 the same words within minutes are one ticket, whatever the key', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const first = await fileTicket(browser);
    app.clock.turn(minutes(3));
    expect(await fileTicket(browser, { title: `${goodRequest.title} ` })).toBe(first);
    app.clock.turn(minutes(10));
    expect(await fileTicket(browser, { anotherMatter: true })).not.toBe(first);
  });

  it('R36 the same words are answered as they were to their own sender', async () => {
    const app = await createTestApp();
    await fileTicket(await signedIn(app, '09351112233'));
    const browser = await signedIn(app);
    const first = await fileTicket(browser);
    expect(await fileTicket(browser)).toBe(first);
  });

  it('R36 a reply is written once, and a replay is no new message after an answer', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const path = `/api/requests/${await fileTicket(browser)}/messages`;
    const reply = { text: 'این را هم بدانید که روی موبایل هم همین است.' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.post(path, reply, keyed)),
    );
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    await app.db.run(sql`UPDATE tickets SET state = 'answered'`);
    expect((await browser.post(path, reply, keyed)).status).toBe(201);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'answered' }]);
    expect(await app.db.all(sql`SELECT id FROM messages`)).toHaveLength(2);
    expect(await problemOf(browser.post(path, { text: 'چیزی دیگر' }, keyed))).toBe('key_reused');
  });

  it('R22 a replay is not charged, and the limit of a day stops what is new', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => {
        limits.ticketsPerCustomerPerDay = 2;
      },
    });
    const browser = await signedIn(app);
    for (let i = 0; i < 5; i++) await browser.post('/api/contact', goodRequest, keyed);
    await fileTicket(browser, { title: 'رمز عبورم را نمی‌توانم عوض کنم', anotherMatter: true });
    const third = { ...goodRequest, title: 'رنگ کالا با عکس فرق دارد', anotherMatter: true };
    expect(await problemOf(browser.post('/api/contact', third))).toBe('too_many_requests');
    expect(
      await app.db.all(
        sql`SELECT key FROM request_keys WHERE result_id NOT IN (SELECT id FROM tickets)`,
      ),
    ).toEqual([]);
    app.clock.turn(days(1));
    expect((await browser.post('/api/contact', third)).status).toBe(201);
  });

  it.each([
    [
      'request',
      '/api/contact',
      { ...goodRequest, anotherMatter: true, title: 'رنگ کالا فرق دارد' },
    ],
    ['reply', '/messages', { text: 'این را هم بدانید که روی موبایل هم همین است.' }],
  ])('R45 a %s of which any one statement fails leaves nothing', async (_, path, body) => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser);
    await app.db.run(sql`UPDATE tickets SET state = 'answered'`);
    const send = () =>
      browser.post(path === '/messages' ? `/api/requests/${code}/messages` : path, body, keyed);
    const before = await dumpDatabase(app.client);
    let statements = 1;
    for (let nth = 0; nth < statements; nth++) {
      const seen = failStatement(app.client, nth);
      // 503 where the client cannot tell a faulty statement from an outage.
      expect((await send()).status).toBeGreaterThanOrEqual(500);
      expect(await dumpDatabase(app.client)).toEqual(before);
      statements = seen.statements ?? 0;
    }
    expect(statements).toBeGreaterThan(8);
    expect((await send()).status).toBe(201);
  });
});
