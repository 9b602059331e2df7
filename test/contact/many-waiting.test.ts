import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ContactNow } from '#shared/contract/contact.ts';
import { answererOf, isFilledFor } from '#shared/contract/pages.ts';
import type { FiledAnswer } from '#shared/contract/tickets.ts';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { goodRequest } from '../helpers/tickets.ts';
import { waitingNames, waitingProof } from '../helpers/waiting-proof.ts';

const { replyChannel: _replyChannel, ...request } = goodRequest;
const path = '/contact/technical/';
const built =
  '<main><noscript><!--slot:plain--><!--slot:plain-end--></noscript><form>فرم خالی</form></main>';

const open = async () => {
  const app = await createTestApp({
    settings: ({ requestTypes }) => {
      for (const type of requestTypes) type.unprovenTickets = 'after_code';
    },
    services: {
      asset: async (file) =>
        file === `${path}index.html` ? new TextEncoder().encode(built) : null,
    },
  });
  return { app, browser: app.visitor() };
};

let requests = 0;

async function send(browser: Browser, mobile: string, requestType = 'technical') {
  requests += 1;
  const work = await solveFor(browser, 'ticket', mobile);
  const answer = await browser.post(
    '/api/contact',
    { ...request, title: `${request.title} ${requests}`, requestType, mobile, work },
    { 'Idempotency-Key': `the-key-of-contact-form-${requests}` },
  );
  if (answer.status !== 201) throw new Error(await answer.text());
  return (await answer.json()) as FiledAnswer;
}

const sendPlain = async (
  { app, browser }: Awaited<ReturnType<typeof open>>,
  title: string,
  email: string,
) => {
  const typed = { title, text: request.text, email };
  const first = await (await browser.postForm(path, typed)).text();
  const formToken = /name="formToken" value="([^"]+)"/.exec(first)?.[1] ?? '';
  app.clock.turn(seconds(3));
  const page = await (await browser.postForm(path, { ...typed, formToken })).text();
  return /class="code">([^<]+)</.exec(page)?.[1] ?? '';
};

const waitingOf = async (browser: Browser, type: string, trackingCode?: string) => {
  const query = trackingCode ? `?trackingCode=${trackingCode}` : '';
  const answer = await browser.get(`/api/contact/${type}${query}`);
  return ((await answer.json()) as ContactNow).waiting;
};

const stateOf = async (app: { db: Awaited<ReturnType<typeof open>>['app']['db'] }, code: string) =>
  (
    await app.db.all<{ state: string }>(
      sql`SELECT state FROM tickets WHERE code = ${code.replaceAll('-', '')}`,
    )
  )[0]?.state;

describe('several requests of one browser that wait', () => {
  it('go on by themselves, each with its own code', async () => {
    const { app, browser } = await open();
    const first = await send(browser, '09121234567');
    const { code } = app.lastSms();
    const second = await send(browser, '09350000001', 'account');
    const { code: other } = app.lastSms();
    expect((await waitingOf(browser, 'technical'))?.filed.code).toBe(first.code);
    expect((await waitingOf(browser, 'account'))?.filed.code).toBe(second.code);
    const proven = await browser.post('/api/contact/prove', { code, trackingCode: first.code });
    expect(proven.status).toBe(200);
    expect(await stateOf(app, first.code)).toBe('waiting');
    const also = await browser.post('/api/contact/prove', {
      ...{ code: other, trackingCode: second.code },
    });
    expect(also.status).toBe(200);
    expect(await stateOf(app, second.code)).toBe('waiting');
    expect(waitingNames(browser)).toEqual([]);
  });

  it('of one type have each its own proof, address and end', async () => {
    const { app, browser } = await open();
    const first = await send(browser, '09121234567');
    const second = await send(browser, '09350000001');
    expect((await waitingOf(browser, 'technical'))?.filed.code).toBe(second.code);
    expect((await waitingOf(browser, 'technical', first.code))?.address).toBe('+989121234567');
    const trackingCode = first.code;
    const work = await solveFor(browser, 'code', '09350000002');
    const moved = { mobile: '09350000002', trackingCode, work };
    expect((await browser.post('/api/contact/proof', moved)).status).toBe(202);
    expect((await waitingOf(browser, 'technical', first.code))?.address).toBe('+989350000002');
    expect((await waitingOf(browser, 'technical', second.code))?.address).toBe('+989350000001');
    await browser.post('/api/contact/unproven', { trackingCode: second.code });
    expect([await stateOf(app, first.code), await stateOf(app, second.code)]).toEqual([
      ...['unconfirmed', 'waiting'],
    ]);
    // What waits is shown before what was filed without its proof.
    expect((await waitingOf(browser, 'technical'))?.filed.code).toBe(first.code);
  });

  it('lose nothing where both are answered at one time', async () => {
    const { browser } = await open();
    const filed = await Promise.all([
      send(browser, '09121234567'),
      send(browser, '09350000001', 'account'),
    ]);
    for (const { code } of filed)
      expect(waitingNames(browser)).toContain(
        `__Host-proof-file_ticket-${code.replaceAll('-', '')}`,
      );
  });

  it('are five at the most, the last ones', async () => {
    const { app, browser } = await open();
    const filed = [];
    for (let i = 0; i < 7; i++) {
      app.clock.turn(minutes(1));
      filed.push(await send(browser, `0935000000${i}`));
    }
    expect(new Set(waitingNames(browser))).toEqual(
      new Set(
        filed.slice(2).map(({ code }) => `__Host-proof-file_ticket-${code.replaceAll('-', '')}`),
      ),
    );
    const all = waitingNames(browser).map((name) => `${name}=${browser.cookies.get(name)}`);
    expect(all.join('; ').length).toBeLessThan(450);
  });

  it.each(['/api/contact/technical', path])(
    'are looked up five at the most by %s, however many cookies a browser makes up',
    async (asked) => {
      const { app, browser } = await open();
      await browser.get(asked);
      const calls = async (count: number) => {
        for (let at = 0; at < count; at++)
          browser.cookies.set(`__Host-proof-file_ticket-${at}`, `made-up-${at}`);
        const seen = countRoundTrips(app.client);
        await browser.get(asked);
        return seen.trips;
      };
      const ofFive = await calls(5);
      expect(await calls(200)).toBe(ofFive);
    },
  );

  it('are nobody else’s, whatever code is named', async () => {
    const { app, browser } = await open();
    const { code: trackingCode } = await send(browser, '09121234567');
    const { code } = app.lastSms();
    const thief = app.visitor();
    const other = await send(thief, '09350000001');
    expect(await waitingOf(thief, 'technical', trackingCode)).toBeNull();
    for (const [act, body] of [
      ['prove', { code, trackingCode }],
      ['unproven', { trackingCode }],
    ] as const)
      expect(await problemOf(thief.post(`/api/contact/${act}`, body)), act).toBe('code_expired');
    expect(await stateOf(app, trackingCode)).toBe('unconfirmed');
    expect(await stateOf(app, other.code)).toBe('unconfirmed');
  });

  it('of a page or cookie of an earlier release go on as they did', async () => {
    const { app, browser } = await open();
    const { code: trackingCode } = await send(browser, '09121234567');
    const { name, proofId } = waitingProof(browser);
    browser.cookies.delete(name);
    browser.cookies.set('__Host-proof-file_ticket', proofId);
    expect((await waitingOf(browser, 'technical', trackingCode))?.filed.code).toBe(trackingCode);
    const { code } = app.lastSms();
    expect((await browser.post('/api/contact/prove', { code })).status).toBe(200);
    expect(waitingNames(browser)).toEqual([]);
  });
});

