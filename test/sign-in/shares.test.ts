import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ContactNow } from '#shared/contract/contact.ts';
import { makeTrackingCode } from '#shared/fields/tracking-code.ts';
import type { Limits } from '#shared/settings/limits.ts';
import { commit } from '../../worker/foundation/database/commit.ts';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { deliverDue } from '../../worker/notifications/delivery/deliver.ts';
import { enqueue } from '../../worker/notifications/store.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { lifeMs } from '../../worker/proofs/life.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import { type Browser, problemIn, problemOf } from '../helpers/browser.ts';
import { addAgent, passFirstFactor, signIn, signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { goodRequest } from '../helpers/tickets.ts';

// A day's messages are shared: of ten, three are kept for notices of answers, one for agents, two for known
// devices, and four are for everybody. The test's clock begins at ten o'clock in Tehran.

const agentMobile = '+989350000001';
const mobileNo = (i: number) => `+98912${String(1_000_000 + i * 7919)}`;
const mailNo = (i: number) => `person${i}@example.com`;
const { replyChannel: _replyChannel, ...request } = goodRequest;

type Unit = {
  name: string;
  limits: Partial<Limits>;
  /** What unknown devices ask for codes to. */
  address(i: number): { mobile: string } | { email: string };
  problem: string;
  sent(app: TestApp): number;
};

const units: Unit[] = [
  {
    name: 'SMS',
    limits: { smsGlobalPerDay: 10 },
    address: (i) => ({ mobile: mobileNo(i) }),
    problem: 'sms_spent',
    sent: ({ texts }) => texts.length,
  },
  {
    name: 'Rials',
    limits: { smsRialsPerDay: 1_200, smsRialsPerPart: 120 },
    address: (i) => ({ mobile: mobileNo(i) }),
    problem: 'sms_spent',
    sent: ({ texts }) => texts.length,
  },
  {
    name: 'e-mails',
    limits: { emailsPerDay: 10 },
    address: (i) => ({ email: mailNo(i) }),
    problem: 'email_spent',
    sent: ({ mails }) => mails.length,
  },
];

async function openApp(limits: Partial<Limits>, options: TestAppOptions = {}) {
  const app = await createTestApp({
    ...options,
    settings: (settings) => {
      Object.assign(settings.limits, { sendsPerAddressPerHour: 10_000, ...limits });
      for (const type of settings.requestTypes) type.unprovenTickets = 'hold';
    },
  });
  await addAgent(app, { mobile: agentMobile });
  return app;
}

const askAs = (browser: Browser, address: object) => browser.post('/api/sign-in/code', address);

/** Unknown devices ask until they get nothing more; answers how many codes left. */
async function spendCommon(app: TestApp, unit: Unit, from = 100): Promise<number> {
  const before = unit.sent(app);
  for (let i = from; i < from + 6; i++) await askAs(app.visitor(), unit.address(i));
  return unit.sent(app) - before;
}

const file = async (
  browser: Browser,
  sender: { mobile?: string; email?: string; prove?: string },
  title = request.title,
) => {
  const work = await solveFor(browser, 'ticket', sender.mobile ?? sender.email);
  return await browser.post('/api/contact', { ...request, title, ...sender, work });
};

const notify = (app: TestApp, i: number, message = 'ticket_answered') =>
  commit(app.db, [
    enqueue(
      { ...app.services, db: app.db },
      {
        message,
        channel: 'sms',
        to: mobileNo(500 + i),
        data: { trackingCode: 'K7QM-2X9D-4HTZ', department: 'مالی', promise: 'فردا' },
      },
    ),
  ]);

describe.each(units)('R64 the day’s $name', (unit) => {
  it('leave unknown devices what nobody has reserved, and say when there is more', async () => {
    const app = await openApp(unit.limits);
    expect(await spendCommon(app, unit)).toBe(4);
    const refused = await askAs(app.visitor(), unit.address(1));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe(String(14 * 3600));
    expect(await problemIn(Promise.resolve(refused))).toMatchObject({
      code: unit.problem,
      facts: { returnsAt: app.clock.now() + hours(14) },
    });
    app.clock.turn(hours(14) - 1);
    expect(await problemOf(askAs(app.visitor(), unit.address(1)))).toBe(unit.problem);
    app.clock.turn(1);
    expect((await askAs(app.visitor(), unit.address(1))).status).toBe(202);
  });

  it('are shared exactly where all ask at once', async () => {
    const app = await openApp(unit.limits);
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => askAs(app.visitor(), unit.address(i))),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(4);
    await app.settle();
    await deliverDue(app.services);
    await app.settle();
    expect(unit.sent(app)).toBe(4);
  });

  it('keep two for known devices when unknown ones have spent theirs', async () => {
    const app = await openApp(unit.limits);
    const browsers: Browser[] = [];
    for (let i = 0; i < 3; i++) {
      const address = unit.address(i);
      const browser =
        'mobile' in address
          ? await signIn(app, address.mobile)
          : await signInByEmail(app, address.email);
      browsers.push(browser);
    }
    await spendCommon(app, unit);
    app.clock.turn(minutes(2));
    const statuses: number[] = [];
    for (const [i, browser] of browsers.entries())
      statuses.push((await askAs(browser, unit.address(i))).status);
    expect(statuses).toEqual([202, 202, 429]);
  });

  it('are charged with what was sent alone', async () => {
    const app = await openApp(unit.limits);
    for (let i = 0; i < 20; i++) {
      const address = unit.address(i);
      const blocked = Object.values(address)[0] ?? '';
      await blockAddress(app.db, {
        address: blocked,
        reason: 'آزار',
        blockedAt: 1,
        blockedBy: null,
      });
      expect((await askAs(app.visitor(), address)).status).toBe(202);
    }
    expect(await spendCommon(app, unit)).toBe(4);
  });

  it('R10 are refused alike for a blocked address, at the same cost', async () => {
    const app = await openApp(unit.limits);
    await spendCommon(app, unit);
    const seen = async (i: number) => {
      const trips = countRoundTrips(app.client);
      const problem = await problemIn(askAs(app.visitor(), unit.address(i)));
      return { ...problem, requestId: '', trips: trips.trips, statements: trips.statements };
    };
    const blocked = Object.values(unit.address(2))[0] ?? '';
    await blockAddress(app.db, { address: blocked, reason: 'آزار', blockedAt: 1, blockedBy: null });
    expect(await seen(2)).toEqual(await seen(1));
  });

  it('file nothing that would wait for a code that nobody sends', async () => {
    const app = await openApp(unit.limits);
    await spendCommon(app, unit);
    expect(await problemOf(file(app.visitor(), { ...unit.address(1), prove: 'code' }))).toBe(
      unit.problem,
    );
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toEqual([]);
  });

  it('are lost by no code that was never sent', async () => {
    const dead = { kind: 'permanent', reason: 'no such number' } as const;
    const app = await openApp(unit.limits, {
      services: {
        smsProviders: [{ name: 'kavenegar', send: async () => dead }],
        emailProvider: { name: 'smtp', send: async () => dead },
      },
    });
    for (let i = 0; i < 12; i++)
      expect((await askAs(app.visitor(), unit.address(i))).status).toBe(202);
  });

  it('are lost by no code that dies in the queue', async () => {
    const app = await openApp(unit.limits, { services: { afterResponse: () => {} } });
    for (let i = 0; i < 4; i++)
      expect((await askAs(app.visitor(), unit.address(i))).status).toBe(202);
    expect((await askAs(app.visitor(), unit.address(9))).status).toBe(429);
    app.clock.turn(minutes(15));
    await deliverDue(app.services);
    for (let i = 0; i < 4; i++)
      expect((await askAs(app.visitor(), unit.address(i))).status).toBe(202);
    expect((await askAs(app.visitor(), unit.address(9))).status).toBe(429);
  });

  it('are given back by no code of the day before that dies in the queue', async () => {
    const app = await openApp(unit.limits, { services: { afterResponse: () => {} } });
    const life = lifeMs['mobile' in unit.address(0) ? 'sms_code' : 'email_code'];
    app.clock.turn(hours(14) - 1);
    for (let i = 0; i < 4; i++) await askAs(app.visitor(), unit.address(i));
    app.clock.turn(life / 2);
    for (let i = 4; i < 8; i++) await askAs(app.visitor(), unit.address(i));
    app.clock.turn(life / 2 - seconds(40));
    await deliverDue(app.services);
    expect(unit.sent(app)).toBe(4);
    expect(await problemOf(askAs(app.visitor(), unit.address(9)))).toBe(unit.problem);
  });

  it('are given back by no code of the day before that could not be sent', async () => {
    const dayBefore = [0, 1, 2, 3].flatMap((i) => Object.values(unit.address(i)));
    let calls = 0;
    // By address: which of several senders calls first is left open.
    const send = async ({ to }: { to: string }) => {
      calls += 1;
      return dayBefore.includes(to)
        ? ({ kind: 'permanent', reason: 'no such number' } as const)
        : ({ kind: 'ok', providerMessageId: null, costRials: null } as const);
    };
    const app = await openApp(unit.limits, {
      services: {
        afterResponse: () => {},
        smsProviders: [{ name: 'kavenegar', send }],
        emailProvider: { name: 'smtp', send },
      },
    });
    app.clock.turn(hours(14) - 1);
    for (let i = 0; i < 4; i++) await askAs(app.visitor(), unit.address(i));
    app.clock.turn(1);
    for (let i = 4; i < 8; i++) await askAs(app.visitor(), unit.address(i));
    await deliverDue(app.services);
    expect(calls).toBe(8);
    expect(
      await app.db.all(sql`SELECT count(*) AS count FROM outbox WHERE state = 'dead'`),
    ).toEqual([{ count: 4 }]);
    expect(await problemOf(askAs(app.visitor(), unit.address(9)))).toBe(unit.problem);
  });

  it('R99 go on where the clock has jumped', async () => {
    const app = await openApp(unit.limits);
    app.clock.turn(hours(24 * 3_650));
    expect(await spendCommon(app, unit)).toBe(4);
    app.clock.turn(-hours(24 * 3_650));
    expect(await spendCommon(app, unit, 200)).toBe(4);
  });
});

