import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import type { RequestContext } from '../../worker/foundation/ports/services.ts';
import { agents } from '../../worker/people/schema.ts';
import { resetSecondFactor } from '../../worker/sign-in/reset-factor.ts';
import { setAgentEnabled } from '../../worker/sign-in/set-agent-enabled.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { addAgent, authenticatorCode, signIn, signInAgent } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';

const mobile = '+989121234567';
const agentMobile = '+989350000001';
const colleague = '+989350000002';

const isSignedIn = async (browser: Browser) =>
  ((await (await browser.get('/api/session')).json()) as { signedIn: boolean }).signedIn;
const halfOpen = async (app: TestApp) => {
  const browser = app.visitor();
  await browser.post('/api/desk/sign-in/code', { mobile: agentMobile });
  await browser.post('/api/desk/sign-in/prove', { code: app.lastSms().code });
  return browser;
};
const deskStatus = async (browser: Browser) => (await browser.get('/api/desk/session')).status;

describe('the session of a customer', () => {
  it('R15 is a cookie that no script and no other site can use', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    await browser.post('/api/sign-in/code', { mobile });
    const answer = await browser.post('/api/sign-in/prove', { code: app.lastSms().code });
    const line = answer.headers.getSetCookie().find((one) => one.startsWith('__Host-session='))!;
    const [value = '', ...attributes] = line.split('; ');
    expect(value).toMatch(/^__Host-session=[\w-]{43}$/);
    expect(new Set(attributes)).toEqual(
      new Set(['HttpOnly', 'Max-Age=2592000', 'Path=/', 'SameSite=Lax', 'Secure']),
    );
  });

  it('R15 on a loopback origin the same cookie goes without prefix and Secure', async () => {
    const app = await createTestApp({ env: { PUBLIC_ORIGIN: 'http://localhost:8787' } });
    const browser = app.visitor();
    await browser.post('/api/sign-in/code', { mobile });
    const answer = await browser.post('/api/sign-in/prove', { code: app.lastSms().code });
    const line = answer.headers.getSetCookie().find((one) => one.startsWith('session='));
    expect(line).toMatch(/HttpOnly/);
    expect(line).not.toMatch(/Secure/);
  });

  it('R15 what the database has of it opens nothing', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    const { rows } = await app.client.execute('SELECT token_hash FROM sessions');
    const stored = String(rows[0]?.token_hash);
    expect(browser.cookies.get('__Host-session')).not.toBe(stored);
    const thief = app.visitor();
    thief.cookies.set('__Host-session', stored);
    expect(await isSignedIn(thief)).toBe(false);
  });

  it('R16 a cookie set beforehand never becomes valid, and the old one dies', async () => {
    const app = await createTestApp();
    const preset = 'x'.repeat(43);
    const victim = app.visitor();
    victim.cookies.set('__Host-session', preset);
    await signIn(app, mobile, victim);
    const first = victim.cookies.get('__Host-session')!;
    expect(first).not.toBe(preset);
    const attacker = app.visitor();
    attacker.cookies.set('__Host-session', preset);
    expect(await isSignedIn(attacker)).toBe(false);

    app.clock.turn(minutes(1));
    await signIn(app, mobile, victim);
    attacker.cookies.set('__Host-session', first);
    expect(await isSignedIn(attacker)).toBe(false);
    expect(await isSignedIn(victim)).toBe(true);
  });

  it('R17 ends after seven idle days', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    app.clock.turn(days(7) - seconds(1));
    expect(await isSignedIn(browser)).toBe(true);
    app.clock.turn(days(7) - seconds(1));
    expect(await isSignedIn(browser)).toBe(true);
    app.clock.turn(days(7) + seconds(1));
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('R17 is as young as its last use, in whatever order uses are noted', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    const notes: (() => Promise<unknown>)[] = [];
    Object.assign(app.services, { afterResponse: notes.push.bind(notes) });
    for (let day = 0; day < 2; day++) {
      app.clock.turn(days(3));
      expect(await isSignedIn(browser)).toBe(true);
    }
    for (const note of notes.reverse()) await note();
    app.clock.turn(days(5));
    expect(await isSignedIn(browser)).toBe(true);
  });

  it('R17 ends after thirty days however busy', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    for (let day = 0; day < 29; day++) {
      app.clock.turn(days(1));
      expect(await isSignedIn(browser)).toBe(true);
    }
    app.clock.turn(days(1));
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('R18 is over after signing out, whoever kept the cookie', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    const kept = browser.cookies.get('__Host-session')!;
    expect((await browser.post('/api/sign-out')).status).toBe(204);
    browser.cookies.set('__Host-session', kept);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it('R18 signing out everywhere ends all of them, and nobody else’s', async () => {
    const app = await createTestApp();
    const phone = await signIn(app, mobile);
    app.clock.turn(minutes(1));
    const laptop = await signIn(app, mobile);
    const somebodyElse = await signIn(app, '+989350000009');
    expect((await laptop.post('/api/sign-out-everywhere')).status).toBe(204);
    expect([await isSignedIn(phone), await isSignedIn(laptop)]).toEqual([false, false]);
    expect(await isSignedIn(somebodyElse)).toBe(true);
    expect(await problemOf(phone.post('/api/sign-out-everywhere'))).toBe('sign_in_needed');
  });

  it('R21 private answers stay out of caches', async () => {
    const app = await createTestApp();
    const browser = await signIn(app, mobile);
    for (const path of ['/api/session', '/api/desk/session', '/api/proof-of-work?form=code'])
      expect((await browser.get(path)).headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('the session of an agent', () => {
  it('needs both factors', async () => {
    const app = await createTestApp();
    const agent = await addAgent(app, { mobile: agentMobile });
    const browser = app.visitor();
    await browser.post('/api/desk/sign-in/code', { mobile: agentMobile });
    await browser.post('/api/desk/sign-in/prove', { code: app.lastSms().code });
    expect(await deskStatus(browser)).toBe(401);
    const half = browser.cookies.get('__Host-desk');

    const code = await authenticatorCode(app, agent);
    expect((await browser.post('/api/desk/sign-in/second-factor', { code })).status).toBe(204);
    expect(await deskStatus(browser)).toBe(200);
    expect(browser.cookies.get('__Host-desk')).not.toBe(half);

    const thief = app.visitor();
    thief.cookies.set('__Host-desk', half!);
    expect(await deskStatus(thief)).toBe(401);
  });

  it('R10 a phone that is no agent’s gets the same answer and no SMS', async () => {
    const app = await createTestApp();
    await addAgent(app, { mobile: agentMobile });
    const known = await app.visitor().post('/api/desk/sign-in/code', { mobile: agentMobile });
    const unknown = await app.visitor().post('/api/desk/sign-in/code', { mobile });
    expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(app.texts.map(({ to }) => to)).toEqual([agentMobile]);
  });

  it('R87 takes an authenticator code once, also from two browsers at one moment', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { sendsPerMinute: 2 }),
    });
    const agent = await addAgent(app, { mobile: agentMobile });
    await addAgent(app, { mobile: colleague });
    const browsers = [await halfOpen(app), await halfOpen(app)];
    const code = await authenticatorCode(app, agent);
    const answers = await Promise.all(
      browsers.map((browser) => browser.post('/api/desk/sign-in/second-factor', { code })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 422]);
  });

  it('R87 takes no authenticator code that was used', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { sendsPerMinute: 2 }),
    });
    const { agent } = await signInAgent(app, { mobile: agentMobile });
    const used = await authenticatorCode(app, agent);
    app.clock.turn(seconds(20));
    const second = app.visitor();
    await second.post('/api/desk/sign-in/code', { mobile: agentMobile });
    await second.post('/api/desk/sign-in/prove', { code: app.lastSms().code });
    const replay = second.post('/api/desk/sign-in/second-factor', { code: used });
    expect(await problemOf(replay)).toBe('code_wrong');
  });

  it('is its own agent’s, beside a colleague of the same role', async () => {
    const app = await createTestApp();
    await signInAgent(app, { mobile: colleague, name: 'همکار' });
    const { browser } = await signInAgent(app, { mobile: agentMobile, name: 'خودش' });
    expect(await (await browser.get('/api/desk/session')).json()).toMatchObject({ name: 'خودش' });
  });

  it('takes a second factor once', async () => {
    const app = await createTestApp();
    const { agent, browser } = await signInAgent(app, { mobile: agentMobile });
    app.clock.turn(minutes(1));
    const code = await authenticatorCode(app, agent);
    const again = browser.post('/api/desk/sign-in/second-factor', { code });
    expect(await problemOf(again)).toBe('sign_in_needed');
    expect(await deskStatus(browser)).toBe(200);
  });

  it('R18 does not begin where the agent’s row says disabled, whoever else may work', async () => {
    const app = await createTestApp();
    const agent = await addAgent(app, { mobile: agentMobile });
    await addAgent(app, { mobile: colleague });
    const browser = await halfOpen(app);
    await app.db.update(agents).set({ disabledAt: 1 }).where(eq(agents.id, agent.id));
    const code = await authenticatorCode(app, agent);
    const proving = browser.post('/api/desk/sign-in/second-factor', { code });
    expect(await problemOf(proving)).toBe('sign_in_needed');
  });

  it.each([
    ['disabled', (context: RequestContext) => setAgentEnabled(context, colleague, false)],
    [
      'given a new second factor',
      (context: RequestContext) => resetSecondFactor(context, colleague),
    ],
  ])('R18 R87 stays, with what is under way, where a colleague is %s', async (_, stop) => {
    const app = await createTestApp();
    const { agent, browser } = await signInAgent(app, { mobile: agentMobile });
    await addAgent(app, { mobile: colleague });
    app.clock.turn(minutes(1));
    const under = app.visitor();
    await under.post('/api/desk/sign-in/code', { mobile: agentMobile });
    const { code } = app.lastSms();
    const asCustomer = app.visitor();
    await asCustomer.post('/api/sign-in/code', { mobile: colleague });
    const { code: customerCode } = app.lastSms();

    await stop({ ...app.services, db: app.db });
    expect(await deskStatus(browser)).toBe(200);
    expect((await under.post('/api/desk/sign-in/prove', { code })).status).toBe(204);
    const second = { code: await authenticatorCode(app, agent) };
    expect((await under.post('/api/desk/sign-in/second-factor', second)).status).toBe(204);
    const proving = await asCustomer.post('/api/sign-in/prove', { code: customerCode });
    expect(proving.status).toBe(204);
  });

  it('dies after five wrong authenticator codes', async () => {
    const app = await createTestApp();
    const agent = await addAgent(app, { mobile: agentMobile });
    const browser = app.visitor();
    await browser.post('/api/desk/sign-in/code', { mobile: agentMobile });
    await browser.post('/api/desk/sign-in/prove', { code: app.lastSms().code });
    const right = await authenticatorCode(app, agent);
    const wrong = right === '000000' ? '000001' : '000000';
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () =>
        problemOf(browser.post('/api/desk/sign-in/second-factor', { code: wrong })),
      ),
    );
    expect(outcomes.every((outcome) => outcome !== 'unexpected')).toBe(true);
    const after = browser.post('/api/desk/sign-in/second-factor', { code: right });
    expect(await problemOf(after)).toBe('sign_in_needed');
  });

  it('R17 ends after thirty idle minutes', async () => {
    const app = await createTestApp();
    const { browser } = await signInAgent(app, { mobile: agentMobile });
    app.clock.turn(minutes(30) - seconds(1));
    expect(await deskStatus(browser)).toBe(200);
    app.clock.turn(minutes(30) + seconds(1));
    expect(await deskStatus(browser)).toBe(401);
  });

  it('R17 ends after twelve hours however busy', async () => {
    const app = await createTestApp();
    const { browser } = await signInAgent(app, { mobile: agentMobile });
    for (let i = 0; i < 35; i++) {
      app.clock.turn(minutes(20));
      expect(await deskStatus(browser)).toBe(200);
    }
    app.clock.turn(hours(12) - minutes(20) * 35);
    expect(await deskStatus(browser)).toBe(401);
  });

  it('R18 is over once the agent is disabled, for good', async () => {
    const app = await createTestApp();
    const context = { ...app.services, db: app.db };
    const gone = await signInAgent(app, { mobile: agentMobile });
    await setAgentEnabled(context, agentMobile, false);
    expect(await deskStatus(gone.browser)).toBe(401);
    await setAgentEnabled(context, agentMobile, true);
    expect(await deskStatus(gone.browser)).toBe(401);
  });

  it.each([
    ['disabled', (context: RequestContext) => setAgentEnabled(context, agentMobile, false)],
    [
      'given a new second factor',
      (context: RequestContext) => resetSecondFactor(context, agentMobile),
    ],
  ])(
    'R87 does not begin where the agent is %s while the second factor is judged',
    async (_, stop) => {
      const app = await createTestApp();
      const agent = await addAgent(app, { mobile: agentMobile });
      const browser = await halfOpen(app);
      const code = await authenticatorCode(app, agent);
      meanwhile(app.client, () => stop({ ...app.services, db: app.db }));
      const answer = await browser.post('/api/desk/sign-in/second-factor', { code });
      expect(answer.status).toBe(422);
      await setAgentEnabled({ ...app.services, db: app.db }, agentMobile, true);
      expect(await deskStatus(browser)).toBe(401);
      expect((await app.client.execute('SELECT * FROM sessions')).rows).toEqual([]);
    },
  );

  it('R16 R18 is void as soon as the agent’s row says so, whoever changed it', async () => {
    const app = await createTestApp();
    const gone = await signInAgent(app, { mobile: agentMobile });
    const demoted = await signInAgent(app, { mobile: '+989350000002', role: 'admin' });
    const change = (id: string, set: Partial<typeof agents.$inferInsert>) =>
      app.db.update(agents).set(set).where(eq(agents.id, id));
    await change(gone.agent.id, { disabledAt: app.clock.now() });
    await change(demoted.agent.id, { role: 'agent' });
    expect([await deskStatus(gone.browser), await deskStatus(demoted.browser)]).toEqual([401, 401]);
  });

  it('opens nothing of a customer, nor the other way round', async () => {
    const app = await createTestApp();
    const { browser } = await signInAgent(app, { mobile: agentMobile });
    expect(await isSignedIn(browser)).toBe(false);
    const customer = await signIn(app, mobile);
    customer.cookies.set('__Host-desk', customer.cookies.get('__Host-session')!);
    expect(await deskStatus(customer)).toBe(401);
  });
});

describe('R17 R99 a session that was used under a clock that was ahead', () => {
  it('by ten years is over when the clock is right again', async () => {
    const app = await createTestApp();
    const before = await signIn(app, mobile);
    app.clock.turn(days(3_650));
    const customer = await signIn(app, '+989121234568');
    const { browser: agent } = await signInAgent(app, { mobile: agentMobile });
    app.clock.turn(-days(3_650));
    expect([await isSignedIn(customer), await deskStatus(agent)]).toEqual([false, 401]);
    expect(await isSignedIn(before)).toBe(true);
  });

  it('by half an hour goes on, and its proof is not fresh until then', async () => {
    const app = await createTestApp();
    app.clock.turn(minutes(30));
    const customer = await signIn(app, mobile);
    app.clock.turn(-minutes(30));
    const session = (await (await customer.get('/api/session')).json()) as object;
    expect(session).toMatchObject({ signedIn: true, freshProof: false });
    const email = 'sara@example.com';
    const work = await solveFor(customer, 'code', email);
    const change = customer.post('/api/account/identity/code', { email, work });
    expect(await problemOf(change)).toBe('fresh_proof_needed');
  });
});