describe('without scripts', () => {
  it('a page that is opened again names what waits, leads on with it and takes a new one', async () => {
    const given = await open();
    const { app, browser } = given;
    const page = async (query = '') => (await browser.get(path + query)).text();
    const first = await sendPlain(given, 'درخواست نخست من', 'sara@example.com');
    const second = await sendPlain(given, 'درخواست دوم من', 'mona@example.com');
    const shown = await page();
    for (const words of [first, second, 'sara@example.com', 'mona@example.com', 'فرم خالی'])
      expect(shown).toContain(words);
    expect(shown).toContain('یک قدم مانده');

    const step = await page(`?trackingCode=${first}`);
    expect(step).toContain('sara<wbr/>@example');
    expect(step).toContain('name="step" value="resend"');
    expect(step).toContain(`name="trackingCode" value="${first}"`);
    const unproven = { step: 'unproven', trackingCode: first };
    expect(await (await browser.postForm(path, unproven)).text()).toContain('درخواست شما ثبت شد');
    expect([await stateOf(app, first), await stateOf(app, second)]).toEqual([
      ...['waiting', 'unconfirmed'],
    ]);
    const after = await page();
    expect(after).not.toContain(first);
    expect(after).toContain(second);
  });

  it('the page is nobody else’s, and stored nowhere', async () => {
    const given = await open();
    const code = await sendPlain(given, 'درخواست نخست من', 'sara@example.com');
    const answer = await given.browser.get(path);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const foreign = given.app.visitor();
    for (const query of ['', `?trackingCode=${code}`])
      expect(await (await foreign.get(path + query)).text()).toBe(built);
    expect((await given.browser.get('/contact/no-such-type/')).status).toBe(404);
  });

  it('the page goes on as it is built where nothing waits, and needs no database then', async () => {
    const answerer = answererOf(path);
    expect(answerer.by).toBe('built');
    const cookie = (name: string) => isFilledFor(answerer, `a=b; ${name}=id`);
    expect(isFilledFor(answerer, undefined)).toBe(false);
    expect(cookie('__Host-session')).toBe(false);
    expect(cookie('__Host-proof-file_ticket-7K3MX9QP2RTW')).toBe(true);
  });

  it('R61 a code by SMS is asked for with scripts alone', async () => {
    const { app, browser } = await open();
    const { code: trackingCode } = await send(browser, '09121234567');
    const page = await (await browser.get(`${path}?trackingCode=${trackingCode}`)).text();
    expect(page).toContain('جاوااسکریپت');
    expect(page).not.toContain('value="resend"');
    app.clock.turn(minutes(2));
    const resent = await browser.postForm(path, { step: 'resend', trackingCode });
    expect(resent.status).toBe(403);
    expect(app.texts).toHaveLength(1);
  });
});
