import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

const shell =
  '<main>قالب<noscript><!--slot:plain-->برای مهمان<!--slot:plain-end--></noscript></main>';
const asset = async (path: string) =>
  path.startsWith('/requests/') ? new TextEncoder().encode(shell) : null;

const openThread = async () => {
  const app = await createTestApp({ services: { asset } });
  const browser = await signedIn(app);
  const code = await fileTicket(browser);
  return { app, browser, code, path: `/requests/${code}/` };
};

const pageAt = async (browser: Browser, path: string) => (await browser.get(path)).text();
const keyIn = (page: string) => /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
const messagesOf = ({ db }: TestApp) =>
  db.all<{ text: string }>(sql`SELECT text FROM messages ORDER BY rowid`);

describe('a thread without scripts', () => {
  it('is read by its owner in the built page, and changes nothing by that', async () => {
    const { app, browser, path } = await openThread();
    await app.db.run(
      sql`UPDATE messages SET author = 'agent', text = ${'<b>پاسخ</b> https://help.example.ir/x\n\nبند دوم'}`,
    );
    const before = await app.db.all(sql`SELECT version, seen_at FROM tickets`);
    const answer = await browser.get(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const page = await answer.text();
    expect(page).toContain('قالب<noscript>');
    for (const words of [goodRequest.title, '&lt;b>پاسخ&lt;/b>', 'بند دوم', 'ثبت شد، در صف بررسی'])
      expect(page).toContain(words);
    expect(page).toContain('href="https://help.example.ir/x"');
    expect(page).not.toContain('برای مهمان');
    expect(await app.db.all(sql`SELECT version, seen_at FROM tickets`)).toEqual(before);
    expect(await pageAt(browser, path.slice(0, -1))).toContain(goodRequest.title);
  });

  it('keeps the groups of a number in their order in title, reason, value and list', async () => {
    const { app, browser, path } = await openThread();
    const words = (number: string) => `شمارهٔ ${number} پاسخ نمی‌دهد`;
    await app.db.run(
      sql`UPDATE tickets SET title = ${words('0912 123 4567')}, state = 'closed', close_reason = ${words('021 8877 6655')}`,
    );
    const isolated = (number: string) => words(`<bdi dir="ltr">${number}</bdi>`);
    const page = await pageAt(browser, path);
    expect(page).toContain(isolated('0912 123 4567'));
    expect(page).toContain(isolated('021 8877 6655'));
    expect(await pageAt(browser, '/requests/')).toContain(isolated('0912 123 4567'));
  });

  it('lists what the page with scripts lists: news, the last message, and the promise in words and as a bar', async () => {
    const { app, browser } = await openThread();
    const before = await pageAt(browser, '/requests/');
    for (const words of ['واحد فنی', 'آخرین پیام', 'پاسخ تا', '۰٪ مهلت گذشته', 'd="M0 0h0v9H0"'])
      expect(before).toContain(words);
    expect(before).not.toContain('پاسخ جدید دارد');
    await app.db.run(sql`
      INSERT INTO messages (id, ticket_id, author, text, internal, created_at)
      SELECT 'answer', id, 'agent', 'درست شد.', 0, 1 FROM tickets`);
    expect(await pageAt(browser, '/requests/')).toContain('پاسخ جدید دارد');
  });

  it('says when a promise has passed, and what else its page with scripts says', async () => {
    const { app, browser, path } = await openThread();
    await app.db.run(
      sql`UPDATE tickets SET promise_due_at = ${app.clock.now() - 1}, seen_at = ${app.clock.now()}`,
    );
    const page = await pageAt(browser, path);
    for (const words of ['از تأخیر پوزش می‌خواهیم', 'واحد فنی', 'دیده شد'])
      expect(page).toContain(words);
  });

  it('shows how far a request has come in the course of its type', async () => {
    const app = await createTestApp({ services: { asset } });
    const browser = await signedIn(app);
    const facts = { order: '1234567', 'order-state': 'processing' };
    const code = await fileTicket(browser, { requestType: 'cancel', facts });
    const page = await pageAt(browser, `/requests/${code}/`);
    expect(page).toContain('مرحلهٔ درخواست: درخواست رسید');
    expect(page.match(/data-state="(?:current|coming)"/g)).toHaveLength(3);
    expect(await pageAt(browser, '/requests/')).toContain('مرحله: درخواست رسید');
  });

  it('says what becomes of a message to a closed request', async () => {
    const { app, browser, path } = await openThread();
    expect(await pageAt(browser, path)).not.toContain('دوباره باز می‌شود');
    await browser.postForm(path, { solved: 'yes' });
    expect(await pageAt(browser, path)).toContain('با ارسال پیام، این درخواست دوباره باز می‌شود.');
    await app.db.run(sql`UPDATE tickets SET state_since = 0`);
    expect(await pageAt(browser, path)).toContain('پیام شما درخواست جدیدی می‌شود');
  });

  it('keeps the order of numbers in all that a person wrote, and says which cards were masked', async () => {
    const app = await createTestApp({ services: { asset } });
    const browser = await signedIn(app);
    const number = '0912 123 4567';
    const code = await fileTicket(browser, {
      title: `کد به ${number} نمی‌رسد`,
      text: `${goodRequest.text} کارت من 6037-9911-9950-0590 است.`,
    });
    await app.db.run(
      sql`UPDATE tickets SET state = 'closed', close_reason = ${`با ${number} حل شد`}`,
    );
    const page = await pageAt(browser, `/requests/${code}/`);
    expect(page.split(`<bdi dir="ltr">${number}</bdi>`)).toHaveLength(3);
    expect(page).toContain('<bdi dir="ltr">•••• ۰۵۹۰</bdi>');
    expect(await pageAt(browser, '/requests/')).toContain(`<bdi dir="ltr">${number}</bdi>`);
  });

  it('shows no internal note and no name of an agent', async () => {
    const { app, browser, path } = await openThread();
    await app.db.run(sql`UPDATE messages SET internal = 1, text = 'یادداشت پنهان'`);
    expect(await pageAt(browser, path)).not.toContain('یادداشت پنهان');
  });

  it('R31 is the page as it is built for guests, others, unknown codes and no codes', async () => {
    const { app, path } = await openThread();
    const other = await signedIn(app, '09351112233');
    for (const [browser, asked] of [
      [app.visitor(), path],
      [other, path],
      [other, '/requests/7K3M-X9QP-2RTW/'],
      [other, '/requests/nothing/'],
    ] as const) {
      const answer = await browser.get(asked);
      expect([answer.status, await answer.text()]).toEqual([200, shell]);
    }
  });

  it('is listed, each request with its state and address', async () => {
    const { app, browser, code } = await openThread();
    const page = await pageAt(browser, '/requests/');
    expect(page).toContain(`href="/requests/${code}/"`);
    expect(page).toContain(goodRequest.title);
    expect(await pageAt(app.visitor(), '/requests/')).toBe(shell);
  });

  it('takes an answer once, however often its form is sent', async () => {
    const { app, browser, path } = await openThread();
    const form = { key: keyIn(await pageAt(browser, path)), text: 'هنوز درست نشده است.' };
    const first = await browser.postForm(path, form);
    expect(first.status).toBe(303);
    expect(first.headers.get('Location')).toMatch(new RegExp(`^${path}#m-.+`));
    expect((await browser.postForm(path, form)).status).toBe(303);
    expect(await messagesOf(app)).toHaveLength(2);
    expect(await pageAt(browser, path)).toContain('پیام جدید شما رسید');
  });

  it('says what is wrong with an answer and keeps every word of it', async () => {
    const { app, browser, path } = await openThread();
    const key = keyIn(await pageAt(browser, path));
    const empty = await browser.postForm(path, { key, text: '\u200c\u3164 ' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('پیام خالی است');
    const long = 'کلمه '.repeat(4_000);
    const refused = await browser.postForm(path, { key, text: long });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(long.trim());

    await browser.postForm(path, { key, text: 'پیام یکم' });
    const reused = await browser.postForm(path, { key, text: 'پیام دوم' });
    expect(reused.status).toBe(422);
    const page = await reused.text();
    expect(page).toContain('پیام دوم');
    expect(keyIn(page)).not.toBe(key);
    const again = await browser.postForm(path, { key: keyIn(page), text: 'پیام دوم' });
    expect(again.status).toBe(303);
    expect(await messagesOf(app)).toHaveLength(3);
  });

  it('keeps every word where the session has ended meanwhile', async () => {
    const { app, browser, path } = await openThread();
    const key = keyIn(await pageAt(browser, path));
    await app.db.run(sql`DELETE FROM sessions`);
    const answer = await browser.postForm(path, { key, text: 'متنی که نباید گم شود' });
    expect(answer.status).toBe(401);
    const page = await answer.text();
    expect(page).toContain('متنی که نباید گم شود');
    expect(page).toContain('زمان ورود شما تمام شده است');
    expect(page).not.toContain(goodRequest.title);
    expect(await messagesOf(app)).toHaveLength(1);
  });

  it('R31 R32 takes nothing from anybody else, and shows them their own words alone', async () => {
    const { app, browser, path } = await openThread();
    const key = keyIn(await pageAt(browser, path));
    const other = await signedIn(app, '09351112233');
    const answers: string[] = [];
    const forms: Record<string, string>[] = [{ key, text: 'پیام من' }, { solved: 'yes' }];
    for (const asked of [path, '/requests/7K3M-X9QP-2RTW/'])
      for (const form of forms) {
        const answer = await other.postForm(asked, form);
        expect(answer.status).toBe(404);
        answers.push((await answer.text()).replaceAll(asked, ''));
      }
    expect(answers[0]).toBe(answers[2]);
    expect(answers[1]).toBe(answers[3]);
    expect(answers[0]).toContain('پیام من');
    expect(answers.join('')).not.toContain(goodRequest.title);
    expect(await messagesOf(app)).toHaveLength(1);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'waiting' }]);
  });

  it('is closed as solved after a question', async () => {
    const { app, browser, path } = await openThread();
    const page = await pageAt(browser, path);
    expect(page).toMatch(/<details[^>]*><summary>حل شد.*<\/summary>.*بله، حل شد/s);
    expect((await browser.postForm(path, { solved: 'yes' })).status).toBe(303);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'closed' }]);
    expect(await pageAt(browser, path)).not.toContain('بله، حل شد');
    const again = await browser.postForm(path, { solved: 'yes' });
    expect(again.status).toBe(409);
  });

  it('R25 stays the page as it is built while the database is away', async () => {
    const { app, browser, path } = await openThread();
    app.client.close();
    const answer = await browser.send(path, { headers: { Accept: 'text/html' } });
    expect([answer.status, await answer.text()]).toEqual([503, shell]);
    expect(answer.headers.get('Retry-After')).toBe('15');
  });
});
