import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { signIn, signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';

const oldMobile = '+989121234567';
const newMobile = '+989351234567';

async function askChange(browser: Browser, asked: { mobile?: string; email?: string }) {
  const work = await solveFor(browser, 'code', asked.mobile ?? asked.email);
  return browser.post('/api/account/identity/code', { ...asked, work });
}

const finish = (app: TestApp, browser: Browser, code = app.lastSms().code) =>
  browser.post('/api/account/identity', { code });

const sessionOf = async (browser: Browser) =>
  (await (await browser.get('/api/session')).json()) as {
    signedIn: boolean;
    identities?: { masked: string }[];
  };

describe('changing the number of an account', () => {
  it('needs codes on both numbers, and signs out all other browsers', async () => {
    const app = await createTestApp();
    const elsewhere = await signIn(app, oldMobile);
    app.clock.turn(minutes(1));
    const browser = await signIn(app, oldMobile);
    expect((await askChange(browser, { mobile: newMobile })).status).toBe(202);
    expect(app.lastSms().to).toBe(newMobile);
    expect((await finish(app, browser)).status).toBe(204);

    const { identities } = await sessionOf(browser);
    expect(identities?.map(({ masked }) => masked)).toEqual(['۰۹۳۵ ••• ۴۵۶۷']);
    expect((await sessionOf(elsewhere)).signedIn).toBe(false);
    app.clock.turn(minutes(1));
    await signIn(app, newMobile, app.visitor());
  });

  it('notifies the replaced number once, and names no other address to it', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, oldMobile);
    await askChange(browser, { mobile: newMobile });
    const { code } = app.lastSms();
    app.texts.length = 0;
    await finish(app, browser, code);
    await app.settle();
    expect(app.texts.map(({ to }) => to)).toEqual([oldMobile]);
    expect(app.texts[0]?.text).toContain(`${app.config.publicOrigin}/contact/`);
    expect(app.texts[0]?.text).not.toMatch(/935|4567/);
  });

  it('notifies the replaced mailbox when an e-mail address changes, and nobody when a first one is added', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, oldMobile);
    await askChange(browser, { email: 'reza@example.com' });
    await finish(app, browser, app.lastMail().code);
    app.clock.turn(minutes(1));
    const byMail = await signInByEmail(app, 'reza@example.com');
    await askChange(byMail, { email: 'ali@example.com' });
    const { code } = app.lastMail();
    app.texts.length = 0;
    app.mails.length = 0;
    await finish(app, byMail, code);
    expect(app.texts).toEqual([]);
    expect(app.mails.map(({ to }) => to)).toEqual(['reza@example.com']);
    expect(app.mails[0]?.text).not.toContain('ali@');
  });

  it('to the present one proves it anew, and it stays the same identity', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, oldMobile);
    const since = () => app.db.all(sql`SELECT created_at, customer_id FROM identities`);
    const before = await since();
    app.clock.turn(minutes(1));
    expect((await askChange(browser, { mobile: oldMobile })).status).toBe(202);
    expect((await finish(app, browser)).status).toBe(204);
    expect(await since()).toEqual(before);
  });

  it('R20 is refused when the old number was proven ten minutes ago', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, oldMobile);
    app.clock.turn(minutes(10));
    const stale = await askChange(browser, { mobile: newMobile });
    expect(stale.status).toBe(403);
    expect(await problemOf(stale)).toBe('fresh_proof_needed');
    expect(app.texts).toHaveLength(1);

    const work = await solveFor(browser, 'code', null);
    const again = await browser.post('/api/account/prove-again', { kind: 'mobile', work });
    expect(again.status).toBe(202);
    expect(app.lastSms().to).toBe(oldMobile);
    await browser.post('/api/sign-in/prove', { code: app.lastSms().code });
    expect((await askChange(browser, { mobile: newMobile })).status).toBe(202);
  });

  it('R20 is refused when the session grew stale between the code and its proof', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, oldMobile);
    app.clock.turn(minutes(9));
    await askChange(browser, { mobile: newMobile });
    app.clock.turn(minutes(1));
    expect(await problemOf(finish(app, browser))).toBe('fresh_proof_needed');
    expect((await sessionOf(browser)).identities).toEqual([
      { kind: 'mobile', masked: '۰۹۱۲ ••• ۴۵۶۷', proven: true },
    ]);
  });

  it('R20 needs a proof of the address that it replaces, not of the other one', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, oldMobile);
    await askChange(browser, { email: 'reza@example.com' });
    expect((await finish(app, browser, app.lastMail().code)).status).toBe(204);
    app.clock.turn(minutes(11));
    const byMail = await signInByEmail(app, 'reza@example.com');
    expect(await problemOf(askChange(byMail, { mobile: newMobile }))).toBe('fresh_proof_needed');
    expect((await askChange(byMail, { email: 'ali@example.com' })).status).toBe(202);
    const byPhone = await signIn(app, oldMobile);
    const otherMailbox = { email: 'sara@example.com' };
    expect(await problemOf(askChange(byPhone, otherMailbox))).toBe('fresh_proof_needed');
    expect((await askChange(byPhone, { mobile: newMobile })).status).toBe(202);
  });

  it('a number of another account is refused, and only to whoever holds it', async () => {
    const app = await createTestApp();
    await signIn(app, newMobile);
    app.clock.turn(minutes(1));
    const browser = await signIn(app, oldMobile);
    expect((await askChange(browser, { mobile: newMobile })).status).toBe(202);
    expect(await problemOf(finish(app, browser))).toBe('identity_taken');
    expect((await sessionOf(browser)).identities).toHaveLength(1);
  });

  it('a code asked for in one account changes no other', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, oldMobile);
    const other = await signIn(app, '+989390000000');
    await askChange(browser, { mobile: newMobile });
    other.cookies.set(
      '__Host-proof-change_identity',
      browser.cookies.get('__Host-proof-change_identity')!,
    );
    expect((await finish(app, other)).status).not.toBe(204);
    expect((await sessionOf(other)).identities).toEqual([
      { kind: 'mobile', masked: '۰۹۳۹ ••• ۰۰۰۰', proven: true },
    ]);
  });

  it('guests are asked to sign in', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    expect(await problemOf(askChange(browser, { mobile: newMobile }))).toBe('sign_in_needed');
    expect(app.texts).toHaveLength(0);
    const again = browser.post('/api/account/prove-again', { kind: 'mobile' });
    expect(await problemOf(again)).toBe('sign_in_needed');
  });
});
