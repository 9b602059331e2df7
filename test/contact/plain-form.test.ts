import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';

const path = '/contact/technical/';
const typed = { title: goodRequest.title, text: goodRequest.text, email: 'sara@example.com' };
const tokenIn = (page: string) => /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';

const openForm = async () => {
  const app = await createTestApp();
  const browser = app.visitor();
  const first = await browser.postForm(path, typed);
  const page = await first.text();
  return { app, browser, page, status: first.status, formToken: tokenIn(page) };
};

describe('the form without scripts', () => {
  it('comes back filled in with a token, and then files by e-mail link', async () => {
    const { app, browser, page, status, formToken } = await openForm();
    expect(status).toBe(200);
    expect(page).toContain(`value="${goodRequest.title}"`);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toEqual([]);

    app.clock.turn(seconds(3));
    const filed = await browser.postForm(path, { ...typed, formToken });
    expect(filed.status).toBe(201);
    const fields = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    expect((await browser.postForm('/confirm/', fields)).status).toBe(303);
    expect(await app.db.all(sql`SELECT state FROM tickets`)).toEqual([{ state: 'waiting' }]);
  });

  it('R36 files one request however often a token is sent, and takes no other body with it', async () => {
    const { app, browser, formToken } = await openForm();
    app.clock.turn(seconds(3));
    const sent = await Promise.all(
      Array.from({ length: 5 }, () => browser.postForm(path, { ...typed, formToken })),
    );
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([201]));
    const other = { ...typed, title: 'عنوانی کاملاً متفاوت', formToken };
    expect((await browser.postForm(path, other)).status).toBe(422);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toHaveLength(1);
  });

  it('R97 a token is spent by what it files, whatever address that names', async () => {
    const { app, browser, formToken } = await openForm();
    app.clock.turn(seconds(3));
    for (let i = 0; i < 7; i++) {
      app.comeFrom(`192.0.2.${10 + i}`);
      const mine = { ...typed, email: `sara${i}@example.com` };
      const answer = await browser.postForm(path, { ...mine, formToken });
      expect(answer.status).toBe(i === 0 ? 201 : 422);
    }
    expect(await app.db.all(sql`SELECT contact FROM tickets`)).toEqual([
      { contact: 'sara0@example.com' },
    ]);
    expect(app.mails.map(({ to }) => to)).toEqual(['sara0@example.com']);
  });

  it('R97 seven mailboxes at one moment get one request by one token', async () => {
    const { app, formToken } = await openForm();
    app.clock.turn(seconds(3));
    const sent = await Promise.all(
      Array.from({ length: 7 }, (_, i) =>
        app.visitor().postForm(path, { ...typed, email: `sara${i}@example.com`, formToken }),
      ),
    );
    expect(sent.map(({ status }) => status).sort()).toEqual([201, ...Array(6).fill(422)]);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toHaveLength(1);
    expect(app.mails).toHaveLength(1);
  });

  it('R97 a spent token is replaced, and nothing that was typed is lost', async () => {
    const { app, browser, formToken } = await openForm();
    app.clock.turn(seconds(3));
    await browser.postForm(path, { ...typed, formToken });
    const other = { ...typed, text: `${typed.text} از دیروز.`, email: 'mina@example.com' };
    const page = await (await browser.postForm(path, { ...other, formToken })).text();
    for (const word of Object.values(other)) expect(page).toContain(word);
    expect(page).toContain('با این فرم قبلاً درخواستی ثبت شده است');
    const fresh = tokenIn(page);
    expect(fresh).not.toBe(formToken);
    app.clock.turn(seconds(3));
    expect((await browser.postForm(path, { ...other, formToken: fresh })).status).toBe(201);
    expect(app.mails.map(({ to }) => to)).toEqual([typed.email, other.email]);
  });

  it('R97 is the same for whoever is signed in, and for a guest by what a customer has filed', async () => {
    const { app, formToken } = await openForm();
    app.clock.turn(seconds(3));
    const customer = await signedIn(app);
    expect((await customer.postForm(path, { ...typed, formToken })).status).toBe(303);
    expect((await app.visitor().postForm(path, { ...typed, formToken })).status).toBe(422);
    const another = await signedIn(app, '09351112233');
    expect((await another.postForm(path, { ...typed, formToken })).status).toBe(422);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toHaveLength(1);
  });

  it('R97 a refused filing spends no token', async () => {
    const { app, browser, formToken } = await openForm();
    app.clock.turn(seconds(3));
    expect((await browser.postForm(path, { ...typed, title: 'سلام', formToken })).status).toBe(422);
    expect((await browser.postForm(path, { ...typed, formToken })).status).toBe(201);
  });

  it('files nothing with a token that is too young, forged or of another form', async () => {
    const { app, browser, formToken } = await openForm();
    const post = (to: string, token: string) =>
      browser.postForm(to, { ...typed, formToken: token });
    expect((await post(path, formToken)).status).toBe(200);
    app.clock.turn(seconds(3));
    expect((await post(path, `${formToken.slice(0, -1)}_`)).status).toBe(200);
    expect((await post('/contact/security/', formToken)).status).toBe(200);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toEqual([]);
  });

  it('says beside each box what is wrong and keeps what was typed', async () => {
    const { app, browser, formToken } = await openForm();
    app.clock.turn(seconds(3));
    const answer = await browser.postForm(path, { ...typed, title: 'سلام', formToken });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('چیزی از موضوع نمی‌گوید');
    expect(page).toContain(goodRequest.text);
  });

  it('R33 shows what was typed as text', async () => {
    const app = await createTestApp();
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const answer = await app.visitor().postForm(path, { ...typed, title: evil, text: evil });
    const page = await answer.text();
    expect(page).not.toMatch(/<script>alert|<img/);
  });

  it('has a limit of its own', async () => {
    const { app, browser } = await openForm();
    const statuses = [];
    for (let i = 0; i < 7; i++) {
      const mine = { ...typed, email: `sara${i}@example.com` };
      const formToken = tokenIn(await (await browser.postForm(path, mine)).text());
      app.clock.turn(seconds(3));
      statuses.push((await browser.postForm(path, { ...mine, formToken })).status);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429]);
  });

  it.each([
    ['an IPv6 /48', (no: number) => `2001:db8:1:${(no << 8).toString(16)}::1`],
    ['an IPv6 /56', (no: number) => `2001:db8:1:ab${(no + 16).toString(16)}::1`],
    ['an IPv4 /24', (no: number) => `192.0.2.${no + 1}`],
  ])('R67 counts for all of %s, which one owner can have', async (_, addressOf) => {
    const app = await createTestApp();
    for (let i = 0; i < 24; i++) {
      app.comeFrom(addressOf(i));
      const mine = { ...typed, email: `sara${i}@example.com` };
      const browser = app.visitor();
      const formToken = tokenIn(await (await browser.postForm(path, mine)).text());
      app.clock.turn(seconds(3));
      const { status } = await browser.postForm(path, { ...mine, formToken });
      expect(status).toBe(i < 20 ? 201 : 429);
    }
    expect(app.mails).toHaveLength(20);
  });
});
