import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { goodRequest } from '../helpers/tickets.ts';

const path = '/contact/technical/';
const typed = { title: goodRequest.title, text: goodRequest.text, email: 'sara@exmaple.com' };
const tokenIn = (page: string) => /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';

async function begin(unprovenTickets: 'hold' | 'after_code') {
  const app = await createTestApp({
    settings: ({ requestTypes }) => {
      for (const type of requestTypes) type.unprovenTickets = unprovenTickets;
    },
  });
  const browser = app.visitor();
  const formToken = tokenIn(await (await browser.postForm(path, typed)).text());
  app.clock.turn(seconds(3));
  const filed = await browser.postForm(path, { ...typed, formToken });
  expect(filed.status).toBe(201);
  const step = (name: string, given: Record<string, string> = {}) =>
    browser.postForm(path, { step: name, ...given });
  const reload = () => browser.postForm(path, { ...typed, formToken });
  return { app, browser, page: await filed.text(), step, reload };
}

const tickets = ({ db }: { db: Awaited<ReturnType<typeof begin>>['app']['db'] }) =>
  db.all(sql`SELECT state, contact, proven FROM tickets`);

describe('R70 a request that was sent without scripts and waits', () => {
  it('says that one step is left, and to which address its link went', async () => {
    const { page } = await begin('hold');
    expect(page).toContain('یک قدم مانده: ایمیل خود را تأیید کنید');
    expect(page).toContain('هنوز ثبت نهایی نشده است');
    expect(page).toMatch(/<bdi dir="ltr">sara<wbr\/>@exmaple<wbr\/>\.com<\/bdi>/);
    expect(page).not.toContain('درخواست شما ثبت شد');
    expect(page).not.toContain('name="step" value="unproven"');
  });

  it('takes another address: the link that was sent before is dead', async () => {
    const { app, step, reload } = await begin('hold');
    const old = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    const page = await (await step('address', { email: 'Sara@Example.com' })).text();
    expect(page).toContain('sara@example.com');
    expect(page).toContain('یک قدم مانده');
    expect(app.lastMail().to).toBe('sara@example.com');
    expect((await app.visitor().postForm('/confirm/', old)).status).toBe(410);
    expect(await (await reload()).text()).toContain('sara@example.com');
    const fresh = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    expect((await app.visitor().postForm('/confirm/', fresh)).status).toBe(303);
    expect((await reload()).status).toBe(303);
    expect(await tickets(app)).toEqual([{ state: 'waiting', contact: null, proven: 1 }]);
  });

  it('keeps an address that is none in its box, and says what is wrong', async () => {
    const { app, step } = await begin('hold');
    const answer = await step('address', { email: 'sara@' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toMatch(
      /<input[^>]*value="sara@"[^>]*aria-invalid="true"|<input[^>]*aria-invalid="true"[^>]*value="sara@"/,
    );
    expect(page).toMatch(/<details open[^>]*>.*id="field-email-fault".*<\/details>/s);
    expect(app.mails).toHaveLength(1);
  });

  it('has its link sent again, within the limits', async () => {
    const { app, step } = await begin('hold');
    expect((await step('resend')).status).toBe(429);
    app.clock.turn(minutes(2));
    expect((await step('resend')).status).toBe(200);
    expect(app.mails.map(({ to }) => to)).toEqual([typed.email, typed.email]);
  });

  it('R64 says that no link was sent where its mailbox may have none yet', async () => {
    const { app, browser, page } = await begin('hold');
    expect(page).toContain('ایمیلی با لینک تأیید برایتان فرستادیم');
    const other = { ...typed, title: 'درخواست دیگری با همین ایمیل' };
    const formToken = tokenIn(await (await browser.postForm(path, other)).text());
    app.clock.turn(seconds(3));
    const second = await (await browser.postForm(path, { ...other, formToken })).text();
    expect(app.mails).toHaveLength(1);
    expect(second).toContain('ایمیل جدیدی ارسال نشد');
    expect(second).not.toContain('ایمیلی با لینک تأیید برایتان فرستادیم');
  });

  it('cannot be sent to one mailbox after the other', async () => {
    const { app, step } = await begin('hold');
    const statuses = [];
    for (let i = 0; i < 7; i++)
      statuses.push((await step('address', { email: `sara${i}@example.com` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429, 429]);
    expect(app.mails).toHaveLength(5);
  });

  it('R69 is filed without its proof where its type says so', async () => {
    const { app, page, step, reload } = await begin('after_code');
    expect(page).toContain('name="step" value="unproven"');
    const filed = await step('unproven');
    expect(filed.status).toBe(200);
    expect(await filed.text()).toContain('درخواست شما ثبت شد');
    expect(await tickets(app)).toEqual([{ state: 'waiting', contact: typed.email, proven: 0 }]);
    expect((await reload()).status).toBe(303);
    const fresh = Object.fromEntries(
      new URL(app.mails[0]?.text.match(/https\S+/)?.[0] ?? '').searchParams,
    );
    expect((await app.visitor().postForm('/confirm/', fresh)).status).toBe(303);
    expect(await tickets(app)).toEqual([{ state: 'waiting', contact: null, proven: 1 }]);
  });

  it('R69 is not filed without it elsewhere, nor by another browser', async () => {
    const { app, step } = await begin('hold');
    expect((await step('unproven')).status).toBe(422);
    expect((await app.visitor().postForm(path, { step: 'unproven' })).status).toBe(410);
    expect(await tickets(app)).toEqual([{ state: 'unconfirmed', contact: typed.email, proven: 0 }]);
  });
});
