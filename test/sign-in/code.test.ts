import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { measureSms } from '#shared/persian/sms.ts';
import { minutes, seconds } from '../../worker/foundation/clock.ts';
import type { SmsProvider } from '../../worker/foundation/providers.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { codeFor } from '../../worker/proofs/secrets.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemIn, problemOf } from '../helpers/browser.ts';
import { signIn, signInByEmail } from '../helpers/people.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { payFor } from '../helpers/work.ts';

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
  it('lets in whoever has the code', async () => {
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
      identities: [{ kind: 'mobile', masked: '0912 ••• 4567', proven: true }],
      freshProof: true,
    });
  });

  it('knows a mailbox in any case of letters', async () => {
    const house = await createTestApp();
    await signInByEmail(house, 'Reza@Example.com');
    house.clock.turn(minutes(2));
    await signInByEmail(house, ' reza@example.com');
    expect(await countOf(house, 'customers')).toBe(1);
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
    const house = await createTestApp();
    await signIn(house, mobile);
    house.clock.turn(minutes(1));
    await signIn(house, spelling);
    expect(await countOf(house, 'customers')).toBe(1);
    expect(house.lastSms().to).toBe(mobile);
    expect(await problemOf(ask(house.visitor(), mobile))).toBe('too_many_requests');
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
    const house = await createTestApp();
    const browser = house.visitor();
    await ask(browser, mobile);
    const { code } = house.lastSms();
    const answers = await Promise.all(Array.from({ length: 100 }, () => prove(browser, code)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(await countOf(house, 'sessions')).toBe(1);
    expect(await countOf(house, 'customers')).toBe(1);
  });

  it('R8 a browser that was in before is not locked out by a stranger', async () => {
    const house = await createTestApp();
    const known = await signIn(house, mobile);
    await known.post('/api/sign-out');

    const outcomes: string[] = [];
    for (let round = 0; round < 3; round++) {
      house.clock.turn(seconds(61));
      const stranger = house.visitor();
      await ask(stranger, mobile);
      const wrong = wrongFor(house.lastSms().code);
      for (let i = 0; i < 5; i++) outcomes.push(await problemOf(prove(stranger, wrong)));
    }
    expect(outcomes.filter((outcome) => outcome === 'code_wrong')).toHaveLength(10);
    expect(outcomes.at(-1)).toBe('too_many_requests');

    house.clock.turn(minutes(10));
    const work = await payFor(known, 'code');
    expect((await known.post('/api/sign-in/code', { mobile, work })).status).toBe(202);
    expect((await prove(known, house.lastSms().code)).status).toBe(204);
  });

  it.each(['۱۲۳ ۴۵۶', '١٢٣٤٥٦', '123-456', ' 123456 '])(
    'R11 reads %j as six digits',
    async (typed) => {
      const house = await createTestApp();
      const browser = house.visitor();
      await ask(browser, mobile);
      const right = house.lastSms().code === '123456';
      expect((await prove(browser, typed)).status).toBe(right ? 204 : 422);
      expect(await problemOf(prove(house.visitor(), typed))).toBe('code_expired');
    },
  );

  it('R11 takes the code in Persian digits with a space', async () => {
    const house = await createTestApp();
    const browser = house.visitor();
    await ask(browser, mobile);
    const persian = house
      .lastSms()
      .code.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
      .replace(/^.../, '$& ');
    expect((await prove(browser, persian)).status).toBe(204);
  });

  it('R11 the SMS is one part and ends with the line that phones fill in', async () => {
    const house = await createTestApp();
    await ask(house.visitor(), mobile);
    const { text } = house.lastSms();
    expect(text.split('\n').at(-1)).toMatch(/^@help\.narenj\.example #\d{6}$/);
    expect(measureSms(text).parts).toBe(1);
  });

  it('R13 a forged host changes nothing in a message', async () => {
    const house = await createTestApp();
    const forged = {
      Host: 'evil.example',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'http',
      Forwarded: 'host=evil.example;proto=http',
    };
    await house.visitor().post('/api/sign-in/code', { mobile }, forged);
    expect(house.lastSms().text).toMatch(/@help\.narenj\.example #\d{6}$/);
  });

  it('R23 asking takes one round trip, proving a read and a commit', async () => {
    const house = await createTestApp({ services: { afterResponse: () => {} } });
    const seen = countRoundTrips(house.client);
    const browser = house.visitor();
    await ask(browser, mobile);
    expect(seen.trips).toBe(1);
    await prove(browser, wrongFor(await codeOf(house, browser)));
    expect(seen.trips).toBe(3);
    await prove(browser, await codeOf(house, browser));
    expect(seen.trips).toBe(5);
    await browser.get('/api/session');
    expect(seen.trips).toBe(6);
  });

  it('R25 without its database there is no SMS and no sign-in, and it heals', async () => {
    const house = await createTestApp();
    const { batch } = house.client;
    house.client.batch = async () => {
      throw new TypeError('fetch failed');
    };
    const browser = house.visitor();
    const refused = await ask(browser, mobile);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(house.texts).toHaveLength(0);
    house.client.batch = batch;
    expect((await ask(browser, mobile)).status).toBe(202);
  });
});

describe('known, new and blocked phones', () => {
  const known = '+989120000001';
  const blocked = '+989120000002';

  async function openHouse() {
    const house = await createTestApp();
    await signIn(house, known);
    house.clock.turn(minutes(1));
    const now = house.clock.now();
    await blockAddress(house.db, {
      address: blocked,
      reason: 'آزار',
      blockedAt: now,
      blockedBy: null,
    });
    return house;
  }

  async function traceOf(house: TestApp, mobile: string) {
    const seen = countRoundTrips(house.client);
    const answer = await house.visitor().post('/api/sign-in/code', { mobile });
    const headers = [...answer.headers]
      .filter(([name]) => name !== 'x-request-id')
      .map(([name, value]) => [name, value.replace(/(proof-sign_in=)[\w-]{22}/, '$1…')]);
    return JSON.stringify([answer.status, headers, await answer.text(), seen]);
  }

  it('R10 get answers that cannot be told apart, after the same work', async () => {
    const house = await openHouse();
    house.settings.limits.sendsPerPrefixPerHour = 1_000;
    house.settings.limits.sendsPerAddressPerHour = 1_000;
    const plain = await createTestApp({ services: { ...house.services, afterResponse: () => {} } });
    const traces = new Set<string>();
    for (let i = 0; i < 200; i++) {
      house.clock.turn(minutes(61) * (i % 3 === 0 ? 4 : 0));
      const mobile = [known, blocked, `+98935${String(i).padStart(7, '0')}`][i % 3]!;
      traces.add(await traceOf(plain, mobile));
    }
    expect([...traces]).toEqual([expect.stringMatching(/^\[202,/)]);
  });

  it('R10 a blocked phone gets no SMS and is not let in', async () => {
    const house = await openHouse();
    const before = house.texts.length;
    await ask(house.visitor(), blocked);
    expect(house.texts).toHaveLength(before);
  });

  it('R10 who is blocked between code and proof hears that the code is over', async () => {
    const house = await openHouse();
    const browser = house.visitor();
    await ask(browser, known);
    const { code } = house.lastSms();
    const now = house.clock.now();
    await blockAddress(house.db, {
      address: known,
      reason: 'آزار',
      blockedAt: now,
      blockedBy: null,
    });
    expect(await problemOf(prove(browser, code))).toBe('code_expired');
  });

  it('R10 the answer does not wait for the gateway', async () => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const slow: SmsProvider = {
      name: 'kavenegar',
      async send() {
        await held;
        return { kind: 'ok', providerMessageId: '1', costRials: null };
      },
    };
    const house = await createTestApp({ services: { smsProviders: [slow] } });
    const answer = await house.app.fetch(
      new Request('https://help.narenj.example/api/sign-in/code', {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
        body: JSON.stringify({ mobile }),
      }),
    );
    expect(answer.status).toBe(202);
    letGo();
    await house.settle();
  });
});
