import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { DeskSessionAnswer } from '#shared/contract/sign-in.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { agents } from '../../worker/people/schema.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { signIn, signInAgent, signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket, goodRequest } from '../helpers/tickets.ts';

const mobile = '+989121234567';
const mailbox = 'sara@example.com';
const agentMobile = '+989350000001';
const preset = 'x'.repeat(43);
const { replyChannel: _replyChannel, ...request } = goodRequest;

/** Files a request that waits for the proof of its address. */
async function fileWaiting(
  browser: Browser,
  sender: { mobile?: string; email?: string; prove?: string },
) {
  const key = { 'Idempotency-Key': crypto.randomUUID() };
  const work = await solveFor(browser, 'ticket', sender.mobile ?? sender.email);
  const filed = await browser.post('/api/contact', { ...request, ...sender, work }, key);
  expect(filed.status).toBe(201);
}

/** Every way in for customers. Each begins in a browser of its own, which holds a cookie already. */
const waysIn: Record<string, (app: TestApp, browser: Browser) => Promise<unknown>> = {
  'a code by SMS': (app, browser) => signIn(app, mobile, browser),
  'a code by e-mail': (app, browser) => signInByEmail(app, mailbox, browser),
  'the code of a request': async (app, browser) => {
    await fileWaiting(browser, { mobile });
    await browser.post('/api/contact/prove', { code: app.lastSms().code });
  },
  'the link of a request': async (app, browser) => {
    await fileWaiting(browser, { email: mailbox, prove: 'link' });
    const fields = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    await browser.postForm('/confirm/', fields);
  },
  'the code of a look-up': async (app, browser) => {
    const filing = await signIn(app, mobile);
    const code = await fileTicket(filing);
    app.clock.turn(minutes(1));
    await browser.post(`/api/requests/${code}/proof`, {});
    await browser.post('/api/requests/prove', { code: app.lastSms().code });
  },
};

const opens = async (app: TestApp, cookie: string, token: string, path: string) => {
  const thief = app.visitor();
  thief.cookies.set(cookie, token);
  return (await thief.get(path)).status === 200;
};

describe('R16 a way in gives a token that nobody knew before', () => {
  const cookie = '__Host-session';
  const isCustomer = (app: TestApp, token: string) => opens(app, cookie, token, '/api/requests');

  it.each(Object.entries(waysIn))(
    '%s, to a browser that held one of its own making',
    async (_, go) => {
      const app = await createTestApp();
      const browser = app.visitor();
      browser.cookies.set(cookie, preset);
      await go(app, browser);
      const token = browser.cookies.get(cookie) ?? '';
      expect(token).not.toBe(preset);
      expect(await isCustomer(app, token)).toBe(true);
      expect(await isCustomer(app, preset)).toBe(false);
    },
  );

  it.each(Object.entries(waysIn))(
    '%s, to a browser that was signed in, whose token dies',
    async (_, go) => {
      const app = await createTestApp();
      const browser = await signIn(app, '+989350000009');
      const old = browser.cookies.get(cookie) ?? '';
      const elsewhere = await signIn(app, '+989350000008');
      browser.cookies.delete(cookie);
      // What a guest may do is done as one; the old token comes with the proof.
      const { post, postForm } = browser;
      const withOld =
        <T extends unknown[]>(send: (path: string, ...rest: T) => Promise<Response>) =>
        (path: string, ...rest: T) => {
          if (/prove$|confirm/.test(path)) browser.cookies.set(cookie, old);
          return send(path, ...rest);
        };
      await go(app, { ...browser, post: withOld(post), postForm: withOld(postForm) });
      const token = browser.cookies.get(cookie) ?? '';
      expect(token).not.toBe(old);
      expect(await isCustomer(app, token)).toBe(true);
      expect(await isCustomer(app, old)).toBe(false);
      expect((await elsewhere.get('/api/requests')).status).toBe(200);
    },
  );
});

describe('R16 the desk gives a new token', () => {
  const cookie = '__Host-desk';
  const isAgent = (app: TestApp, token: string) => opens(app, cookie, token, '/api/desk/session');

  it('for each factor, and to a browser that held another', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    browser.cookies.set(cookie, preset);
    const tokens = [preset];
    const { post } = browser;
    const noting: typeof post = async (...given) => {
      const answer = await post(...given);
      tokens.push(browser.cookies.get(cookie) ?? '');
      return answer;
    };
    const { agent } = await signInAgent(app, { mobile: agentMobile }, { ...browser, post: noting });
    app.clock.turn(minutes(1));
    await signInAgent(app, agent, { ...browser, post: noting });
    const all = [...new Set(tokens)];
    expect(all).toHaveLength(5);
    const alive = await Promise.all(all.map((token) => isAgent(app, token)));
    expect(alive).toEqual([false, false, false, false, true]);
    expect(
      await app.client.execute('SELECT 1 FROM sessions').then(({ rows }) => rows),
    ).toHaveLength(1);
  });

  it('where the role has changed: the old one is void, and the next has the new role', async () => {
    const app = await createTestApp();
    const { agent, browser } = await signInAgent(app, { mobile: agentMobile, role: 'admin' });
    const old = browser.cookies.get(cookie) ?? '';
    await app.db.update(agents).set({ role: 'agent' }).where(eq(agents.id, agent.id));
    expect(await isAgent(app, old)).toBe(false);
    app.clock.turn(minutes(1));
    await signInAgent(app, agent, browser);
    expect(browser.cookies.get(cookie)).not.toBe(old);
    const session = (await (await browser.get('/api/desk/session')).json()) as DeskSessionAnswer;
    expect(session.role).toBe('agent');
    await app.db.update(agents).set({ role: 'admin' }).where(eq(agents.id, agent.id));
    expect(await isAgent(app, old)).toBe(false);
  });
});
