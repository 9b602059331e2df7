import { describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { resetSecondFactor } from '../../worker/sign-in/reset-factor.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { meanwhile } from '../helpers/meanwhile.ts';
import { addAgent, authenticatorCode, passFirstFactor, signInAgent } from '../helpers/people.ts';

const mobile = '+989350000001';
const colleague = '+989350000002';

async function openApp() {
  const app = await createTestApp({
    settings: ({ limits }) =>
      Object.assign(limits, { sendsPerMinute: 100, sendsPerHour: 100, sendsPerDay: 100 }),
  });
  return { app, agent: await addAgent(app, { mobile }) };
}

const halfOpen = (app: TestApp, phone = mobile) => passFirstFactor(app, phone);

const tryFactor = (browser: Browser, code: string) =>
  browser.post('/api/desk/sign-in/second-factor', { code });

type Agent = Awaited<ReturnType<typeof addAgent>>;

/** A code that is not right now, nor a moment before or after. */
async function wrongCode(app: TestApp, agent: Agent) {
  const around = [-30, 0, 30].map(async (moved) => {
    const clock = { now: () => app.clock.now() + seconds(moved) };
    return await authenticatorCode({ ...app, clock }, agent);
  });
  const right = await Promise.all(around);
  return ['000000', '111111', '222222', '333333'].find((code) => !right.includes(code)) ?? '';
}

/** Wrong tries in as many sessions as they need. */
async function fail(app: TestApp, agent: Agent, count: number) {
  const code = await wrongCode(app, agent);
  let browser = await halfOpen(app, agent.mobile);
  for (let i = 0; i < count; i++) {
    if (i % 4 === 3) browser = await halfOpen(app, agent.mobile);
    expect(await problemOf(tryFactor(browser, code))).toBe('code_wrong');
  }
}

const alarms = ({ logLines }: TestApp) =>
  logLines.filter((line) => line.includes('second_factor_tries_spent'));

describe('wrong second factors of an agent', () => {
  it('R87 are ten in an hour over all sessions; then the right one is refused alike', async () => {
    const { app, agent } = await openApp();
    await fail(app, agent, 10);
    const browser = await halfOpen(app);
    const right = await authenticatorCode(app, agent);
    const answers = [
      await tryFactor(browser, await wrongCode(app, agent)),
      await tryFactor(browser, right),
    ];
    const [wrong, refused] = await Promise.all(
      answers.map(async (answer) => ({
        status: answer.status,
        retryAfter: answer.headers.get('Retry-After'),
        problem: await problemOf(answer),
      })),
    );
    expect(refused).toEqual(wrong);
    expect(refused).toEqual({ status: 429, retryAfter: '3600', problem: 'too_many_requests' });
    expect((await browser.get('/api/desk/session')).status).toBe(401);

    app.clock.turn(hours(1));
    const later = await halfOpen(app);
    expect((await tryFactor(later, await authenticatorCode(app, agent))).status).toBe(204);
  });

  it('R87 are twenty in a day', async () => {
    const { app, agent } = await openApp();
    await fail(app, agent, 10);
    app.clock.turn(hours(1));
    await fail(app, agent, 10);
    app.clock.turn(hours(2));
    const browser = await halfOpen(app);
    const answer = await tryFactor(browser, await authenticatorCode(app, agent));
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([429, String(21 * 60 * 60)]);
    app.clock.turn(days(1) - hours(3));
    const next = await halfOpen(app);
    expect((await tryFactor(next, await authenticatorCode(app, agent))).status).toBe(204);
  });

  it('R87 count for this agent alone, and not what was right', async () => {
    const { app, agent } = await openApp();
    const other = await addAgent(app, { mobile: colleague });
    await fail(app, agent, 10);
    const browser = await halfOpen(app, colleague);
    expect((await tryFactor(browser, await authenticatorCode(app, other))).status).toBe(204);
    for (let i = 0; i < 12; i++) {
      app.clock.turn(minutes(1));
      await signInAgent(app, { mobile: colleague });
    }
  });

  it('R87 alarm once as each limit is reached, and name the agent', async () => {
    const { app, agent } = await openApp();
    await fail(app, agent, 9);
    expect(alarms(app)).toEqual([]);
    await fail(app, agent, 1);
    const browser = await halfOpen(app);
    for (let i = 0; i < 4; i++) await tryFactor(browser, await wrongCode(app, agent));
    expect(alarms(app)).toHaveLength(1);
    expect(JSON.parse(alarms(app)[0] ?? '')).toMatchObject({
      level: 'alarm',
      agentId: agent.id,
      count: 10,
    });
    app.clock.turn(hours(1));
    await fail(app, agent, 10);
    expect(alarms(app)).toHaveLength(3);
  });

  it('R5 R87 judge exactly as many as are allowed at one moment', async () => {
    const { app, agent } = await openApp();
    const browsers = [];
    for (let i = 0; i < 4; i++) browsers.push(await halfOpen(app));
    const code = await wrongCode(app, agent);
    const outcomes = await Promise.all(
      browsers.flatMap((browser) =>
        Array.from({ length: 8 }, () => problemOf(tryFactor(browser, code))),
      ),
    );
    expect(outcomes).toContain('too_many_requests');
    const { rows } = await app.client.execute(
      `SELECT count FROM rate_limits WHERE key LIKE 'second-factor:%'`,
    );
    expect(rows.map(({ count }) => count)).toEqual([10, 10]);
    const { rows: tries } = await app.client.execute(
      'SELECT sum(second_factor_tries) AS sum, max(second_factor_tries) AS most FROM sessions',
    );
    expect(tries[0]).toMatchObject({ sum: 10, most: 5 });
  });

  it('R87 stop the right one that comes beside the last of them', async () => {
    const { app, agent } = await openApp();
    await fail(app, agent, 9);
    const [one, other] = [await halfOpen(app), await halfOpen(app)];
    const right = await authenticatorCode(app, agent);
    const wrong = await wrongCode(app, agent);
    meanwhile(app.client, async () => {
      await tryFactor(other, wrong);
    });
    expect(await problemOf(tryFactor(one, right))).toBe('too_many_requests');
  });

  it('R65 are nobody’s who has not proven the phone', async () => {
    const { app, agent } = await openApp();
    const code = await wrongCode(app, agent);
    for (let i = 0; i < 30; i++)
      expect(await problemOf(tryFactor(app.visitor(), code))).toBe('sign_in_needed');
    await signInAgent(app, { mobile });
  });

  it('R87 begin anew with a new second factor', async () => {
    const { app, agent } = await openApp();
    const other = await addAgent(app, { mobile: colleague });
    await fail(app, agent, 10);
    await fail(app, other, 10);
    await resetSecondFactor({ ...app.services, db: app.db }, mobile);
    await signInAgent(app, { mobile });
    const browser = await halfOpen(app, colleague);
    const right = await authenticatorCode(app, other);
    expect(await problemOf(tryFactor(browser, right))).toBe('too_many_requests');
  });
});
