import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ContactNow } from '#shared/contract/contact.ts';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { runScheduled } from '../../worker/app.ts';
import { hours, minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { pictures } from '../attachments/pictures.ts';
import { createTestApp, type TestApp, type TestAppOptions } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { agentAt } from '../helpers/desk.ts';
import { secondMobile, threadOf } from '../helpers/participants.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { goodRequest, signedIn } from '../helpers/tickets.ts';
import { waitingProof } from '../helpers/waiting-proof.ts';

const { replyChannel: _replyChannel, ...request } = goodRequest;
const mobile = '09121234567';
const other = '09350000001';
const email = 'sara@example.com';
const key = 'the-key-of-this-contact-form';

const on = (unprovenTickets: 'hold' | 'after_code' | 'accept'): TestAppOptions => ({
  settings: ({ requestTypes }) => {
    for (const type of requestTypes) type.unprovenTickets = unprovenTickets;
  },
});

async function send(browser: Browser, change: Record<string, unknown>, idempotencyKey = key) {
  const work = await solveFor(browser, 'ticket', String(change.mobile ?? change.email));
  return browser.post(
    '/api/contact',
    { ...request, work, ...change },
    { 'Idempotency-Key': idempotencyKey },
  );
}

/** A request that waits, with a file. */
async function begin(options: TestAppOptions = on('after_code'), change: object = { mobile }) {
  const app = await createTestApp(options);
  const browser = app.visitor();
  const uploaded = await browser.send('/api/attachments', {
    method: 'POST',
    headers: { 'Form-Token': key, 'File-Name': 'shot.png' },
    body: pictures.png.slice(),
  });
  const { id } = (await uploaded.json()) as { id: string };
  const answer = await send(browser, { ...change, attachments: [id] });
  if (answer.status !== 201) throw new Error(await answer.text());
  return { app, browser, filed: (await answer.json()) as FiledAnswer };
}

const unproven = (browser: Browser) => browser.post('/api/contact/unproven', {});
const another = async (browser: Browser, given: Record<string, unknown> = {}) => {
  const address = given.mobile ?? given.email;
  const work =
    address === undefined ? {} : { work: await solveFor(browser, 'code', String(address)) };
  return browser.post('/api/contact/proof', { ...work, ...given });
};
const prove = (browser: Browser, code: string) => browser.post('/api/contact/prove', { code });
const nowOf = async (browser: Browser, type = request.requestType) =>
  ((await (await browser.get(`/api/contact/${type}`)).json()) as ContactNow).waiting;

/** All that is kept of the words: what a change of proof or address must leave as it is. */
const kept = async ({ db }: TestApp) => ({
  tickets: await db.all(sql`
    SELECT id, code, title, facts, urgency, request_type, rules_in_force FROM tickets`),
  messages: await db.all(sql`SELECT id, text FROM messages`),
  files: await db.all(sql`SELECT id, name, taken_by FROM attachments`),
});

const stateOf = async ({ db }: TestApp) => {
  const [row] = await db.all<object>(
    sql`SELECT state, proven, contact, reply_channel AS channel FROM tickets`,
  );
  return row;
};

describe('R69 a request whose code does not come', () => {
  it('is filed as it is, unproven, with all its words and files', async () => {
    const { app, browser, filed } = await begin();
    expect(filed.proof).toMatchObject({ sent: true, isOptional: true });
    const before = await kept(app);
    const answer = (await (await unproven(browser)).json()) as FiledAnswer;
    expect(answer).toMatchObject({ code: filed.code, state: 'waiting', proof: null });
    expect(answer.promise?.text).toBeTruthy();
    expect(await kept(app)).toEqual(before);
    expect(await stateOf(app)).toMatchObject({
      ...{ state: 'waiting', proven: 0, contact: '+989121234567' },
    });
    expect(app.lastSms().text).toContain(filed.code);
    const history = sql`SELECT actor, from_value AS "from", to_value AS "to" FROM ticket_history`;
    expect(await app.db.all(history)).toEqual([
      { actor: 'customer', from: null, to: 'unconfirmed' },
      { actor: 'customer', from: 'unconfirmed', to: 'waiting' },
    ]);
    expect(await problemOf(browser.get(`/api/requests/${filed.code}`))).toBe('sign_in_needed');
  });

  it('has its words alone, once it is proven, where somebody else takes part in it by then', async () => {
    const { app, browser, filed } = await begin();
    const { code: proof } = app.lastSms();
    await unproven(browser);
    const agent = await agentAt(app);
    const joined = await agent.act(filed.code, 'join', { mobile: secondMobile.typed });
    expect(joined.status).toBe(200);
    const second = await signedIn(app, secondMobile.typed);
    const words = 'پرتقال‌فروشی در خیابان بهار';
    await second.post(`/api/requests/${filed.code}/messages`, { text: words });
    expect((await prove(browser, proof)).status).toBe(200);
    const read = () => threadOf(browser, filed.code);
    expect((await read()).messages.map(({ by }) => by)).toEqual([undefined, '۰۹۱۲ ••• ۴۳۲۱']);
    expect((await second.post('/api/account/erase')).status).toBe(204);
    expect(JSON.stringify(await read())).not.toContain('بهار');
  });

  it('is the same ticket and the same answer however often it is asked for', async () => {
    const { app, browser, filed } = await begin();
    const first = await (await unproven(browser)).json();
    const texts = app.texts.length;
    expect(await (await unproven(browser)).json()).toEqual(first);
    const all = await Promise.all(Array.from({ length: 5 }, () => unproven(browser)));
    for (const one of all) expect(await one.json()).toEqual(first);
    const again = await send(browser, { mobile, attachments: [await fileOf(app)] });
    expect(await again.json()).toMatchObject({
      ...{ code: filed.code, state: 'waiting', proof: null },
    });
    expect(app.texts).toHaveLength(texts);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toHaveLength(1);
  });

  it('is proven by the code that comes late, and read then', async () => {
    const { app, browser, filed } = await begin();
    const { code } = app.lastSms();
    await unproven(browser);
    expect(await stateOf(app)).toMatchObject({ state: 'waiting', proven: 0 });
    app.clock.turn(seconds(100));
    expect(await (await prove(browser, code)).json()).toMatchObject({
      filed: { code: filed.code, state: 'waiting' },
    });
    expect(await stateOf(app)).toMatchObject({ state: 'waiting', proven: 1, contact: null });
    const thread = await (await browser.get(`/api/requests/${filed.code}`)).json();
    expect(thread).toMatchObject({ proven: true, messages: [{ attachments: [{}] }] });
  });

  it('is proven by a later code of the same address', async () => {
    const { app, browser } = await begin();
    await unproven(browser);
    app.clock.turn(minutes(30));
    expect((await another(browser)).status).toBe(202);
    expect((await prove(browser, app.lastSms().code)).status).toBe(200);
    expect(await stateOf(app)).toMatchObject({ state: 'waiting', proven: 1, contact: null });
  });

  it.each(['hold', 'after_code'] as const)('waits for its proof until then: %s', async (type) => {
    const { app, browser, filed } = await begin(on(type));
    expect(filed).toMatchObject({ state: 'unconfirmed', proof: { isOptional: type !== 'hold' } });
    expect(await stateOf(app)).toMatchObject({ state: 'unconfirmed' });
    if (type === 'after_code') return;
    expect(await problemOf(unproven(browser))).toBe('proof_needed');
    expect(await stateOf(app)).toMatchObject({ state: 'unconfirmed' });
  });

  it('is nobody’s without the cookie of the browser that sent it, nor after its day', async () => {
    const { app, browser } = await begin();
    expect(await problemOf(unproven(app.visitor()))).toBe('code_expired');
    app.clock.turn(hours(25));
    await runScheduled(app.services);
    expect(await problemOf(unproven(browser))).toBe('code_expired');
  });

  it.each([
    ['of the address', mobile.replace('0', '+98')],
    ['of unproven requests that name it', `unproven:${mobile.replace('0', '+98')}`],
  ])('R10 R96 a block %s lets it in nowhere and looks like none', async (_, address) => {
    const answers: unknown[] = [];
    const costs: unknown[] = [];
    for (const isBlocked of [false, true]) {
      const app = await createTestApp(on('after_code'));
      if (isBlocked)
        await blockAddress(app.db, { address, reason: 'هرزنامه', blockedAt: 1, blockedBy: null });
      const browser = app.visitor();
      await send(browser, { mobile });
      app.services.afterResponse = () => {};
      const seen = countRoundTrips(app.client);
      const hide = async (answer: Response) => ({
        status: answer.status,
        body: (await answer.text())
          .replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g, '…')
          .replace(/"requestId":"[^"]+"/, ''),
      });
      answers.push([
        await hide(await unproven(browser)),
        await hide(await browser.get(`/api/contact/${request.requestType}`)),
        await hide(await unproven(browser)),
        await hide(await another(browser, { mobile: other })),
        await hide(await another(browser)),
      ]);
      costs.push({ ...seen });
      if (!isBlocked) continue;
      expect(await app.db.all(sql`SELECT id FROM tickets WHERE state <> 'unconfirmed'`)).toEqual(
        [],
      );
      expect(await app.db.all(sql`SELECT id FROM outbox WHERE ticket_id IS NOT NULL`)).toEqual([]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(costs[1]).toEqual(costs[0]);
  });
});

describe('R70 the address of a request that waits', () => {
  it('is corrected: the earlier code dies, and nothing else changes', async () => {
    const { app, browser, filed } = await begin(on('hold'));
    const before = await kept(app);
    const first = app.lastSms().code;
    const { name, value: old } = waitingProof(browser);
    const answer = await another(browser, { mobile: '۰۹۳۵ ۰۰۰ ۰۰۰۱' });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ kind: 'sms_code', sent: true });
    expect(app.lastSms()).toMatchObject({ to: '+989350000001' });
    expect(await kept(app)).toEqual(before);
    expect(await stateOf(app)).toMatchObject({ state: 'unconfirmed', contact: '+989350000001' });
    expect(await nowOf(browser)).toMatchObject({
      ...{ address: '+989350000001', filed: { code: filed.code } },
    });

    const second = waitingProof(browser).value;
    browser.cookies.set(name, old);
    expect(await problemOf(prove(browser, first))).toBe('code_expired');
    browser.cookies.set(name, second);
    expect(await (await prove(browser, app.lastSms().code)).json()).toMatchObject({
      filed: { code: filed.code, state: 'waiting' },
    });
    expect(await kept(app)).toEqual(before);
  });

  it('can be one of the other kind, which is where it is answered then', async () => {
    const { app, browser } = await begin(on('hold'));
    expect(await (await another(browser, { email })).json()).toMatchObject({ kind: 'email_code' });
    expect(await stateOf(app)).toMatchObject({ contact: email, channel: 'email' });
    expect((await prove(browser, app.lastMail().code)).status).toBe(200);
    expect(app.lastMail()).toMatchObject({ to: email });
    expect(await stateOf(app)).toMatchObject({ state: 'waiting', proven: 1 });
  });

  it('ends a link that was sent before', async () => {
    const { app, browser } = await begin(on('hold'), { email, prove: 'link' });
    const old = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    await another(browser, { email: 'mina@example.com', prove: 'link' });
    expect((await app.visitor().postForm('/confirm/', old)).status).toBe(410);
    const fresh = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    expect((await app.visitor().postForm('/confirm/', fresh)).status).toBe(303);
  });

  it('counts as a send, costs its work and is refused by the same limits', async () => {
    const { app, browser } = await begin(on('hold'));
    expect(
      await problemOf(browser.post('/api/contact/proof', { mobile: other, work: undefined })),
    ).toBe('work_needed');
    const link = { email, prove: 'link', work: undefined };
    expect(await problemOf(browser.post('/api/contact/proof', link))).toBe('work_needed');
    await another(browser, { mobile: other });
    expect(await problemOf(another(browser, { mobile: other }))).toBe('too_many_requests');
    expect(await problemOf(another(browser, { mobile }))).toBe('too_many_requests');
    expect(await stateOf(app)).toMatchObject({ contact: '+989350000001' });
    expect(app.texts).toHaveLength(2);
  });

  it('is not changed by another browser, nor once it is proven or filed', async () => {
    const { app, browser } = await begin();
    expect(await problemOf(another(app.visitor(), { mobile: other }))).toBe('code_expired');
    await unproven(browser);
    expect(await problemOf(another(browser, { mobile: other }))).toBe('code_expired');
    expect(await stateOf(app)).toMatchObject({ contact: '+989121234567' });
  });

  it('a request sent again after that waits for the newest proof', async () => {
    const { app, browser, filed } = await begin(on('hold'));
    await another(browser, { mobile: other });
    const { code } = app.lastSms();
    const tab = app.visitor();
    const answer = await send(tab, { mobile, attachments: [await fileOf(app)] });
    expect(await answer.json()).toMatchObject({ code: filed.code, state: 'unconfirmed' });
    expect((await prove(tab, code)).status).toBe(200);
  });
});

