import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { measureSms } from '#shared/persian/sms.ts';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import type { SmsProvider } from '../../worker/foundation/ports/providers.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { codeFor } from '../../worker/proofs/secrets.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemIn, problemOf } from '../helpers/browser.ts';
import { addAgent, signIn, signInAgent, signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';

const mobile = '+989121234567';

const ask = (browser: Browser, mobile: string) => browser.post('/api/sign-in/code', { mobile });
const prove = (browser: Browser, code: string) => browser.post('/api/sign-in/prove', { code });
const countOf = async ({ db }: TestApp, table: string) => {
  const [row] = await db.all<{ count: number }>(sql.raw(`SELECT count(*) AS count FROM ${table}`));
  return row?.count ?? 0;
};
/** The digits that the browser's proof asks for, sent or not. */
const codeOf = ({ config }: TestApp, browser: Browser) =>
  codeFor(config.appSecret, browser.cookies.get('__Host-proof-sign_in') ?? '', 'sign_in');
const wrongFor = (code: string) => (code === '000000' ? '000001' : '000000');

describe('signing in by code', () => {
  it('signs in whoever has the code', async () => {
    const { visitor, lastSms } = await createTestApp();
    const browser = visitor();
    const sent = await ask(browser, mobile);
    expect(sent.status).toBe(202);
    expect(await sent.json()).toEqual({
      kind: 'mobile',
      expiresInSeconds: 120,
      resendAfterSeconds: 60,
    });

    expect((await prove(browser, lastSms().code)).status).toBe(204);
    expect(await (await browser.get('/api/session')).json()).toMatchObject({
      signedIn: true,
      identities: [{ kind: 'mobile', masked: '۰۹۱۲ ••• ۴۵۶۷', proven: true }],
      freshProof: true,
    });
  });

  it('knows a mailbox in any case of letters', async () => {
    const app = await createTestApp();
    await signInByEmail(app, 'Reza@Example.com');
    app.clock.turn(minutes(2));
    await signInByEmail(app, ' reza@example.com');
    expect(await countOf(app, 'customers')).toBe(1);
  });

  it.each([
    '09121234567',
    '9121234567',
    '989121234567',
    '+989121234567',
    '00989121234567',
    '0912 123 4567',
    '0912-123-4567',
    '\u200e09121234567\u200f',
    '۰۹۱۲۱۲۳۴۵۶۷',
    '٠٩١٢١٢٣٤٥٦٧',
  ])('R1 %s is the one account, limit and challenge', async (spelling) => {
    const app = await createTestApp();
    await signIn(app, mobile);
    app.clock.turn(minutes(1));
    await signIn(app, spelling);
    expect(await countOf(app, 'customers')).toBe(1);
    expect(app.lastSms().to).toBe(mobile);
    expect(await problemOf(ask(app.visitor(), mobile))).toBe('too_many_requests');
  });

  it.each(['09121234567 09121234568', '09121234567\n', '02188888888', '+12025550123', 'x', ''])(
    'R1 %j gets no SMS',
    async (typed) => {
      const { visitor, texts } = await createTestApp();
      const problem = await problemIn(ask(visitor(), typed));
      expect(problem.code).toBe('bad_input');
      expect(problem.fields?.mobile).toMatch(/\p{Script=Arabic}/u);
      expect(texts).toHaveLength(0);
    },
  );

  it('wants one address, not two and not none', async () => {
    const { visitor } = await createTestApp();
    const browser = visitor();
    expect(await problemOf(browser.post('/api/sign-in/code', {}))).toBe('bad_input');
    const both = { mobile, email: 'reza@example.com' };
    expect(await problemOf(browser.post('/api/sign-in/code', both))).toBe('bad_input');
  });

  it('R4 the right code is nothing in another browser', async () => {
    const { visitor, lastSms } = await createTestApp();
    await ask(visitor(), mobile);
    expect(await problemOf(prove(visitor(), lastSms().code))).toBe('code_expired');
  });

  it('R6 a hundred right codes at once make one session', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    await ask(browser, mobile);
    const { code } = app.lastSms();
    const answers = await Promise.all(Array.from({ length: 100 }, () => prove(browser, code)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await countOf(app, 'sessions')).toBe(1);
    expect(await countOf(app, 'customers')).toBe(1);
  });

  it('R8 a known device is not locked out by an unknown one', async () => {
    const app = await createTestApp();
    const known = await signIn(app, mobile);
    await known.post('/api/sign-out');

    const outcomes: string[] = [];
    for (let round = 0; round < 3; round++) {
      app.clock.turn(seconds(61));
      const unknownDevice = app.visitor();
      await ask(unknownDevice, mobile);
      const wrong = wrongFor(app.lastSms().code);
      for (let i = 0; i < 5; i++) outcomes.push(await problemOf(prove(unknownDevice, wrong)));
    }
    expect(outcomes.filter((outcome) => outcome === 'code_wrong')).toHaveLength(10);
    expect(outcomes.at(-1)).toBe('too_many_requests');

    app.clock.turn(minutes(10));
    const work = await solveFor(known, 'code');
    expect((await known.post('/api/sign-in/code', { mobile, work })).status).toBe(202);
    expect((await prove(known, app.lastSms().code)).status).toBe(204);
  });

  it.each(['۱۲۳ ۴۵۶', '١٢٣٤٥٦', '123-456', ' 123456 '])(
    'R11 reads %j as six digits',
    async (typed) => {
      const app = await createTestApp();
      const browser = app.visitor();
      await ask(browser, mobile);
      const right = app.lastSms().code === '123456';
      expect((await prove(browser, typed)).status).toBe(right ? 204 : 422);
      expect(await problemOf(prove(app.visitor(), typed))).toBe('code_expired');
    },
  );

  it('R11 takes the code in Persian digits with a space', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    await ask(browser, mobile);
    const persian = app
      .lastSms()
      .code.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
      .replace(/^.../, '$& ');
    expect((await prove(browser, persian)).status).toBe(204);
  });

  it('R11 the SMS is one part and ends with the line that phones fill in', async () => {
    const app = await createTestApp();
    await ask(app.visitor(), mobile);
    const { text } = app.lastSms();
    expect(text.split('\n').at(-1)).toMatch(/^@help\.narenj\.example #\d{6}$/);
    expect(measureSms(text).parts).toBe(1);
  });

  it('R13 a forged host changes nothing in a message', async () => {
    const app = await createTestApp();
    const forged = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Forwarded: 'host=evil.example;proto=http',
    };
    await app.visitor().post('/api/sign-in/code', { mobile }, forged);
    expect(app.lastSms().text).toMatch(/@help\.narenj\.example #\d{6}$/);
  });

  it('R23 asking takes one round trip, proving a read and a commit', async () => {
    const app = await createTestApp({ services: { afterResponse: () => {} } });
    const seen = countRoundTrips(app.client);
    const browser = app.visitor();
    await ask(browser, mobile);
    expect(seen.trips).toBe(1);
    await prove(browser, wrongFor(await codeOf(app, browser)));
    expect(seen.trips).toBe(3);
    await prove(browser, await codeOf(app, browser));
    expect(seen.trips).toBe(5);
    await browser.get('/api/session');
    expect(seen.trips).toBe(6);
  });

  it('R25 without its database there is no SMS and no sign-in, and it heals', async () => {
    const app = await createTestApp();
    const { batch } = app.client;
    app.client.batch = async () => {
      throw new TypeError('fetch failed');
    };
    const browser = app.visitor();
    const refused = await ask(browser, mobile);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(app.texts).toHaveLength(0);
    app.client.batch = batch;
    expect((await ask(browser, mobile)).status).toBe(202);
  });
});

describe('known, new and blocked phones', () => {
  const known = '+989120000001';
  const blocked = '+989120000002';

  async function openApp() {
    const app = await createTestApp();
    await signIn(app, known);
    app.clock.turn(minutes(1));
    const now = app.clock.now();
    await blockAddress(app.db, {
      address: blocked,
      reason: 'آزار',
      blockedAt: now,
      blockedBy: null,
    });
    return app;
  }

  async function traceOf(app: TestApp, mobile: string) {
    const seen = countRoundTrips(app.client);
    const answer = await app.visitor().post('/api/sign-in/code', { mobile });
    const headers = [...answer.headers]
      .filter(([name]) => name !== 'x-request-id')
      .map(([name, value]) => [name, value.replace(/(proof-sign_in=)[\w-]{22}/, '$1…')]);
    return JSON.stringify([answer.status, headers, await answer.text(), seen]);
  }

  it('R10 get answers that cannot be distinguished, after the same work', async () => {
    const app = await openApp();
    app.settings.limits.sendsPerPrefixPerHour = 1_000;
    app.settings.limits.sendsPerAddressPerHour = 1_000;
    const plain = await createTestApp({ services: { ...app.services, afterResponse: () => {} } });
    const traces = new Set<string>();
    for (let i = 0; i < 200; i++) {
      app.clock.turn(minutes(61) * (i % 3 === 0 ? 4 : 0));
      const mobile = [known, blocked, `+98935${String(i).padStart(7, '0')}`][i % 3]!;
      traces.add(await traceOf(plain, mobile));
    }
    expect([...traces]).toEqual([expect.stringMatching(/^\[202,/)]);
  });

  it('R10 a blocked phone gets no SMS and is not let in', async () => {
    const app = await openApp();
    const before = app.texts.length;
    await ask(app.visitor(), blocked);
    expect(app.texts).toHaveLength(before);
  });

  it('R10 who is blocked between code and proof is answered that the code has expired', async () => {
    const app = await openApp();
    const browser = app.visitor();
    await ask(browser, known);
    const { code } = app.lastSms();
    const now = app.clock.now();
    await blockAddress(app.db, {
      address: known,
      reason: 'آزار',
      blockedAt: now,
      blockedBy: null,
    });
    expect(await problemOf(prove(browser, code))).toBe('code_expired');
  });

  it('R10 the answer does not wait for the gateway', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow: SmsProvider = {
      name: 'kavenegar',
      async send() {
        await held;
        return { kind: 'ok', providerMessageId: '1', costRials: null };
      },
    };
    const app = await createTestApp({ services: { smsProviders: [slow] } });
    const answer = await app.api.fetch(
      new Request('https://help.narenj.example/api/sign-in/code', {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
        body: JSON.stringify({ mobile, work: await solveFor(app.visitor(), 'code', mobile) }),
      }),
    );
    expect(answer.status).toBe(202);
    release();
    await app.settle();
  });
});

describe('R65 wrong codes, as many as a phone may have in an hour', () => {
  const phone = { path: '/api/sign-in', purpose: 'sign_in' };
  const desk = { path: '/api/desk/sign-in', purpose: 'agent_sign_in' };

  async function useUp(app: TestApp, { path, purpose }: typeof phone) {
    for (let round = 0; round < 2; round++) {
      const browser = app.visitor();
      await browser.post(`${path}/code`, { mobile });
      const proofId = browser.cookies.get(`__Host-proof-${purpose}`) ?? '';
      const code = wrongFor(await codeFor(app.config.appSecret, proofId, purpose));
      for (let i = 0; i < 5; i++)
        expect(await problemOf(browser.post(`${path}/prove`, { code }))).toBe('code_wrong');
      app.clock.turn(seconds(61));
    }
  }

  it('of a customer leave the desk open, and those at the desk the customer', async () => {
    const atPhone = await createTestApp();
    await addAgent(atPhone, { mobile });
    await useUp(atPhone, phone);
    await signInAgent(atPhone, { mobile });
    const atDesk = await createTestApp();
    await addAgent(atDesk, { mobile });
    await useUp(atDesk, desk);
    await signIn(atDesk, mobile);
  });

  it('R8 hold up a device that has proven another phone, and not one that has proven this', async () => {
    const app = await createTestApp();
    const foreign = await signIn(app, '+989351112233');
    const own = await signIn(app, mobile);
    app.clock.turn(seconds(61));
    await useUp(app, phone);
    const signInAgain = async (browser: Browser) => {
      const work = await solveFor(browser, 'code');
      const asked = await browser.post('/api/sign-in/code', { mobile, work });
      expect(asked.status).toBe(202);
      const answer = await prove(browser, await codeOf(app, browser));
      app.clock.turn(seconds(61));
      return answer;
    };
    expect(await problemOf(signInAgain(foreign))).toBe('too_many_requests');
    expect((await signInAgain(own)).status).toBe(204);
  });

  it('at codes that a block kept back leave those that are sent behind it', async () => {
    const app = await createTestApp();
    await blockAddress(app.db, { address: mobile, reason: 'آزار', blockedAt: 1, blockedBy: null });
    await useUp(app, phone);
    await app.db.run(sql`DELETE FROM blocked_addresses`);
    await signIn(app, mobile);
  });
});
