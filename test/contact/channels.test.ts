import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ContactNow } from '#shared/contract/contact.ts';
import type { PublicNow } from '#shared/contract/organisation.ts';
import { runScheduled } from '../../worker/app.ts';
import { ConfigFault } from '../../worker/foundation/config.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import type { SmsProvider } from '../../worker/foundation/ports/providers.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { addAgent, signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';

const { replyChannel: _replyChannel, ...request } = goodRequest;
const noMail = { services: { emailProvider: null } };
const withChannels = (settings: Parameters<NonNullable<TestAppOptions['settings']>>[0]) => {
  settings.replyChannels = ['sms', 'email', 'sms_and_email', 'thread'];
};

const provider = (name: string, result: Awaited<ReturnType<SmsProvider['send']>>): SmsProvider => ({
  name,
  send: async () => result,
});
const refusing = (name: string) => provider(name, { kind: 'account', reason: 'no credit' });
const unreachable = (name: string) =>
  provider(name, { kind: 'retry', reason: 'not connected: ECONNREFUSED', unreached: true });

const nowOf = async (app: TestApp) =>
  (await (await app.visitor().get('/api/now')).json()) as PublicNow;
const formOf = async (app: TestApp, browser = app.visitor(), type = 'technical') =>
  (await (await browser.get(`/api/contact/${type}`)).json()) as ContactNow;

async function send(app: TestApp, change: Record<string, unknown>) {
  const browser = app.visitor();
  const work = await solveFor(browser, 'ticket', String(change.mobile ?? change.email));
  const asked = { ...request, work, ...change };
  return browser.post('/api/contact', asked, { 'Idempotency-Key': crypto.randomUUID() });
}

/** Lets codes fail until the channel shows it. */
async function tryCodes(app: TestApp, count = 1) {
  for (let i = 0; i < count; i++) {
    const browser = app.visitor();
    const mobile = `0912000000${i}`;
    await browser.post('/api/sign-in/code', {
      mobile,
      work: await solveFor(browser, 'code', mobile),
    });
  }
  await app.settle();
}

describe('channels that cannot deliver', () => {
  it('R71 are named to every page, also where their share of the day is spent', async () => {
    const spent = await createTestApp({
      settings: (settings) => {
        settings.limits.smsGlobalPerDay = 0;
      },
    });
    expect(await nowOf(spent)).toMatchObject({ channels: ['sms', 'email'], spent: ['sms'] });
    expect(await nowOf(await createTestApp())).toMatchObject({ spent: [] });
  });

  it('R71 are all offered where all deliver', async () => {
    const app = await createTestApp({ settings: withChannels });
    expect((await nowOf(app)).channels).toEqual(['sms', 'email']);
    expect(await formOf(app)).toMatchObject({
      replyChannels: ['sms', 'email', 'sms_and_email', 'thread'],
      codesDown: [],
    });
  });

  it('R71 mail is left out without a mail server, in what the API says and takes', async () => {
    const app = await createTestApp({ settings: withChannels, ...noMail });
    expect((await nowOf(app)).channels).toEqual(['sms']);
    expect((await formOf(app)).replyChannels).toEqual(['sms', 'thread']);
    expect(await problemOf(send(app, { email: 'sara@example.com' }))).toBe('email_not_offered');
    const byMail = await send(app, { mobile: '09121234567', replyChannel: 'sms_and_email' });
    expect(byMail.status).toBe(422);
    expect(await byMail.json()).toMatchObject({ error: { fields: { replyChannel: /روش/ } } });
    expect((await send(app, { mobile: '09121234567', replyChannel: 'sms' })).status).toBe(201);
  });

  it('R71 a customer whom nothing can notify files all the same, and looks by itself', async () => {
    const app = await createTestApp({
      settings: (settings) => {
        settings.replyChannels = ['email'];
        settings.requestTypes[0]!.unprovenTickets = 'accept';
      },
      ...noMail,
    });
    const customer = await signedIn(app);
    expect((await formOf(app, customer)).replyChannels).toEqual(['thread']);
    const filed = await customer.post('/api/contact', { ...request, replyChannel: 'thread' });
    expect(filed.status).toBe(201);
  });

  it.each([
    ['refuses our account', [refusing('kavenegar')], 1],
    ['and the one behind it refuse our account', [refusing('kavenegar'), refusing('smsir')], 1],
    ['cannot be reached', [unreachable('kavenegar')], 3],
  ] as const)(
    'R71 SMS is left out while its provider %s, and back after it',
    async (_, providers, tries) => {
      const smsProviders = [...providers];
      const app = await createTestApp({ settings: withChannels, services: { smsProviders } });
      expect((await nowOf(app)).channels).toEqual(['sms', 'email']);
      await tryCodes(app, tries);
      expect((await nowOf(app)).channels).toEqual(['email']);
      expect(await formOf(app)).toMatchObject({
        replyChannels: ['email', 'thread'],
        codesDown: ['sms'],
      });
      expect(await problemOf(send(app, { mobile: '09351112233' }))).toBe('sms_paused');
      expect(await app.db.all(sql`SELECT id FROM tickets`)).toEqual([]);
      expect((await send(app, { email: 'sara@example.com' })).status).toBe(201);
      app.clock.turn(minutes(15));
      expect((await nowOf(app)).channels).toEqual(['sms', 'email']);
    },
  );

  it('R71 signing in and changing an address send nothing by a channel that is down', async () => {
    const good = provider('kavenegar', { kind: 'ok', providerMessageId: '1', costRials: 1 });
    const smsProviders = [good];
    const app = await createTestApp({ settings: withChannels, services: { smsProviders } });
    const customer = await signInByEmail(app, 'sara@example.com');
    const ask = async (
      browser: Browser,
      path: string,
      to: { mobile: string } | { email: string },
    ) => browser.post(path, { ...to, work: await solveFor(browser, 'code', Object.values(to)[0]) });
    smsProviders[0] = refusing('kavenegar');
    await tryCodes(app);
    const guest = app.visitor();
    const mobile = { mobile: '09351112233' };
    const proofs = () => app.db.all(sql`SELECT count(*) FROM proofs`);
    const before = await proofs();
    expect(await problemOf(ask(guest, '/api/sign-in/code', mobile))).toBe('sms_paused');
    expect(await problemOf(ask(customer, '/api/account/identity/code', mobile))).toBe('sms_paused');
    expect(await proofs()).toEqual(before);
    app.clock.turn(minutes(2));
    const byMail = await ask(guest, '/api/sign-in/code', { email: 'reza@example.com' });
    expect(byMail.status).toBe(202);
    app.clock.turn(minutes(15));
    expect((await ask(guest, '/api/sign-in/code', mobile)).status).toBe(202);
  });

  it('R65 R71 an agent is sent a code all the same: there is no other way to the desk', async () => {
    const smsProviders = [refusing('kavenegar')];
    const app = await createTestApp({ settings: withChannels, services: { smsProviders } });
    await tryCodes(app);
    const browser = app.visitor();
    const mobile = '+989121110000';
    await addAgent(app, { mobile });
    const work = await solveFor(browser, 'code', mobile);
    expect((await browser.post('/api/desk/sign-in/code', { mobile, work })).status).toBe(202);
  });

  it('R70 R71 what was sent before stays of use where the next proof cannot be sent', async () => {
    const good = provider('kavenegar', { kind: 'ok', providerMessageId: '1', costRials: 1 });
    const smsProviders = [good];
    const app = await createTestApp({ settings: withChannels, services: { smsProviders } });
    const browser = app.visitor();
    const email = 'sara@example.com';
    const work = await solveFor(browser, 'ticket', email);
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    await browser.post('/api/contact', { ...request, email, prove: 'code', work }, key);
    await app.settle();
    smsProviders[0] = refusing('kavenegar');
    await tryCodes(app);
    const mobile = '09351112233';
    const another = { mobile, prove: 'code', work: await solveFor(browser, 'code', mobile) };
    expect(await problemOf(browser.post('/api/contact/proof', another))).toBe('sms_paused');
    const { code } = app.lastMail();
    expect((await browser.post('/api/contact/prove', { code })).status).toBe(200);
  });

  it('R71 one provider of two that is paused leaves SMS offered', async () => {
    const good = provider('smsir', { kind: 'ok', providerMessageId: '1', costRials: 1 });
    const smsProviders = [refusing('kavenegar'), good];
    const app = await createTestApp({ settings: withChannels, services: { smsProviders } });
    await tryCodes(app, 4);
    expect((await nowOf(app)).channels).toEqual(['sms', 'email']);
  });

  it('R71 numbers that alone cannot be reached take SMS from nobody', async () => {
    const smsProviders: SmsProvider[] = [
      {
        name: 'kavenegar',
        send: async ({ to }) =>
          to.endsWith('0')
            ? { kind: 'ok', providerMessageId: to, costRials: 1 }
            : { kind: 'retry', reason: 'busy' },
      },
    ];
    const app = await createTestApp({ settings: withChannels, services: { smsProviders } });
    await tryCodes(app, 5);
    expect((await nowOf(app)).channels).toEqual(['sms', 'email']);
  });

  it('R71 nothing is left out of the form of a guest whom no channel serves', async () => {
    const smsProviders = [refusing('kavenegar')];
    const app = await createTestApp({
      settings: (settings) => {
        settings.replyChannels = ['sms', 'email'];
      },
      services: { smsProviders, emailProvider: null },
    });
    await tryCodes(app);
    expect(await formOf(app)).toMatchObject({
      replyChannels: ['sms', 'email'],
      codesDown: ['sms', 'email'],
    });
  });

  it('R71 the desk learns of a channel in settings that nothing serves, until it is served', async () => {
    const app = await createTestApp({ settings: withChannels, ...noMail });
    await runScheduled(app.services);
    const open = () => app.db.all(sql`SELECT name, key FROM alarms WHERE recovered_at IS NULL`);
    expect(await open()).toEqual([{ name: 'channel_not_served', key: 'email' }]);
    app.settings.replyChannels = ['sms', 'thread'];
    app.clock.turn(minutes(1));
    await runScheduled(app.services);
    expect(await open()).toEqual([]);
  });
});

describe('a start', () => {
  const holdAll =
    (replyChannels: ('sms' | 'email' | 'thread')[]): TestAppOptions['settings'] =>
    (settings) => {
      settings.replyChannels = replyChannels;
      for (const type of settings.requestTypes) type.unprovenTickets = 'hold';
    };

  it.each([
    ['e-mail alone and no mail server', { settings: holdAll(['email']), ...noMail }],
    [
      'no provider at all',
      { settings: holdAll(['sms', 'email']), services: { emailProvider: null, smsProviders: [] } },
    ],
    [
      'no SMS where people look by themselves',
      { settings: holdAll(['thread']), services: { emailProvider: null, smsProviders: [] } },
    ],
  ])('R71 at which nothing can be filed is a fault: %s', async (_what, options) => {
    const start = createTestApp(options);
    await expect(start).rejects.toThrow(ConfigFault);
    await expect(start).rejects.toThrow(/No request can be filed.*replyChannels/s);
  });

  it('R71 at which one type takes unproven requests is none', async () => {
    const app = await createTestApp({
      settings: (settings) => {
        holdAll(['email'])?.(settings);
        settings.requestTypes[0]!.unprovenTickets = 'accept';
      },
      ...noMail,
    });
    expect((await app.visitor().get('/api/now')).status).toBe(200);
  });
});
