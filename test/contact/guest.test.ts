import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import { makeTrackingCode } from '#shared/fields/tracking-code.ts';
import { hours, seconds } from '../../worker/foundation/ports/clock.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { pictures } from '../attachments/pictures.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { levelAt, solveFor, topLevel } from '../helpers/proof-of-work.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { goodRequest } from '../helpers/tickets.ts';
import { waitingProof } from '../helpers/waiting-proof.ts';

const { replyChannel: _replyChannel, ...request } = goodRequest;
const mobile = '09121234567';
const email = 'sara@example.com';

async function send(browser: Browser, change: Record<string, unknown>, key = 'form-key-1') {
  const sender = String(change.mobile ?? change.email);
  const work = await solveFor(browser, 'ticket', sender);
  return browser.post('/api/contact', { ...request, work, ...change }, { 'Idempotency-Key': key });
}

const someCode = () => makeTrackingCode(crypto.getRandomValues(new Uint8Array(11)));

const stateOf = async ({ db }: TestApp) => {
  const [row] = await db.all<{ state: string; proven: number; contact: string | null }>(
    sql`SELECT state, proven, contact FROM tickets`,
  );
  return row;
};

describe('a guest’s request', () => {
  it('waits for the code that proves its phone, and is in the queue then', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const filed = await send(browser, { mobile });
    expect(filed.status).toBe(201);
    const answer = (await filed.json()) as { code: string };
    expect(answer).toMatchObject({
      state: 'unconfirmed',
      promise: null,
      proof: { kind: 'sms_code' },
    });
    expect(answer).not.toHaveProperty('proofId');
    expect(app.texts).toHaveLength(1);

    const proven = await browser.post('/api/contact/prove', { code: app.lastSms().code });
    expect(await proven.json()).toMatchObject({
      filed: { code: answer.code, state: 'waiting', promise: { late: false } },
    });
    expect(app.lastSms().text).toContain(answer.code);
    const thread = (await (await browser.get(`/api/requests/${answer.code}`)).json()) as Thread;
    expect(thread.messages).toHaveLength(1);
    expect(thread.history.map(({ to }) => to)).toEqual([
      'در انتظار تأیید شما',
      'ثبت شد، در صف بررسی',
    ]);
    expect(await stateOf(app)).toEqual({ state: 'waiting', proven: 1, contact: null });
  });

  it('R27 needs work, and one solution files one request', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    expect(await problemOf(browser.post('/api/contact', { ...request, mobile }))).toBe(
      'work_needed',
    );
    const work = await solveFor(browser, 'ticket');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        browser.post(
          '/api/contact',
          { ...request, work, mobile, title: `صفحهٔ پرداخت شمارهٔ ${i} باز نمی‌شود` },
          { 'Idempotency-Key': `another-key-${i}` },
        ),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toHaveLength(1);
    expect(await app.db.all(sql`SELECT key FROM request_keys`)).toHaveLength(1);
  });

  it('R36 sent again with its key keeps its proof', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const first = await (await send(browser, { mobile })).json();
    browser.cookies.clear();
    expect(await (await send(browser, { mobile })).json()).toEqual(first);
    expect((await browser.post('/api/contact/prove', { code: app.lastSms().code })).status).toBe(
      200,
    );
  });

  it('R12 is confirmed by the button behind the link, once, and not by opening it', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const { code } = (await (await send(browser, { email, prove: 'link' })).json()) as {
      code: string;
    };
    const link = new URL(app.lastMail().link);
    const path = `${link.pathname}${link.search}`;
    const scanner = app.visitor();
    for (let i = 0; i < 5; i++) expect((await scanner.get(path)).status).toBe(200);
    await scanner.send(path, { method: 'HEAD' });
    expect((await stateOf(app))?.state).toBe('unconfirmed');

    const fields = Object.fromEntries(link.searchParams);
    const both = await Promise.all([
      app.visitor().postForm('/confirm/', fields),
      app.visitor().postForm('/confirm/', fields),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
    expect(both.find(({ status }) => status === 303)?.headers.get('Location')).toBe(
      `/requests/${code}/`,
    );
    expect((await stateOf(app))?.state).toBe('waiting');
  });

  it('R12 a link a second older than a day is dead', async () => {
    const app = await createTestApp();
    await send(app.visitor(), { email, prove: 'link' });
    const fields = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    app.clock.turn(hours(24) + seconds(1));
    expect((await app.visitor().postForm('/confirm/', fields)).status).toBe(410);
  });

  it('R13 the link starts with the configured origin, whatever the request claims', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const work = await solveFor(browser, 'ticket', email);
    await browser.post(
      '/api/contact',
      { ...request, work, email, prove: 'link' },
      { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' },
    );
    expect(app.lastMail().link.startsWith(`${app.config.publicOrigin}/confirm/?`)).toBe(true);
  });

  it('R14 nothing typed reaches an address nobody has proven', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const marker = 'نشانهٔ ویژه';
    await send(browser, {
      email,
      prove: 'link',
      title: `${marker} در عنوان درخواست`,
      text: `${marker} در متن این درخواست است.`,
    });
    await send(
      browser,
      {
        mobile,
        requestType: 'account',
        title: `${marker} در عنوان درخواست`,
        text: `${marker} در متن این درخواست است.`,
      },
      'form-key-2',
    );
    expect(app.mails.length + app.texts.length).toBe(2);
    expect(JSON.stringify([app.mails, app.texts])).not.toContain(marker);
  });

  it('enters the queue unproven where the type is for those who get no code', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const filed = await send(browser, { mobile, requestType: 'account' });
    const { code, ...answer } = (await filed.json()) as { code: string };
    expect(answer).toMatchObject({ state: 'waiting', proof: null });
    expect(await stateOf(app)).toEqual({ state: 'waiting', proven: 0, contact: '+989121234567' });
    expect(await problemOf(browser.get(`/api/requests/${code}`))).toBe('sign_in_needed');

    app.clock.turn(seconds(90));
    expect((await browser.post(`/api/requests/${code}/proof`, {})).status).toBe(202);
    expect((await browser.post('/api/requests/prove', { code: app.lastSms().code })).status).toBe(
      204,
    );
    expect((await browser.get(`/api/requests/${code}`)).status).toBe(200);
    expect(await stateOf(app)).toEqual({ state: 'waiting', proven: 1, contact: null });
  });

  it('R10 a blocked address gets the answer of any other and files nothing', async () => {
    const app = await createTestApp();
    await blockAddress(app.db, {
      address: '+989121234567',
      reason: 'هرزنامه',
      blockedAt: 1,
      blockedBy: null,
    });
    for (const requestType of ['technical', 'account']) {
      const filed = await send(app.visitor(), { mobile, requestType }, `key-of-${requestType}`);
      expect(filed.status).toBe(201);
    }
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toEqual([]);
    expect(app.texts).toEqual([]);
  });

  it.each(['technical', 'account'])(
    'R10 a blocked address costs as many statements as any, and leaves its answer alone: %s',
    async (requestType) => {
      const app = await createTestApp();
      const { db, client } = app;
      await blockAddress(db, {
        address: '+989121234567',
        reason: 'هرزنامه',
        blockedAt: 1,
        blockedBy: null,
      });
      await send(app.visitor(), { mobile: '09350000001', requestType }, 'key-of-any');
      const written = async (mobile: string) => {
        const browser = app.visitor();
        const form = 'form-key-of-a-request';
        const key = { 'Form-Token': `${form}-${mobile}`, 'File-Name': 'shot.png' };
        const body = pictures.png.slice();
        const uploaded = await browser.send('/api/attachments', {
          method: 'POST',
          headers: key,
          body,
        });
        const { id } = (await uploaded.json()) as { id: string };
        const work = await solveFor(browser, 'ticket', mobile);
        app.services.afterResponse = () => {};
        const seen = countRoundTrips(client);
        const sent = { ...request, work, mobile, requestType, attachments: [id] };
        const answer = await browser.post('/api/contact', sent, {
          'Idempotency-Key': `${form}-${mobile}`,
        });
        expect(answer.status).toBe(201);
        return { ...seen };
      };
      const counts = await written('09350000002');
      expect(await written(mobile)).toEqual(counts);
      const stopped = sql`SELECT result_id FROM request_keys WHERE scope LIKE 'stopped:%'`;
      expect(await db.all(stopped)).toHaveLength(1);
      for (const column of ['tickets.id', 'messages.ticket_id', 'ticket_history.ticket_id'])
        expect(
          await db.all(
            sql.raw(`SELECT 1 FROM ${column.split('.')[0]} WHERE ${column} IN (SELECT result_id
              FROM request_keys WHERE scope LIKE 'stopped:%')`),
          ),
        ).toEqual([]);
      expect(await db.all(sql`SELECT id FROM outbox WHERE ticket_id IN (${stopped})`)).toEqual([]);
      const files = sql`SELECT sensitive FROM attachments WHERE taken_by IS NULL`;
      expect(await db.all(files)).toEqual([{ sensitive: 0 }]);
    },
  );

  it('R10 a blocked address gets one code for the same words, like any other', async () => {
    const app = await createTestApp();
    const block = { address: '+989121234567', reason: 'هرزنامه', blockedAt: 1, blockedBy: null };
    await blockAddress(app.db, block);
    for (const sender of ['09350000001', mobile]) {
      const codes = new Set<string>();
      for (const key of ['form-key-1', 'form-key-2']) {
        const sent = await send(app.visitor(), { mobile: sender, requestType: 'account' }, key);
        codes.add(((await sent.json()) as { code: string }).code);
      }
      expect(codes.size).toBe(1);
    }
  });

  it('R10 a blocked address is offered another proof like any other', async () => {
    const app = await createTestApp();
    const block = { address: '+989121234567', reason: 'هرزنامه', blockedAt: 1, blockedBy: null };
    await blockAddress(app.db, block);
    const statusesOf = async (mobile: string) => {
      const browser = app.visitor();
      await send(browser, { mobile }, `key-of-${mobile}`);
      const { name, value: first } = waitingProof(browser);
      const again = async () => (await browser.post('/api/contact/proof', {})).status;
      const statuses = [await again()];
      app.clock.turn(seconds(61));
      statuses.push(await again(), await again());
      browser.cookies.set(name, first);
      return [...statuses, await again()];
    };
    const told = await statusesOf('09350000001');
    expect(told.slice(0, 3)).toEqual([429, 202, 429]);
    expect(await statusesOf(mobile)).toEqual(told);
    expect(app.texts.map(({ to }) => to)).toEqual(['+989350000001', '+989350000001']);
  });

  it('is notified at the address it left, also where customers are answered in the thread', async () => {
    const app = await createTestApp({
      settings: (settings) => {
        settings.replyChannels = ['thread', 'email'];
      },
    });
    await send(app.visitor(), { email, prove: 'link' });
    const rows = await app.db.all(sql`SELECT reply_channel AS channel FROM tickets`);
    expect(rows).toEqual([{ channel: 'email' }]);
  });

  it('can have another proof sent, and waits for that one', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    await send(browser, { mobile });
    const first = app.lastSms().code;
    app.clock.turn(seconds(61));
    expect((await browser.post('/api/contact/proof', {})).status).toBe(202);
    expect(await problemOf(browser.post('/api/contact/prove', { code: first }))).toBe('code_wrong');
    const proven = await browser.post('/api/contact/prove', { code: app.lastSms().code });
    expect(await proven.json()).toMatchObject({ filed: { state: 'waiting' } });
  });

  it('a proof lets in its own request, not another that left the same number', async () => {
    const app = await createTestApp();
    await send(app.visitor(), { mobile, title: 'کسی دیگر با این شماره نوشت' });
    app.clock.turn(seconds(61));
    const browser = app.visitor();
    await send(browser, { mobile }, 'form-key-2');
    await browser.post('/api/contact/prove', { code: app.lastSms().code });
    const states = await app.db.all(sql`SELECT title, state FROM tickets ORDER BY created_at`);
    expect(states).toMatchObject([{ state: 'unconfirmed' }, { state: 'waiting' }]);
  });
});

