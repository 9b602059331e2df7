import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { workPrefixOf } from '#shared/contract/proof-of-work.ts';
import { makeTrackingCode } from '#shared/fields/tracking-code.ts';
import { liftBlocks } from '../../worker/desk/store.ts';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { makeSolvedChallenge } from '../../worker/proof-of-work/challenge.ts';
import { codeFor } from '../../worker/proofs/secrets.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { addAgent, signIn, signInAgent } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { fileTicket, goodRequest } from '../helpers/tickets.ts';
import { waitingProof } from '../helpers/waiting-proof.ts';

// A code for a number that no agent has, or that is blocked, is asked for and never sent. It may cost
// nobody else anything, and nothing may tell it from one that was sent.

const agentMobile = '+989350000001';
const nobody = '+989350000002';
const known = '+989121234567';
const blocked = '+989121234568';
const unproven = '+989121234560';
const email = 'reza@example.com';

/** An address of the net may ask for as much as these tests need; limits of phones stay. */
async function openApp(change: TestAppOptions['settings'] = () => {}) {
  const app = await createTestApp({
    settings: (settings) => {
      settings.limits.sendsPerAddressPerHour = 10_000;
      settings.limits.ticketsPerAddressPerHour = 10_000;
      change(settings);
    },
  });
  return app;
}

const block = (app: TestApp, address: string) =>
  blockAddress(app.db, { address, reason: 'آزار', blockedAt: 1, blockedBy: null });
const unblock = (app: TestApp, address: string) => liftBlocks(app.db, [address]);

/** Asks for a code, with the work that is needed unless other work is given. */
type Route = (browser: Browser, address: string, work?: string) => Promise<Response>;
const codeAt =
  (path: string): Route =>
  (browser, mobile, work) =>
    browser.post(path, { mobile, ...(work && { work }) });
const atDesk = codeAt('/api/desk/sign-in/code');
const byPhone = codeAt('/api/sign-in/code');

const proveAt = { desk: '/api/desk/sign-in/prove', phone: '/api/sign-in/prove' };
const { replyChannel: _replyChannel, ...request } = goodRequest;

const file = async (
  browser: Browser,
  sender: { mobile?: string; email?: string; [other: string]: unknown },
) => {
  const work = await solveFor(browser, 'ticket', sender.mobile ?? sender.email);
  const key = { 'Idempotency-Key': crypto.randomUUID() };
  return await browser.post('/api/contact', { ...request, ...sender, work }, key);
};

/** What is counted for phones that are sent to, their prefixes, the day's budget and the breaker. */
const charged = ({ db }: TestApp) =>
  db.all<{ key: string; count: number }>(sql`
    SELECT key, count FROM rate_limits WHERE key LIKE 'send:%' OR key = 'wrong-codes' ORDER BY key`);

/** An answer without what is chance in it. */
async function shapeOf(answer: Response) {
  const headers = [...answer.headers]
    .filter(([name]) => name !== 'x-request-id')
    .map(
      ([name, value]) =>
        `${name}: ${value.replace(/(proof-\w+)(?:-\w{12})?=[\w-]{22}(?:\.\w+)?/, '$1=…')}`,
    );
  const body = (await answer.text()).replace(/"requestId":"[^"]+"|"code":"[0-9A-Z-]{14}"/g, '…');
  return JSON.stringify([answer.status, headers, body]);
}

/** The digits of the challenge that this browser holds, and six that are not. */
async function codesOf(app: TestApp, browser: Browser, purpose: string) {
  // The cookie of a request that waits is named by its tracking code, and says when it was given.
  const [, kept = ''] =
    [...browser.cookies].find(([name]) => name.startsWith(`__Host-proof-${purpose}`)) ?? [];
  const [proofId = ''] = kept.split('.');
  const right = await codeFor(app.config.appSecret, proofId, purpose);
  return { right, wrong: right === '000000' ? '000001' : '000000' };
}

