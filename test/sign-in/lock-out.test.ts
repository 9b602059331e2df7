import { describe, expect, it } from 'vitest';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { addAgent, passFirstFactor, signIn, signInByEmail } from '../helpers/people.ts';
import { goodRequest } from '../helpers/tickets.ts';

// Anybody can ask for codes to a number and try wrong ones. Whoever has proven it before, on the same
// device, notices nothing.

const mobile = '+989121234567';
const email = 'reza@example.com';

const routes = {
  phone: { ask: '/api/sign-in/code', prove: '/api/sign-in/prove', address: { mobile } },
  desk: { ask: '/api/desk/sign-in/code', prove: '/api/desk/sign-in/prove', address: { mobile } },
  mailbox: { ask: '/api/sign-in/code', prove: '/api/sign-in/prove', address: { email } },
} as const;
type Route = (typeof routes)[keyof typeof routes];

async function openApp() {
  const app = await createTestApp({
    settings: ({ limits }) => Object.assign(limits, { sendsPerAddressPerHour: 10_000 }),
  });
  await addAgent(app, { mobile });
  return app;
}

const ask = (browser: Browser, { ask, address }: Route) => browser.post(ask, address);

/** Proves one more number in a browser that need not pay for it. */
async function signInToo(app: TestApp, other: string, browser: Browser) {
  browser.cookies.delete('__Host-asked');
  await signIn(app, other, browser);
}

/** Asks and guesses as others who have never proven the address, until nothing is let through. */
async function attack(app: TestApp, route: Route) {
  const outcomes: string[] = [];
  for (let i = 0; i < 12; i++) {
    const other = app.visitor();
    const asked = await ask(other, route);
    outcomes.push(String(asked.status));
    if (asked.status === 202)
      for (let j = 0; j < 5; j++)
        outcomes.push(await problemOf(other.post(route.prove, { code: '000000' })));
    app.clock.turn(i % 6 === 5 ? hours(1) : seconds(61));
  }
  return outcomes;
}

const codeSent = (app: TestApp, route: Route) =>
  'email' in route.address ? app.lastMail().code : app.lastSms().code;

const enter = {
  phone: (app: TestApp) => signIn(app, mobile),
  desk: (app: TestApp) => passFirstFactor(app, mobile),
  mailbox: (app: TestApp) => signInByEmail(app, email),
};

describe.each(['phone', 'desk', 'mailbox'] as const)('R65 the limits of an address: %s', (name) => {
  const route = routes[name];

  it('are used up by others for themselves alone', async () => {
    const app = await openApp();
    const owner = await enter[name](app);
    app.clock.turn(seconds(61));
    const outcomes = await attack(app, route);
    expect(outcomes).toContain('429');
    expect(outcomes).toContain('too_many_requests');
    expect((await ask(app.visitor(), route)).status).toBe(429);

    expect((await ask(owner, route)).status).toBe(202);
    const { prove } = route;
    expect(await problemOf(owner.post(prove, { code: '000000' }))).toBe('code_wrong');
    expect((await owner.post(prove, { code: codeSent(app, route) })).status).toBe(204);
  });

  it('leave the code of a known device alive where somebody else asks for one', async () => {
    const app = await openApp();
    const owner = await enter[name](app);
    app.clock.turn(seconds(61));
    expect((await ask(owner, route)).status).toBe(202);
    const code = codeSent(app, route);
    expect((await ask(app.visitor(), route)).status).toBe(202);
    expect((await owner.post(route.prove, { code })).status).toBe(204);
  });

  it('are those of R9 again for its known devices, and no more', async () => {
    const app = await openApp();
    const owner = await enter[name](app);
    app.clock.turn(hours(24));
    const statuses: number[] = [];
    for (let i = 0; i < 20; i++) {
      statuses.push((await ask(owner, route)).status);
      app.clock.turn(i % 2 ? hours(1) : minutes(2));
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(10);
    expect((await ask(app.visitor(), route)).status).toBe(202);
  });
});

describe('R65 a known device', () => {
  it('stays one for an agent’s phone where a customer’s number is proven on it too', async () => {
    const app = await openApp();
    const browser = await passFirstFactor(app, mobile);
    for (const other of ['+989350000001', '+989350000002']) await signInToo(app, other, browser);
    app.clock.turn(seconds(61));
    await attack(app, routes.desk);
    expect((await ask(browser, routes.desk)).status).toBe(202);
    expect(browser.cookies.get('__Host-device')?.split('.')).toHaveLength(3);
  });

  it('keeps the marks of few addresses, the last ones', async () => {
    const app = await openApp();
    const browser = app.visitor();
    for (let i = 0; i < 7; i++) {
      await signInToo(app, `+98935000000${i}`, browser);
      app.clock.turn(minutes(5));
    }
    expect(browser.cookies.get('__Host-device')?.split('.')).toHaveLength(5);
  });

  it('is one for a look-up of its request and for the form without scripts', async () => {
    const app = await openApp();
    const owner = await signIn(app, mobile);
    const filed = await owner.post('/api/contact', goodRequest);
    const { code } = (await filed.json()) as { code: string };
    app.clock.turn(seconds(61));
    await attack(app, routes.phone);
    app.texts.length = 0;
    expect((await app.visitor().post(`/api/requests/${code}/proof`, {})).status).toBe(202);
    expect(app.texts).toEqual([]);
    expect((await owner.post(`/api/requests/${code}/proof`, {})).status).toBe(202);
    expect(app.texts).toHaveLength(1);
  });
});
