import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { ContactNow } from '#shared/contract/contact.ts';
import type { CallersAnswer, OnBehalfAnswer } from '#shared/contract/desk/on-behalf.ts';
import type { Thread } from '#shared/contract/tickets.ts';
import type { ContactFormModel } from '#shared/forms/contact-form-model.ts';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { fixedRates } from '../../worker/foundation/fixed-limits.ts';
import { type Browser, problemOf } from '../helpers/browser.ts';
import { agentAt, customerMobile, openDesk } from '../helpers/desk.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

const { replyChannel: _, ...request } = goodRequest;
const call = {
  ...request,
  title: 'تماس دربارهٔ صفحهٔ پرداخت',
  text: 'مشتری می‌گوید صفحهٔ پرداخت پس از ورود رمز دوم بسته می‌شود.',
};
const stranger = '09127654321';

const file = (browser: Browser, body: object, key: string = crypto.randomUUID()) =>
  browser.post('/api/desk/on-behalf', { ...call, ...body }, { 'Idempotency-Key': key });
const answerOf = async (answer: Response) => {
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as OnBehalfAnswer;
};
const callers = async (browser: Browser, search: string) =>
  (
    (await (
      await browser.get(`/api/desk/on-behalf/callers?search=${encodeURIComponent(search)}`)
    ).json()) as CallersAnswer
  ).callers;

