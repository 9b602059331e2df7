import { describe, expect, it } from 'vitest';
import { commit } from '../../worker/foundation/database/commit.ts';
import { days, hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { networksOf } from '../../worker/foundation/security/client-address.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { makeSolvedChallenge } from '../../worker/proof-of-work/challenge.ts';
import { sendsInAll, sendsOfNetworks, sendsToPrefix } from '../../worker/proof-of-work/demand.ts';
import {
  derivationsOf,
  stepsOfNetwork,
  stepsOfOthers,
} from '../../worker/proof-of-work/difficulty.ts';
import { always, countDemands } from '../../worker/proof-of-work/store.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { addAgent, signIn } from '../helpers/people.ts';
import { levelAt, solveFor, topLevel } from '../helpers/proof-of-work.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { goodRequest } from '../helpers/tickets.ts';

const mobile = '+989121234567';
const mobileNo = (i: number) => `+9893${i % 10}${String(i * 7919).padStart(7, '0')}`;

/** Nothing raises the level but what a test says. */
const openApp = (change: object = {}) =>
  createTestApp({
    settings: ({ limits }) =>
      Object.assign(limits, {
        sendsPerAddressPerHour: 1_000_000,
        sendsPerPrefixPerHour: 1_000_000,
        sendsInAllPerHour: 1_000_000,
        ...change,
      }),
  });

const ask = (app: TestApp, mobile: string, given: object = {}) =>
  app.visitor().post('/api/sign-in/code', { mobile, ...given });

/** How many were sent before, without sending them. */
async function haveSent(app: TestApp, demands: Parameters<typeof countDemands>[1], count: number) {
  for (let i = 0; i < count; i++)
    await commit(app.db, [countDemands(app.db, demands, app.clock.now(), always)]);
}

async function solvedAt(app: TestApp, level: number, prefix = '+98912123') {
  const asked = { form: 'code', prefix, level } as const;
  return (await makeSolvedChallenge(app.services, asked)).solution;
}

const phoneSeconds = (level: number) => (derivationsOf(level) * 6 * 0.19) / 1000;

describe('R61 the work for a code', () => {
  it('takes a slow phone one second in calm, ten while others attack, and two minutes at most', () => {
    expect(phoneSeconds(0)).toBeLessThan(1);
    expect(phoneSeconds(stepsOfOthers.length)).toBeLessThan(10);
    expect(phoneSeconds(topLevel)).toBeLessThan(120);
    expect(derivationsOf(topLevel + 1)).toBe(derivationsOf(topLevel));
    for (let level = 1; level <= topLevel; level++)
      expect(derivationsOf(level)).toBeGreaterThan(derivationsOf(level - 1));
  });

  it.each([
    ['a prefix', { sendsPerPrefixPerHour: 20 }, stepsOfOthers, () => '192.0.2.1'],
    ['all', { sendsInAllPerHour: 20 }, stepsOfOthers, () => '192.0.2.1'],
    ['an IPv4 /24', { sendsPerAddressPerHour: 20 }, stepsOfNetwork, (i: number) => `192.0.2.${i}`],
    [
      'an IPv6 /64',
      { sendsPerAddressPerHour: 20 },
      stepsOfNetwork,
      (i: number) => `2001:db8::${i}`,
    ],
    [
      'an IPv6 /56',
      { sendsPerAddressPerHour: 16 },
      stepsOfNetwork,
      (i: number) => `2001:db8:0:${(i % 250).toString(16)}::1`,
    ],
    [
      'an IPv6 /48',
      { sendsPerAddressPerHour: 40 / 3 },
      stepsOfNetwork,
      (i: number) => `2001:db8:0:${i.toString(16)}00::1`,
    ],
  ])(
    'rises by a step at each multiple of what is usual for %s, and no further',
    async (_, limits, steps, from) => {
      const app = await openApp();
      Object.assign(app.settings.limits, limits);
      const looks = [0, 19, ...steps.flatMap((step) => [step * 20 - 1, step * 20]), 55];
      for (let count = 0; count <= 55; count++) {
        app.comeFrom(from(count));
        if (looks.includes(count))
          expect(await levelAt(app.visitor(), 'code', mobile), `${count}`).toBe(
            steps.filter((step) => count >= step * 20).length,
          );
        await haveSent(app, demandsAt(app, from(count)), 1);
      }
      app.clock.turn(hours(1));
      expect(await levelAt(app.visitor(), 'code', mobile)).toBe(0);
    },
  );

  const demandsAt = ({ settings: { limits } }: TestApp, from: string) => [
    ...sendsOfNetworks(limits, from),
    ...sendsToPrefix(limits, '+98912123'),
    sendsInAll(limits, 'sms'),
  ];

  it('counts the codes that are sent, for their prefix, their network and all', async () => {
    for (const limits of [
      { sendsPerPrefixPerHour: 2 },
      { sendsPerAddressPerHour: 2 },
      { sendsInAllPerHour: 2 },
    ]) {
      const app = await openApp(limits);
      await ask(app, '+989121230001');
      expect(await levelAt(app.visitor(), 'code', mobile)).toBe(0);
      await ask(app, '+989121230002');
      expect(await levelAt(app.visitor(), 'code', mobile)).toBeGreaterThan(0);
    }
  });

  it('counts the notice that a guest’s request brings to an unproven phone, as far as it is sent', async () => {
    const app = await openApp({ sendsInAllPerHour: 2, sendsPerPrefixPerHour: 2 });
    const block = { address: mobileNo(9), reason: 'آزار', blockedAt: 1, blockedBy: null };
    await blockAddress(app.db, { ...block, address: `unproven:${block.address}` });
    const file = async (sender: string) => {
      const browser = app.visitor();
      const { replyChannel: _sms, ...request } = goodRequest;
      const work = await solveFor(browser, 'ticket', sender);
      const sent = { ...request, requestType: 'account', mobile: sender, work };
      const key = { 'Idempotency-Key': crypto.randomUUID() };
      expect((await browser.post('/api/contact', sent, key)).status).toBe(201);
    };
    await file(mobileNo(1));
    for (let i = 0; i < 3; i++) await file(mobileNo(9));
    expect(await levelAt(app.visitor(), 'code', mobile)).toBe(0);
    await file(mobileNo(2));
    expect(await levelAt(app.visitor(), 'code', mobile)).toBeGreaterThan(0);
    expect(app.texts).toHaveLength(2);
  });

  it('is counted over the last hour, to five minutes', async () => {
    const app = await openApp({ sendsInAllPerHour: 2 });
    await ask(app, mobileNo(1));
    app.clock.turn(minutes(54));
    await ask(app, mobileNo(2));
    expect(await levelAt(app.visitor(), 'code', mobile)).toBeGreaterThan(0);
    app.clock.turn(minutes(6));
    expect(await levelAt(app.visitor(), 'code', mobile)).toBe(0);
  });

  it('takes for usual in all what the same hours of the last weeks had, not what one of them had', async () => {
    const app = await openApp({ sendsInAllPerHour: 2 });
    const all = [sendsInAll(app.settings.limits, 'sms')];
    const start = app.clock.now();
    await haveSent(app, all, 30);
    app.clock.turn(days(7));
    await haveSent(app, all, 3);
    expect(await levelAt(app.visitor(), 'code', mobile)).toBe(3);
    app.clock.turn(days(7));
    await haveSent(app, all, 5);
    expect(await levelAt(app.visitor(), 'code', mobile)).toBe(0);
    await haveSent(app, all, 1);
    expect(await levelAt(app.visitor(), 'code', mobile)).toBe(1);
    app.clock.turn(hours(2));
    await haveSent(app, all, 2);
    expect(await levelAt(app.visitor(), 'code', mobile)).toBe(1);
    app.clock.turn(start - app.clock.now());
    expect(await levelAt(app.visitor(), 'code', mobile)).toBe(4);
  });

  it('is owed for the first code too, and for each', async () => {
    const app = await openApp();
    await addAgent(app, { mobile: '+989350000001' });
    const browser = await signIn(app, mobile);
    const filing = app.visitor();
    for (const [who, path, body] of [
      [app.visitor(), '/api/sign-in/code', { mobile: mobileNo(1) }],
      [app.visitor(), '/api/sign-in/code', { email: 'sara@example.ir' }],
      [app.visitor(), '/api/desk/sign-in/code', { mobile: '+989350000001' }],
      [app.visitor(), '/api/desk/sign-in/code', { mobile: mobileNo(2) }],
      [browser, '/api/account/identity/code', { mobile: mobileNo(3) }],
      [filing, '/api/contact', { requestType: 'technical', title: 'x', text: 'y', mobile }],
    ] as const)
      expect(await problemIn(who.post(path, { ...body, work: undefined })), path).toMatchObject({
        code: 'work_needed',
        facts: { level: 0 },
      });
  });

  it('is owed by no device that has proven the address', async () => {
    const app = await openApp({ sendsPerAddressPerHour: 0 });
    const browser = await signIn(app, mobile);
    app.clock.turn(minutes(1));
    const again = { mobile, work: undefined };
    expect((await browser.post('/api/sign-in/code', again)).status).toBe(202);
    app.clock.turn(minutes(1));
    const anew = { kind: 'mobile', work: undefined };
    expect((await browser.post('/api/account/prove-again', anew)).status).toBe(202);
  });

  it('is done for one prefix, and serves no other', async () => {
    const app = await openApp();
    const work = await solvedAt(app, topLevel);
    expect(await problemOf(ask(app, mobileNo(1), { work }))).toBe('work_wrong');
    expect(await problemOf(ask(app, '+989121244567', { work }))).toBe('work_wrong');
    expect((await ask(app, '+989121239999', { work })).status).toBe(202);
    expect(await problemOf(ask(app, '+989121239998', { work }))).toBe('work_spent');
  });

  it('may be one step below the level of now for half a minute, and then not at all', async () => {
    const app = await openApp({ sendsPerPrefixPerHour: 20 });
    const { limits } = app.settings;
    const prefix = sendsToPrefix(limits, '+98912123');
    const hoard = await Promise.all(Array.from({ length: 3 }, () => solvedAt(app, 0)));
    await haveSent(app, prefix, 20);
    expect((await ask(app, '+989121230001', { work: hoard[0] })).status).toBe(202);
    await haveSent(app, prefix, 4);
    const late = { work: hoard[1] };
    expect(await problemIn(ask(app, '+989121230002', late))).toMatchObject({
      code: 'work_needed',
      facts: { level: 2 },
    });
    const dear = { work: await solvedAt(app, 1) };
    app.clock.turn(seconds(30));
    expect(await problemOf(ask(app, '+989121230002', dear))).toBe('work_needed');
    expect((await ask(app, '+989121230002', { work: await solvedAt(app, 1) })).status).toBe(202);
    // What was refused is not used up.
    app.clock.turn(minutes(8));
    expect(await problemOf(ask(app, '+989121230003', { work: hoard[2] }))).toBe('work_needed');
  });

  it('is judged exactly where a hoard of cheap work is spent at once', async () => {
    const app = await openApp({ sendsPerPrefixPerHour: 4 });
    const works = await Promise.all(Array.from({ length: 30 }, () => solvedAt(app, 0)));
    const answers = await Promise.all(
      works.map((work, i) => ask(app, `+9891212300${String(i).padStart(2, '0')}`, { work })),
    );
    // Two steps above the level of this work lie at one and a quarter of what is usual.
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(5);
    expect(app.texts).toHaveLength(5);
  });

  it('costs a code no further round trip, and as many statements for whomever', async () => {
    const app = await openApp();
    Object.assign(app.services, { afterResponse: () => {} });
    const counts: object[] = [];
    for (const number of [mobileNo(1), mobileNo(2), '+989121239999']) {
      const work = await solvedAt(app, 0, number.slice(0, -4));
      const seen = countRoundTrips(app.client);
      expect((await ask(app, number, { work })).status).toBe(202);
      counts.push({ trips: seen.trips, statements: seen.statements });
    }
    expect(new Set(counts.map((count) => JSON.stringify(count))).size).toBe(1);
    expect(counts[0]).toMatchObject({ trips: 1 });
  });

  it('R63 is never so much that it is refused: every limit of others is full', async () => {
    const app = await openApp({
      sendsPerAddressPerHour: 0,
      sendsPerPrefixPerHour: 0,
      sendsInAllPerHour: 0,
      ticketsPerAddressPerHour: 0,
      codeLookupsPerAddressPerHour: 0,
    });
    expect(await levelAt(app.visitor(), 'code', mobile)).toBe(topLevel);
    await signIn(app, mobile);
  });

  it.each([
    ['example.ir', 'example.ir', 'a.example.ir', 'x.y.example.ir'],
    ['uni.ac.ir', 'uni.ac.ir', 'mail.uni.ac.ir', 'x.mail.uni.ac.ir'],
  ])('R67 rises for a domain that few people have, with all names below %s', (...[, ...names]) => {
    const limits = { sendsPerPrefixPerHour: 60 } as never;
    const keys = names.map((name) => sendsToPrefix(limits, name).map(({ key }) => key));
    expect(new Set(keys.flat()).size).toBe(1);
    expect(sendsToPrefix(limits, 'gmail.com')).toEqual([]);
  });

  it('R67 rises for a name like that of a large provider, which anybody can have', () => {
    const limits = { sendsPerPrefixPerHour: 60 } as never;
    for (const name of ['gmail.ir', 'live.ir', 'outlook.me', 'chmail.com'])
      expect(sendsToPrefix(limits, name)).toHaveLength(1);
    for (const name of ['gmail.com', 'proton.me', 'chmail.ir'])
      expect(sendsToPrefix(limits, name)).toEqual([]);
  });

  it('R67 rises after ten mails to one such domain', async () => {
    const app = await openApp();
    const mail = (i: number, domain: string) =>
      app.visitor().post('/api/sign-in/code', { email: `person${i}@${domain}` });
    for (let i = 0; i < 10; i++) {
      expect(await levelAt(app.visitor(), 'code', 'a@few.example')).toBe(0);
      expect((await mail(i, 'few.example')).status).toBe(202);
      expect((await mail(i, 'gmail.com')).status).toBe(202);
    }
    expect(await levelAt(app.visitor(), 'code', 'a@few.example')).toBe(1);
    expect(await levelAt(app.visitor(), 'code', 'a@gmail.com')).toBe(0);
  });
});

it.each([
  ['192.0.2.77', ['192.0.2.0/24']],
  ['::ffff:192.0.2.77', ['192.0.2.0/24']],
  ['2001:DB8:1:2fe::5', ['2001:db8:1:2fe::/64', '2001:db8:1:200::/56', '2001:db8:1::/48']],
  ['2001:db8::', ['2001:db8:0:0::/64', '2001:db8:0:0::/56', '2001:db8:0::/48']],
  ['unknown', ['unknown']],
])('R61 the networks of %s', (address, networks) => {
  expect(networksOf(address)).toEqual(networks);
});