const fileOf = async ({ db }: TestApp) =>
  (await db.all<{ id: string }>(sql`SELECT id FROM attachments`))[0]?.id;

describe('what the step shows', () => {
  it('R73 says until the end which card was masked', async () => {
    const card = '6037 9912 3456 7893';
    const { app, browser, filed } = await begin(on('after_code'), {
      ...{ mobile, text: `${request.text} کارت ${card}` },
    });
    const { code } = app.lastSms();
    const shown = { hiddenCards: ['7893'] };
    expect(filed).toMatchObject(shown);
    expect((await nowOf(browser))?.filed).toMatchObject(shown);
    expect(await (await unproven(browser)).json()).toMatchObject(shown);
    expect(await (await prove(browser, code)).json()).toMatchObject({ filed: shown });
  });

  it('R70 a reload finds the request as it stands, by the time of the server', async () => {
    const { app, browser, filed } = await begin(on('hold'));
    expect(filed.proof).toMatchObject({ expiresInSeconds: 120, resendAfterSeconds: 60 });
    app.clock.turn(seconds(25));
    const waiting = await nowOf(browser);
    expect(waiting).toMatchObject({ address: '+989121234567', filed: { code: filed.code } });
    expect(waiting?.filed.proof).toMatchObject({ expiresInSeconds: 95, resendAfterSeconds: 35 });
    app.clock.turn(minutes(10));
    expect((await nowOf(browser))?.filed.proof).toMatchObject({
      ...{ expiresInSeconds: 0, resendAfterSeconds: 0 },
    });
    expect((await another(browser)).status).toBe(202);
    expect(await nowOf(browser, 'security')).toBeNull();
    expect(await nowOf(app.visitor())).toBeNull();
  });

  it('R64 no code is said to be sent that the limits of its phone kept back', async () => {
    const { app, browser } = await begin(on('hold'));
    app.clock.turn(seconds(20));
    const second = await send(
      browser,
      { mobile, title: 'درخواست دیگری با همین شماره' },
      'another-form-key',
    );
    expect(second.status).toBe(201);
    expect(await second.json()).toMatchObject({
      state: 'unconfirmed',
      proof: { kind: 'sms_code', sent: false, resendAfterSeconds: 40 },
    });
    expect(app.texts).toHaveLength(1);
    expect((await nowOf(browser))?.filed.proof).toMatchObject({
      ...{ sent: false, resendAfterSeconds: 40 },
    });
    app.clock.turn(seconds(40));
    expect(await (await another(browser)).json()).toMatchObject({ sent: true });
    expect(app.texts).toHaveLength(2);
  });

  it('R64 R10 nor to a phone that is blocked, in the same words', async () => {
    const seen: unknown[] = [];
    for (const isBlocked of [false, true]) {
      const app = await createTestApp(on('hold'));
      const block = { address: '+989121234567', reason: 'هرزنامه', blockedAt: 1, blockedBy: null };
      if (isBlocked) await blockAddress(app.db, block);
      const browser = app.visitor();
      await send(browser, { mobile });
      app.clock.turn(seconds(20));
      const second = await send(browser, { mobile, title: 'درخواست دیگر من' }, 'another-form-key');
      seen.push(((await second.json()) as FiledAnswer).proof);
    }
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]).toMatchObject({ sent: false, resendAfterSeconds: 40 });
  });
});