describe('a request that an agent files after a call', () => {
  it('is the own one of a customer who has proven the number, with the promise of the form', async () => {
    const { app, agent, customer } = await openDesk();
    const now = (await (await customer.get('/api/contact/technical')).json()) as ContactNow;
    const filed = await answerOf(await file(agent.browser, { mobile: customerMobile }));
    expect(filed).toEqual({
      code: expect.any(String),
      promise: now.promise.text,
      department: now.department,
      canOpen: true,
      isNotified: true,
    });
    expect(app.texts).toMatchObject([
      { to: expect.stringContaining('9121234567'), text: expect.stringContaining(filed.code) },
    ]);

    const thread = (await (await customer.get(`/api/requests/${filed.code}`)).json()) as Thread;
    expect(thread).toMatchObject({ proven: true, state: 'waiting', promise: now.promise });
    expect(thread.messages).toMatchObject([
      { author: 'customer', text: call.text, filedByAgent: true },
    ]);
    expect(thread.history).toMatchObject([{ by: 'agent', to: expect.any(String) }]);
    const desk = await agent.read(filed.code);
    expect(desk.messages[0]?.filedByAgent).toBe(true);
    const [row] = await app.db.all(sql`
      SELECT filed_by AS filedBy, terms_version AS terms FROM tickets WHERE code = ${filed.code.replaceAll('-', '')}`);
    expect(row).toEqual({ filedBy: agent.agent.id, terms: null });
  });

  it('says in the official copy whose words they are', async () => {
    const { agent, customer } = await openDesk();
    const { code } = await answerOf(await file(agent.browser, { mobile: customerMobile }));
    await customer.post(`/api/requests/${code}/messages`, { text: 'خودم هم توضیح می‌دهم.' });
    const copy = (await (
      await customer.get(`/api/requests/${code}/transcript.json`)
    ).json()) as Transcript;
    expect(copy.messages.map(({ authorTitle }) => authorTitle)).toEqual([
      'مشتری (ثبت‌شده توسط همکار، پس از تماس)',
      'مشتری',
    ]);
  });

  it('waits unproven for whoever owns the number, and is theirs once they prove it', async () => {
    const { app, agent } = await openDesk();
    const { code } = await answerOf(
      await file(agent.browser, { mobile: stranger, name: 'سارا رضایی' }),
    );
    expect(app.texts).toMatchObject([{ text: expect.stringContaining(code) }]);
    expect(await agent.read(code)).toMatchObject({ state: 'waiting', proven: false });
    const [note] = (await agent.read(code)).messages.filter(({ internal }) => internal);
    expect(note?.text).toContain('سارا رضایی');

    const visitor = app.visitor();
    await visitor.post(`/api/requests/${code}/proof`, {});
    await visitor.post('/api/requests/prove', { code: app.lastSms().code });
    expect((await visitor.get(`/api/requests/${code}`)).status).toBe(200);
    expect((await agent.read(code)).proven).toBe(true);
  });

  it('reaches the queue even where the form holds what is unproven, and by e-mail', async () => {
    const { app, agent } = await openDesk({
      settings: (settings) => {
        for (const type of settings.requestTypes) type.unprovenTickets = 'hold';
      },
    });
    const { code } = await answerOf(await file(agent.browser, { email: 'sara@example.com' }));
    expect(await agent.read(code)).toMatchObject({ state: 'waiting', replyChannel: 'email' });
    expect(app.mails).toHaveLength(1);
  });

  it('R36 is one under one key, and its words may be filed again under another', async () => {
    const { agent } = await openDesk();
    const [one, two] = await Promise.all([
      file(agent.browser, { mobile: stranger }, 'a-double-click-is-one'),
      file(agent.browser, { mobile: stranger }, 'a-double-click-is-one'),
    ]);
    expect(await answerOf(two)).toEqual(await answerOf(one));
    expect(
      await problemOf(file(agent.browser, { email: 'a@example.com' }, 'a-double-click-is-one')),
    ).toBe('key_reused');
    const other = await answerOf(await file(agent.browser, { mobile: stranger }));
    expect((await agent.list('?view=all')).tickets.map(({ code }) => code)).toContain(other.code);
  });

  it('spends no limit of the customer, and is limited for an agent', async () => {
    const { app, agent } = await openDesk();
    const ofCustomers = () =>
      app.db.all(
        sql`SELECT key, count FROM rate_limits WHERE key LIKE 'tickets:%' OR key LIKE 'urgent:%'`,
      );
    const before = await ofCustomers();
    await answerOf(await file(agent.browser, { mobile: customerMobile, urgency: 'urgent' }));
    expect(await ofCustomers()).toEqual(before);
    await app.db.run(
      sql`UPDATE rate_limits SET count = ${fixedRates.filingsOfAgent.max} WHERE key LIKE 'on-behalf:%'`,
    );
    expect(await problemOf(file(agent.browser, { mobile: customerMobile }))).toBe(
      'too_many_requests',
    );
  });

  it('says that nothing is sent where the limits of the address leave its message out', async () => {
    const { app, agent } = await openDesk();
    const said: boolean[] = [];
    for (let at = 0; at < 4; at++)
      said.push((await answerOf(await file(agent.browser, { mobile: stranger }))).isNotified);
    expect(said.filter(Boolean)).toHaveLength(app.texts.length);
    expect(said.at(-1)).toBe(false);
  });

  it('is checked like the form: fields, one address, a type of the settings', async () => {
    const { agent } = await openDesk();
    const faults = async (body: object) =>
      ((await (await file(agent.browser, body)).json()) as { error: { fields: object } }).error
        .fields;
    expect(Object.keys(await faults({ mobile: stranger, requestType: 'refund' }))).toContain(
      'facts.order',
    );
    expect(Object.keys(await faults({}))).toEqual(['mobile']);
    expect(Object.keys(await faults({ mobile: stranger, email: 'a@example.com' }))).toEqual([
      'mobile',
    ]);
    expect(Object.keys(await faults({ mobile: '12' }))).toEqual(['mobile']);
    expect(await problemOf(file(agent.browser, { mobile: stranger, requestType: 'nothing' }))).toBe(
      'not_found',
    );
  });

  it('is of a customer whom the agent was shown, and of no other', async () => {
    const { app, agent, customer } = await openDesk();
    const [shown] = await callers(agent.browser, '4567');
    const filed = await answerOf(
      await file(agent.browser, { customer: shown?.customer, name: 'مریم' }),
    );
    expect((await customer.get(`/api/requests/${filed.code}`)).status).toBe(200);
    expect((await agent.read(filed.code)).customer.name).toBe('مریم');
    const elsewhere = await agentAt(app, { departments: ['financial'] });
    expect(await problemOf(file(elsewhere.browser, { customer: shown?.customer }))).toBe(
      'bad_input',
    );
  });
});