const purposeOf = new Map([
  [proveAt.desk, 'agent_sign_in'],
  [proveAt.phone, 'sign_in'],
  ['/api/contact/prove', 'file_ticket'],
  ['/api/requests/prove', 'open_ticket'],
]);

async function tryWrong(app: TestApp, browser: Browser, route: string, times: number) {
  const shapes: string[] = [];
  const { wrong } = await codesOf(app, browser, purposeOf.get(route) ?? '');
  for (let i = 0; i < times; i++)
    shapes.push(await shapeOf(await browser.post(route, { code: wrong })));
  return shapes;
}

describe('a code that is not sent', () => {
  it('R62 three hundred requests for numbers of nobody leave every budget as it was', async () => {
    const app = await openApp(({ limits }) => {
      Object.assign(limits, { sendsPerPrefixPerHour: 2, smsGlobalPerDay: 3 });
    });
    await addAgent(app, { mobile: agentMobile });
    for (let i = 0; i < 300; i++) {
      const mobile = `+98935000${String(1_000 + i)}`;
      const answer = await atDesk(app.visitor(), mobile);
      expect(answer.status).toBe(202);
    }
    expect(await charged(app)).toEqual([]);
    expect(app.texts).toEqual([]);

    await signIn(app, '+989350001000');
    await signInAgent(app, { mobile: agentMobile });
    const sent = (await charged(app)).filter(({ key }) => key === 'send:sms');
    expect(sent).toEqual([{ key: 'send:sms', count: 2 }]);
  });

  it('R62 a blocked number charges nothing by any route, and no mailbox either', async () => {
    const app = await openApp();
    const browser = await signIn(app, known);
    await block(app, blocked);
    await block(app, email);
    const code = await fileTicket(await signIn(app, '+989121234569'));
    await app.client.execute({
      sql: 'UPDATE tickets SET contact = ?, customer_id = NULL, proven = 0',
      args: [blocked],
    });
    const before = await charged(app);
    app.texts.length = 0;

    const work = await solveFor(browser, 'code');
    const change = { mobile: blocked, work };
    expect((await browser.post('/api/account/identity/code', change)).status).toBe(202);
    app.clock.turn(minutes(1));
    expect((await byPhone(app.visitor(), blocked)).status).toBe(202);
    app.clock.turn(minutes(1));
    const filing = app.visitor();
    expect((await file(filing, { mobile: blocked })).status).toBe(201);
    app.clock.turn(minutes(1));
    expect((await filing.post('/api/contact/proof', {})).status).toBe(202);
    app.clock.turn(minutes(1));
    expect((await app.visitor().post(`/api/requests/${code}/proof`, {})).status).toBe(202);
    expect((await app.visitor().post('/api/sign-in/code', { email })).status).toBe(202);
    app.clock.turn(minutes(1));
    expect((await file(app.visitor(), { email, prove: 'link' })).status).toBe(201);

    expect(await charged(app)).toEqual(before);
    expect([...app.texts, ...app.mails]).toEqual([]);
  });

  it('R62 a look-up of a code that no ticket has charges nothing', async () => {
    const app = await openApp();
    for (let i = 0; i < 10; i++) {
      const code = makeTrackingCode(crypto.getRandomValues(new Uint8Array(11)));
      const answer = await app.visitor().post(`/api/requests/${code}/proof`, {});
      expect(answer.status).toBe(202);
    }
    expect(await charged(app)).toEqual([]);
  });

  it('R62 what is asked at the desk leaves the number’s owner every code of a customer', async () => {
    const app = await openApp();
    for (let i = 0; i < 6; i++) await atDesk(app.visitor(), known);
    for (let i = 0; i < 5; i++) {
      await signIn(app, known);
      app.clock.turn(minutes(1));
    }
  });

  it('R62 a block that is taken back leaves the number all its limits', async () => {
    const app = await openApp();
    await block(app, blocked);
    for (let i = 0; i < 12; i++) await byPhone(app.visitor(), blocked);
    await unblock(app, blocked);
    await signIn(app, blocked);
  });

  it('R66 wrong tries at unsent codes stop nobody', async () => {
    const app = await openApp(({ limits }) => {
      limits.wrongCodesGlobalPerHour = 20;
    });
    await block(app, blocked);
    for (let i = 0; i < 12; i++) {
      const browser = app.visitor();
      await atDesk(browser, `+98935000${String(1_000 + i)}`);
      await tryWrong(app, browser, proveAt.desk, 5);
      app.clock.turn(seconds(61));
    }
    for (let i = 0; i < 6; i++) {
      const browser = app.visitor();
      await block(app, `+98912000${String(1_000 + i)}`);
      await byPhone(browser, `+98912000${String(1_000 + i)}`);
      await tryWrong(app, browser, proveAt.phone, 5);
    }
    expect(await charged(app)).toEqual([]);
    await signIn(app, '+989121234560');
    await addAgent(app, { mobile: agentMobile });
    await signInAgent(app, { mobile: agentMobile });
  });

  it('R66 a wrong token for a link that was not sent stops nobody', async () => {
    const app = await openApp();
    await block(app, email);
    const browser = app.visitor();
    await file(browser, { email, prove: 'link' });
    const proof = waitingProof(browser).proofId;
    for (let i = 0; i < 6; i++) {
      const answer = await browser.postForm('/confirm/', { proof, token: 'x'.repeat(43) });
      expect(answer.status).toBe(410);
    }
    expect(await charged(app)).toEqual([]);
  });

  it('R65 wrong tries at unsent codes lock no phone that codes are sent to', async () => {
    const app = await openApp();
    await addAgent(app, { mobile: agentMobile });
    await block(app, agentMobile);
    for (const [ask, route, mobile] of [
      [byPhone, proveAt.phone, agentMobile],
      [atDesk, proveAt.desk, known],
    ] as const)
      for (let i = 0; i < 4; i++) {
        const browser = app.visitor();
        await ask(browser, mobile);
        await tryWrong(app, browser, route, 5);
        app.clock.turn(seconds(61));
      }
    await signInAgent(app, { mobile: agentMobile });
    await signIn(app, known);
    await unblock(app, agentMobile);
    await signIn(app, agentMobile);
  });

  it('R65 R66 nor do those at a code that the limits of its phone kept back', async () => {
    const app = await openApp();
    const owner = app.visitor();
    await byPhone(owner, known);
    const { code } = app.lastSms();
    for (let i = 0; i < 4; i++) {
      const browser = app.visitor();
      expect((await file(browser, { mobile: known, title: `${request.title} ${i}` })).status).toBe(
        201,
      );
      await tryWrong(app, browser, '/api/contact/prove', 5);
    }
    expect(app.texts).toHaveLength(1);
    expect((await charged(app)).map(({ key }) => key)).not.toContain('wrong-codes');
    expect((await owner.post(proveAt.phone, { code })).status).toBe(204);
  });

  it('proves nothing, even by its right digits', async () => {
    const app = await openApp();
    const desk = app.visitor();
    await atDesk(desk, nobody);
    await addAgent(app, { mobile: nobody });
    const atDeskCode = await codesOf(app, desk, 'agent_sign_in');
    expect(await problemOf(desk.post(proveAt.desk, { code: atDeskCode.right }))).toBe('code_wrong');

    await block(app, blocked);
    const phone = app.visitor();
    await byPhone(phone, blocked);
    await unblock(app, blocked);
    const { right } = await codesOf(app, phone, 'sign_in');
    expect(await problemOf(phone.post(proveAt.phone, { code: right }))).toBe('code_wrong');
  });
});

