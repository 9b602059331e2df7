import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

// Requests that come at one moment. On Node they share transactions and flushes; the database behind
// HTTP takes one batch after another, so there the counts are proven and no race.

const many = (count: number, send: (i: number) => Promise<Response>) =>
  Promise.all(Array.from({ length: count }, (_, i) => send(i)));

/** How many answers there are of each status. */
const tally = (answers: readonly Response[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, { length }]) => [
      status,
      length,
    ]),
  );

const countOf = async ({ db }: TestApp, table: string) => {
  const [row] = await db.all<{ count: number }>(sql.raw(`SELECT count(*) AS count FROM ${table}`));
  return row?.count;
};

/** What stands under the keys that begin so. */
const charged = ({ db }: TestApp, prefix: string) =>
  db.all<{ count: number }>(sql`SELECT count FROM rate_limits WHERE key LIKE ${`${prefix}%`}`);

describe('limits under requests that come at once', () => {
  it('R22 let through exactly as many replies as they allow, and count no other', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser);
    const answers = await many(75, (i) =>
      browser.post(`/api/requests/${code}/messages`, { text: `نکتهٔ شمارهٔ ${i}` }),
    );
    expect(tally(answers)).toEqual({ 201: 60, 429: 15 });
    expect(await countOf(app, 'messages')).toBe(61);
    expect(await charged(app, 'replies:')).toEqual([{ count: 60 }]);
    expect(await countOf(app, "request_keys WHERE scope LIKE 'reply:%'")).toBe(60);
  });

  it('R22 charge nothing where another limit of the request is full', async () => {
    const app = await createTestApp({
      settings: ({ limits, urgency }) => {
        limits.ticketsPerCustomerPerDay = 9;
        urgency.urgent.quota.count = 4;
      },
    });
    const browser = await signedIn(app);
    const file = (urgency: string) => (i: number) =>
      browser.post('/api/contact', {
        ...goodRequest,
        anotherMatter: true,
        title: `صفحهٔ شمارهٔ ${i} باز نمی‌شود، ${urgency}`,
        urgency,
      });
    expect(tally(await many(15, file('urgent')))).toEqual({ 201: 4, 422: 11 });
    expect(await charged(app, 'tickets:')).toEqual([{ count: 4 }]);
    expect(tally(await many(15, file('normal')))).toEqual({ 201: 5, 429: 10 });
    expect(await charged(app, 'tickets:')).toEqual([{ count: 9 }]);
    expect(await charged(app, 'urgent:')).toEqual([{ count: 4 }]);
    expect(await countOf(app, 'tickets')).toBe(9);
  });

  it('R22 send one code to a phone for which many ask, at the cost of one', async () => {
    const app = await createTestApp();
    const answers = await many(30, () =>
      app.visitor().post('/api/sign-in/code', { mobile: '09121234567' }),
    );
    expect(tally(answers)).toEqual({ 202: 1, 429: 29 });
    expect(app.texts).toHaveLength(1);
    const counts = await charged(app, '');
    expect(counts.length).toBeGreaterThan(3);
    expect(new Set(counts.map(({ count }) => count))).toEqual(new Set([1]));
  });
});