describe('policies, to an agent on the phone', () => {
  it('advise: what the form refuses is filed once the agent says so, and the ticket notes it', async () => {
    const { agent, app } = await openDesk();
    const type = app.settings.requestTypes.find(({ id }) => id === 'technical');
    app.settings.policies.strict = {
      title: 'بدون شمارهٔ سفارش رسیدگی نمی‌شود',
      text: 'شمارهٔ سفارش لازم است.',
      rule: {
        kind: 'filled',
        field: 'order',
        otherwise: { refuse: true, say: 'شمارهٔ سفارش را بنویسید.', offer: null },
      },
    } as unknown as (typeof app.settings.policies)[string];
    type?.policies.push('strict');
    if (!type?.fields.some(({ id }) => id === 'order'))
      type?.fields.push({
        id: 'order',
        type: 'order_number',
        label: 'شمارهٔ سفارش',
        required: false,
      });
    const refused = await file(agent.browser, { mobile: stranger });
    expect(await refused.json()).toMatchObject({
      error: { code: 'bad_input', facts: { broken: [{ refuse: true }] } },
    });
    const { code } = await answerOf(
      await file(agent.browser, { mobile: stranger, breakRules: true }),
    );
    expect((await agent.read(code)).rules).toContainEqual(
      expect.objectContaining({ title: 'بدون شمارهٔ سفارش رسیدگی نمی‌شود', broken: true }),
    );
  });
});

describe('the caller', () => {
  it('is found by the exact number, in any digits, and by the last four, masked', async () => {
    const { agent, code } = await openDesk();
    for (const typed of [customerMobile, '۰۹۱۲۱۲۳۴۵۶۷', '+98 912 123 4567', '۴۵۶۷'])
      expect(await callers(agent.browser, typed), typed).toMatchObject([
        { customer: expect.any(String), requests: [{ code }] },
      ]);
    expect(JSON.stringify(await callers(agent.browser, '4567'))).not.toContain('9121234567');
    for (const typed of ['', '456', 'سلام', '%', '9999'])
      expect(await callers(agent.browser, typed), typed).toEqual([]);
  });

  it('is known by requests that nobody has proven, too', async () => {
    const { agent } = await openDesk();
    const { code } = await answerOf(await file(agent.browser, { mobile: stranger }));
    expect(await callers(agent.browser, stranger)).toMatchObject([
      { customer: null, requests: [{ code }] },
    ]);
  });

  it('R32 shows requests within reach alone, and of an agency its own customers', async () => {
    const { app, agent } = await openDesk();
    const elsewhere = await agentAt(app, { departments: ['financial'] });
    expect(await callers(elsewhere.browser, '4567')).toEqual([]);
    expect(await callers(elsewhere.browser, customerMobile)).toMatchObject([{ requests: [] }]);
    const ofAgency = await agentAt(app, { agency: 'north' });
    expect(await callers(ofAgency.browser, customerMobile)).toEqual([]);
    expect(await callers(agent.browser, customerMobile)).toHaveLength(1);
  });

  it('is looked for by indexes, however many customers there are', async () => {
    const { app, agent } = await openDesk();
    await fileTicket(await signedIn(app, '09129994567'), { title: 'یک درخواست دیگر' });
    expect(await callers(agent.browser, '4567')).toHaveLength(2);
  });
});

describe('the form of a type', () => {
  it('is that of the contact page', async () => {
    const { agent } = await openDesk();
    const form = (await (
      await agent.browser.get('/api/desk/on-behalf/forms/technical')
    ).json()) as ContactFormModel;
    expect(form.type.id).toBe('technical');
    expect(await problemOf(agent.browser.get('/api/desk/on-behalf/forms/nothing'))).toBe(
      'not_found',
    );
  });
});