describe('asking for a code that is sent and for one that is not', () => {
  /** Asks for one number as often as limits allow and beyond, guessing meanwhile. */
  async function trace(app: TestApp, ask: Route, route: string, mobile: string) {
    const seen: string[] = [];
    const askOnce = async (browser = app.visitor()) => {
      const trips = countRoundTrips(app.client);
      const answer = await ask(browser, mobile);
      seen.push(`${await shapeOf(answer)} ${trips.trips} ${trips.statements}`);
      return browser;
    };
    const first = await askOnce();
    await askOnce();
    seen.push(...(await tryWrong(app, first, route, 6)));
    app.clock.turn(seconds(61));
    seen.push(...(await tryWrong(app, await askOnce(), route, 6)));
    app.clock.turn(seconds(61));
    seen.push(...(await tryWrong(app, await askOnce(), route, 2)));
    for (let i = 0; i < 4; i++) {
      app.clock.turn(seconds(61));
      await askOnce();
    }
    for (let i = 0; i < 8; i++) {
      app.clock.turn(hours(1));
      await askOnce();
    }
    app.clock.turn(hours(24));
    seen.push(...(await tryWrong(app, await askOnce(), route, 1)));
    return seen;
  }

  /** The server's own work behind an answer is none of the asker's. */
  const openQuiet = async () => {
    const app = await openApp();
    Object.assign(app.services, { afterResponse: () => {} });
    return app;
  };
  const statuses = (seen: string[]) => seen.map((one) => Number(/\d+/.exec(one)?.[0]));

  it('R10 cannot be distinguished at the desk, however often it is asked', async () => {
    const app = await openQuiet();
    await addAgent(app, { mobile: agentMobile });
    const sent = await trace(app, atDesk, proveAt.desk, agentMobile);
    const other = await openQuiet();
    expect(await trace(other, atDesk, proveAt.desk, nobody)).toEqual(sent);
    expect(statuses(sent)).toEqual([
      ...[202, 429, 422, 422, 422, 422, 422, 410],
      ...[202, 422, 422, 422, 422, 422, 410],
      ...[202, 429, 429],
      ...[202, 202, 429, 429],
      ...[202, 202, 202, 202, 202, 429, 429, 429],
      ...[202, 422],
    ]);
  });

  it('R10 cannot be distinguished for a blocked number and one that is not', async () => {
    const app = await openQuiet();
    const sent = await trace(app, byPhone, proveAt.phone, known);
    const other = await openQuiet();
    await block(other, blocked);
    expect(await trace(other, byPhone, proveAt.phone, blocked)).toEqual(sent);
  });

  it('R10 counts on where a number is blocked in the middle', async () => {
    const steps = async (mayBlock: boolean) => {
      const app = await openQuiet();
      const seen: string[] = [];
      for (let i = 0; i < 9; i++) {
        if (i === 3 && mayBlock) await block(app, known);
        const browser = app.visitor();
        const answer = i % 2 ? file(browser, { mobile: known }) : byPhone(browser, known);
        seen.push(await shapeOf(await answer));
        if (i % 2) seen.push(await shapeOf(await browser.post('/api/contact/proof', {})));
        app.clock.turn(seconds(i === 2 ? 30 : 61));
      }
      return seen;
    };
    expect(await steps(true)).toEqual(await steps(false));
  });

  it.each([
    ['technical', known],
    ['technical', blocked],
    ['account', known],
    ['account', blocked],
    ['account', unproven],
  ])('R10 a request that is sent again is one and the same: %s from %s', async (type, mobile) => {
    const app = await openQuiet();
    await block(app, blocked);
    await block(app, `unproven:${unproven}`);
    const send = async (change = {}) => {
      const browser = app.visitor();
      const answer = await file(browser, { mobile, requestType: type, ...change });
      const { code } = (await answer.json()) as { code: string };
      return [code, waitingProof(browser).proofId];
    };
    const first = await send();
    app.clock.turn(minutes(9));
    expect(await send()).toEqual(first);
    expect(await send({ text: `${request.text}  ` })).toEqual(first);
    expect(await send({ title: `${request.title} ۲` })).not.toContain(first[0]);
    app.clock.turn(minutes(2));
    expect(await send()).not.toContain(first[0]);
  });

  it('R10 R31 nor by a look-up of the code that a stopped request was given', async () => {
    const seen = async (mobile: string, requestType: string) => {
      const app = await openQuiet();
      await block(app, blocked);
      await block(app, `unproven:${unproven}`);
      const filed = await file(app.visitor(), { mobile, requestType });
      const { code } = (await filed.json()) as { code: string };
      app.clock.turn(minutes(11));
      await file(app.visitor(), { mobile, requestType });
      app.clock.turn(minutes(2));
      const shapes: string[] = [];
      const browser = app.visitor();
      const lookUp = (by: Browser) =>
        by.post(`/api/requests/${code.replaceAll('-', '')}/proof`, {});
      shapes.push(await shapeOf(await lookUp(browser)));
      shapes.push(await shapeOf(await byPhone(app.visitor(), mobile)));
      shapes.push(...(await tryWrong(app, browser, '/api/requests/prove', 2)));
      app.clock.turn(minutes(3));
      shapes.push(...(await tryWrong(app, browser, '/api/requests/prove', 1)));
      for (let i = 0; i < 6; i++) {
        shapes.push(await shapeOf(await lookUp(app.visitor())));
        app.clock.turn(minutes(2));
      }
      return shapes;
    };
    for (const type of ['technical', 'account']) {
      const free = await seen(known, type);
      expect(statuses(free).slice(0, 5)).toEqual([202, 429, 422, 422, 410]);
      expect(await seen(blocked, type)).toEqual(free);
      expect(await seen(unproven, type)).toEqual(free);
    }
  });

  it('a request that a block stopped is filed where it is sent again after the block', async () => {
    const app = await openApp();
    await block(app, blocked);
    await file(app.visitor(), { mobile: blocked, requestType: 'account' });
    await unblock(app, blocked);
    await file(app.visitor(), { mobile: blocked, requestType: 'account' });
    expect(await app.db.all(sql`SELECT contact FROM tickets`)).toEqual([{ contact: blocked }]);
  });

  it('R10 an agent’s number is not revealed by any other route', async () => {
    const seen = async (mobile: string, route: string) => {
      const app = await openQuiet();
      await addAgent(app, { mobile: agentMobile });
      const shapes: string[] = [];
      for (let i = 0; i < 3; i++) {
        shapes.push(await shapeOf(await atDesk(app.visitor(), mobile)));
        const browser = app.visitor();
        shapes.push(await shapeOf(await byPhone(browser, mobile)));
        shapes.push(...(await tryWrong(app, browser, route, 5)));
        const desk = app.visitor();
        shapes.push(await shapeOf(await atDesk(desk, mobile)));
        app.clock.turn(seconds(61));
      }
      return shapes;
    };
    expect(await seen(agentMobile, proveAt.phone)).toEqual(await seen(nobody, proveAt.phone));
  });

  it('R10 is refused alike where the day’s budget is spent or a prefix asks for more work', async () => {
    const spent = async (mobile: string, at: Route, limits: object) => {
      const app = await openApp((settings) => Object.assign(settings.limits, limits));
      await addAgent(app, { mobile: agentMobile });
      await block(app, blocked);
      for (const other of ['+989121230000', '+989121230001', '+989350009998', '+989350009999'])
        await byPhone(app.visitor(), other);
      app.clock.turn(minutes(5));
      const asked = { form: 'code', prefix: workPrefixOf(mobile), level: 0 } as const;
      const { solution } = await makeSolvedChallenge(app.services, asked);
      return await shapeOf(await at(app.visitor(), mobile, solution));
    };
    for (const [limits, refusal] of [
      [{ smsGlobalPerDay: 4 }, '429'],
      [{ sendsPerPrefixPerHour: 1 }, 'work_needed'],
    ] as const) {
      const atPhone = await spent('+989121234500', byPhone, limits);
      expect(atPhone).toContain(refusal);
      expect(await spent(blocked, byPhone, limits)).toBe(atPhone);
      const desk = await spent(agentMobile, atDesk, limits);
      expect(desk).toContain(refusal);
      expect(await spent(nobody, atDesk, limits)).toBe(desk);
    }
  });
});