describe('R64 a day’s SMS', () => {
  const [sms] = units;
  const limits = { smsGlobalPerDay: 10 };

  it('keep one for agents, and an agent’s own known device always gets a code', async () => {
    const app = await openApp(limits);
    const known = await passFirstFactor(app, agentMobile);
    app.clock.turn(minutes(2));
    const desk = (browser: Browser) =>
      browser.post('/api/desk/sign-in/code', { mobile: agentMobile });
    for (let i = 0; i < 4; i++) await askAs(app.visitor(), { mobile: mobileNo(i) });
    expect(await problemOf(desk(app.visitor()))).toBe('sms_spent');
    const nobody = { mobile: '+989350000009' };
    expect(await problemOf(app.visitor().post('/api/desk/sign-in/code', nobody))).toBe('sms_spent');
    const before = app.texts.length;
    expect((await desk(known)).status).toBe(202);
    expect(app.texts).toHaveLength(before + 1);
  });

  it('keep three for notices of answers, in their turn; others wait for midnight', async () => {
    const app = await openApp(limits);
    expect(await spendCommon(app, sms!)).toBe(4);
    for (let i = 0; i < 5; i++) await notify(app, i);
    for (let i = 5; i < 7; i++) await notify(app, i, 'ticket_filed');
    await deliverDue(app.services);
    expect(app.texts).toHaveLength(4 + 3);
    app.clock.turn(hours(14));
    await deliverDue(app.services);
    expect(app.texts).toHaveLength(4 + 3 + 4);
  });

  it('go to codes first that were promised, even where money is spent meanwhile', async () => {
    const app = await openApp({ smsRialsPerDay: 600, smsRialsPerPart: 120 });
    Object.assign(app.services, { afterResponse: () => {} });
    for (let i = 0; i < 2; i++) await askAs(app.visitor(), { mobile: mobileNo(i) });
    for (let i = 0; i < 5; i++) await notify(app, i);
    await deliverDue(app.services);
    expect(app.texts.filter(({ text }) => /#\d{6}/.test(text))).toHaveLength(2);
    expect(app.texts).toHaveLength(4);
  });

  it('R31 are refused alike for every tracking code, whatever way its ticket has', async () => {
    const app = await openApp(limits);
    const code = async (
      sender: { mobile?: string; email?: string; prove?: string },
      title: string,
    ) => {
      const filed = await file(app.visitor(), sender, title);
      return ((await filed.json()) as { code: string }).code;
    };
    const codes = [
      await code({ mobile: mobileNo(1) }, 'رنگ کالا با عکس فرق دارد'),
      await code({ email: mailNo(1), prove: 'code' }, 'صفحهٔ پرداخت باز نمی‌شود'),
      makeTrackingCode(crypto.getRandomValues(new Uint8Array(11))),
    ];
    await spendCommon(app, sms!);
    app.clock.turn(minutes(2));
    const seen: unknown[] = [];
    for (const one of codes) {
      const trips = countRoundTrips(app.client);
      const answer = await app.visitor().post(`/api/requests/${one}/proof`, {});
      seen.push([answer.status, trips.trips, trips.statements]);
    }
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(seen[0]).toEqual([429, expect.any(Number), expect.any(Number)]);
  });

  it('are refused for a change of number and another code of a request alike', async () => {
    const app = await openApp(limits);
    const filing = app.visitor();
    expect((await file(filing, { mobile: mobileNo(1) })).status).toBe(201);
    const owner = await signIn(app, mobileNo(2));
    await spendCommon(app, sms!);
    app.clock.turn(minutes(2));
    const work = await solveFor(owner, 'code', mobileNo(3));
    const change = { mobile: mobileNo(3), work };
    expect(await problemOf(owner.post('/api/account/identity/code', change))).toBe('sms_spent');
    expect(await problemOf(filing.post('/api/contact/proof', {}))).toBe('sms_spent');
    expect((await askAs(owner, { mobile: mobileNo(2) })).status).toBe(202);
  });
});

describe('R64 the form of a request type', () => {
  const now = async (browser: Browser, type = 'technical') =>
    ((await (await browser.get(`/api/contact/${type}`)).json()) as ContactNow).codesReturnAt;

  it('says before it is sent when codes return, to whom none is left for', async () => {
    const app = await openApp({ smsGlobalPerDay: 10 });
    const owner = await signIn(app, mobileNo(1));
    const none = { sms: null, email: null };
    expect(await now(app.visitor())).toEqual(none);
    await spendCommon(app, units[0]!);
    expect(await now(app.visitor())).toEqual({ ...none, sms: app.clock.now() + hours(14) });
    expect(await now(owner)).toEqual(none);
    app.clock.turn(hours(14));
    expect(await now(app.visitor())).toEqual(none);
  });

  it('has nothing to say where it asks for no code', async () => {
    const app = await openApp({ smsGlobalPerDay: 10 });
    for (const type of app.settings.requestTypes) type.unprovenTickets = 'accept';
    await spendCommon(app, units[0]!);
    expect(await now(app.visitor())).toEqual({ sms: null, email: null });
  });
});

describe('R64 notices to people who have proven nothing', () => {
  it('leave the next day’s share to others, however many were asked for when this one’s was spent', async () => {
    const app = await openApp({ smsGlobalPerDay: 10 });
    for (const type of app.settings.requestTypes) type.unprovenTickets = 'accept';
    for (let i = 0; i < 14; i++) {
      const mobile = mobileNo(i);
      const browser = app.visitor();
      const work = await solveFor(browser, 'ticket', mobile);
      const filed = await browser.post('/api/contact', { ...request, mobile, work });
      expect(filed.status).toBe(201);
    }
    await deliverDue(app.services);
    expect(app.texts).toHaveLength(4);
    app.clock.turn(hours(14) + minutes(1));
    await deliverDue(app.services);
    expect(app.texts).toHaveLength(4);
    expect((await askAs(app.visitor(), { mobile: mobileNo(50) })).status).toBe(202);
  });
});