describe('a tracking code typed by somebody who is not signed in', () => {
  it('R31 gets the same answer whether a ticket has it or not', async () => {
    const app = await createTestApp();
    const browser = app.visitor();
    const { code } = (await (await send(browser, { mobile })).json()) as { code: string };
    app.clock.turn(hours(1));
    const known = await app.visitor().post(`/api/requests/${code}/proof`, {});
    const unknown = await app.visitor().post(`/api/requests/${someCode()}/proof`, {});
    const shape = async (answer: Response) => ({
      status: answer.status,
      body: await answer.text(),
      headers: [...answer.headers]
        .filter(([name]) => name !== 'x-request-id')
        .map(([name, value]) => [name, value.replace(/(proof-open_ticket=)[^;]+/, '$1…')]),
    });
    expect(await shape(known)).toEqual(await shape(unknown));
    expect(app.texts).toHaveLength(2);
  });

  it('R31 does not reveal by its refusals which phone the ticket belongs to', async () => {
    const app = await createTestApp();
    const { code } = (await (await send(app.visitor(), { mobile })).json()) as { code: string };
    app.clock.turn(hours(1));
    await app.visitor().post('/api/sign-in/code', { mobile });
    const statuses = async (asked: string) => {
      const first = await app.visitor().post(`/api/requests/${asked}/proof`, {});
      const again = await app.visitor().post(`/api/requests/${asked}/proof`, {});
      return [first.status, again.status];
    };
    expect(await statuses(code)).toEqual([202, 429]);
    expect(await statuses(someCode())).toEqual([202, 429]);
    expect(app.texts).toHaveLength(2);
  });

  it('R30 a mistyped code is refused without a look at the database', async () => {
    const app = await createTestApp();
    const { code } = (await (await send(app.visitor(), { mobile })).json()) as { code: string };
    const wrong = `${code[0] === 'A' ? 'B' : 'A'}${code.slice(1)}`;
    expect(await problemOf(app.visitor().post(`/api/requests/${wrong}/proof`, {}))).toBe(
      'not_found',
    );
    expect(app.texts).toHaveLength(1);
  });

  it('R31 R61 costs work, the more the more is tried from one address, and is never refused', async () => {
    const app = await createTestApp({
      settings: ({ limits }) => Object.assign(limits, { sendsPerAddressPerHour: 1_000 }),
    });
    const browser = app.visitor();
    const ask = (given: object = {}) => browser.post(`/api/requests/${someCode()}/proof`, given);
    expect(await problemOf(ask({ work: undefined }))).toBe('work_needed');
    for (let i = 0; i < 30; i++) {
      expect(await levelAt(browser, 'lookup')).toBe(0);
      expect((await ask()).status).toBe(202);
    }
    expect(await levelAt(browser, 'lookup')).toBe(1);
    for (let i = 30; i < 80; i++) expect((await ask()).status).toBe(202);
    expect(await levelAt(browser, 'lookup')).toBe(topLevel);
    expect((await ask()).status).toBe(202);
  });
});
