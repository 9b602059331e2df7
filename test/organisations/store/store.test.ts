import { describe, expect, it } from 'vitest';
import { days, minutes } from '../../../worker/foundation/ports/clock.ts';
import { type Browser, problemIn } from '../../helpers/browser.ts';
import { signIn, signInAgent } from '../../helpers/people.ts';
import {
  agentOf,
  file,
  formOf,
  myTickets,
  type Organisation,
  openOrganisation,
  sendForm,
  threadOf,
} from '../organisation.ts';
import { sendPaper } from '../paper.ts';
import settings from './content/settings.json';

// It is 3 Azar 1405, ten in the morning, a Tuesday.

const mobile = '09121234567';
const order = '۱۲۳۴۵۶۷';
const words = {
  title: 'دربارهٔ ماگ سرامیکی',
  text: 'دو ماگ سرامیکی سفارش دادم و دربارهٔ همین سفارش می‌نویسم.',
};
const sheba = 'IR820540102680020817909002';

const request = (requestType: string, facts: Record<string, string> = {}) => ({
  ...words,
  requestType,
  facts: { order, ...facts },
});

async function openStore() {
  const app = await openOrganisation(settings);
  return { app, customer: await signIn(app, mobile) };
}

const factOf = async (browser: Browser, code: string, id: string) =>
  (await threadOf(browser, code)).facts.find((fact) => fact.id === id)?.value;

const rulesOn = async (browser: Browser, code: string) =>
  (await threadOf(browser, code)).rules.map(({ text }) => text).join('\n');

/** What a refused form leads to. */
async function offerOf(response: Promise<Response>) {
  const problem = await problemIn(response);
  expect(problem.code).toBe('other_type_fits');
  return (problem.facts as { broken: { field: string; offer: string }[] }).broken[0];
}

describe('the account', () => {
  it('is by mobile and code, without more; name, address and phone are the shop’s', async () => {
    const { app, customer } = await openStore();
    expect(app.texts).toHaveLength(1);
    expect(await (await customer.get('/api/session')).json()).toMatchObject({
      signedIn: true,
      name: null,
      identities: [{ kind: 'mobile', proven: true }],
    });
    const { brand } = app.settings;
    expect(brand.links.some(({ href }) => href.startsWith(`${brand.home}/`))).toBe(true);
  });
});

describe('delivery', () => {
  it('the postal tracking code comes by SMS after dispatch and stands with the request', async () => {
    const { customer } = await openStore();
    const tracking = (digits: string) => request('tracking', { tracking: digits });
    const { code } = await file(customer, tracking('۱۲۳۴۵ ۶۷۸۹۰ ۱۲۳۴۵ ۶۷۸۹۰ ۱۲۳۴'));
    expect(await factOf(customer, code, 'tracking')).toBe('1234 5678 9012 3456 7890 1234');
    expect(await rulesOn(customer, code)).toMatch(/پس از ارسال، کد رهگیری پستی با پیامک/);
    const short = await problemIn(sendForm(customer, tracking('1234567890')));
    expect(short.fields?.['facts.tracking']).toBeTruthy();
  });

  it('a delivery window can be chosen, and the courier calls first', async () => {
    const { customer } = await openStore();
    const { code } = await file(customer, request('tracking', { window: 'afternoon' }));
    expect(await factOf(customer, code, 'window')).toBe('۱۴ تا ۱۸');
    expect(await rulesOn(customer, code)).toContain('پیک پیش از آمدن با شما تماس می‌گیرد');
    const night = await problemIn(sendForm(customer, request('tracking', { window: 'night' })));
    expect(night.fields?.['facts.window']).toBeTruthy();
  });
});

describe('wrong or damaged goods', () => {
  const damaged = (on: string, at: string, trouble = 'wrong') =>
    request('damaged', { 'received-on': on, 'received-at': at, trouble });

  it.each(['damaged', 'wrong', 'missing'])(
    'reported within 24 hours of receipt are taken (%s)',
    async (trouble) => {
      const { customer } = await openStore();
      const { code } = await file(customer, damaged('۱۴۰۵/۰۹/۰۲', '۱۰:۰۰', trouble));
      expect(await threadOf(customer, code)).toMatchObject({ department: 'بررسی مرجوعی' });
    },
  );

  it('a minute later the form of a return is offered instead, and takes the same words', async () => {
    const { customer } = await openStore();
    const late = sendForm(customer, damaged('۱۴۰۵/۰۹/۰۲', '۰۹:۵۹'));
    expect(await offerOf(late)).toMatchObject({ field: 'received-on', offer: 'return' });
    expect(await myTickets(customer)).toEqual([]);
    const { state } = await file(customer, request('return', { reason: 'damaged' }));
    expect(state).toBe('waiting');
  });
});

describe('an order', () => {
  const cancel = (state: string) => request('cancel', { 'order-state': state });

  it('can be cancelled while it is being processed', async () => {
    const { customer } = await openStore();
    const { code } = await file(customer, cancel('processing'));
    expect(await rulesOn(customer, code)).toContain('در حال پردازش');
  });

  it.each(['shipped', 'delivered'])('after dispatch allows only a return (%s)', async (state) => {
    const { customer } = await openStore();
    expect(await offerOf(sendForm(customer, cancel(state)))).toMatchObject({ offer: 'return' });
    expect(await myTickets(customer)).toEqual([]);
  });

  it('once placed cannot be edited; cancelling it is offered', async () => {
    const { customer } = await openStore();
    const edit = sendForm(customer, request('order', { wish: 'edit' }));
    expect(await offerOf(edit)).toMatchObject({ field: 'wish', offer: 'cancel' });
    const { code } = await file(customer, request('order', { wish: 'question' }));
    expect(await rulesOn(customer, code)).toContain('سفارش ثبت‌شده ویرایش نمی‌شود');
  });
});

describe('a return', () => {
  it('goes from form to experts, to a call for pick-up, and its state can be followed', async () => {
    const { app, customer } = await openStore();
    const { code } = await file(customer, {
      ...request('return', { reason: 'not-as-described', 'call-hours': 'morning' }),
      replyChannel: 'sms',
    });
    expect(await threadOf(customer, code)).toMatchObject({
      stateTitle: 'ثبت شد، در صف بررسی',
      department: 'بررسی مرجوعی',
    });

    const expert = await agentOf(app, ['returns']);
    await expert.act(code, 'open');
    expect((await threadOf(customer, code)).stateTitle).toBe('خوانده شد، در حال بررسی');
    await expert.act(code, 'note', { text: 'عکس با توضیح سایت نمی‌خواند؛ بپذیریم.' });
    await expert.act(code, 'route', { department: 'pick-up', why: 'مرجوعی پذیرفته شد.' });

    const caller = await agentOf(app, ['pick-up']);
    app.clock.turn(minutes(20));
    const called = { text: 'تماس گرفتیم؛ پیک فردا ۹ تا ۱۳ کالا را می‌گیرد.' };
    expect((await caller.act(code, 'reply', called)).status).toBe(201);
    expect(app.lastSms()).toMatchObject({ to: '+989121234567' });
    await caller.act(code, 'route', { department: 'refunds', why: 'کالا رسید و سالم بود.' });

    const thread = await threadOf(customer, code);
    expect(thread).toMatchObject({ department: 'بازگشت وجه', departmentSince: app.clock.now() });
    expect(thread.history.map(({ to, why }) => [to, why])).toEqual([
      ['ثبت شد، در صف بررسی', null],
      ['خوانده شد، در حال بررسی', null],
      ['هماهنگی و گرفتن کالا', 'مرجوعی پذیرفته شد.'],
      ['پاسخ داده شد', null],
      ['بازگشت وجه', 'کالا رسید و سالم بود.'],
      ['خوانده شد، در حال بررسی', null],
    ]);
    expect(thread.messages.map(({ author }) => author)).toEqual(['customer', 'agent']);
    expect(JSON.stringify(thread)).not.toContain('بپذیریم');
  });
});

describe('the course of a return and of a cancelled order', () => {
  const asked = {
    return: () => request('return', { reason: 'not-as-described' }),
    cancel: () => request('cancel', { 'order-state': 'processing' }),
  };

  it.each(['return', 'cancel'] as const)(
    '%s: from the moment it is accepted, its own page says by when the money comes',
    async (type) => {
      const { app, customer } = await openStore();
      const { code } = await file(customer, { ...asked[type](), replyChannel: 'sms' });
      const [waiting] = (await threadOf(customer, code)).progress?.steps.slice(-1) ?? [];
      expect(waiting).toMatchObject({ title: 'وجه واریز شد', state: 'coming', due: null });
      const agent = await agentOf(app);
      expect((await agent.act(code, 'stage', { stage: 'accepted' })).status).toBe(200);
      const thread = await threadOf(customer, code);
      // Tuesday and Wednesday give 38 hours; banks rest on Thursday and Friday.
      expect(thread.progress?.steps.at(-1)).toMatchObject({
        due: { text: 'یکشنبه ۸ آذر، ساعت ۱۰', rule: '۲۴ تا ۷۲ ساعت کاری' },
      });
      expect(thread).toMatchObject({ stage: 'پذیرفته شد', state: 'answered', promise: null });
      expect(app.lastSms().text).toMatch(/پذیرفته شد\n.*«وجه واریز شد»: تا یکشنبه ۸ آذر، ساعت ۱۰/);
    },
  );

  it('of a return can be followed step by step, each with its day and hour', async () => {
    const { app, customer } = await openStore();
    const { code } = await file(customer, asked.return());
    const agent = await agentOf(app);
    const due = [];
    for (const stage of ['review', 'accepted', 'picked-up', 'paid']) {
      app.clock.turn(minutes(5));
      await agent.act(code, 'stage', { stage });
      const { progress } = await threadOf(customer, code);
      due.push(progress?.steps.find((step) => step.due)?.due?.text ?? null);
    }
    expect(due).toEqual([null, 'یکشنبه ۸ آذر، ساعت ۱۰:۱۰', 'یکشنبه ۸ آذر، ساعت ۱۰:۱۰', null]);
    const { progress } = await threadOf(customer, code);
    expect(progress?.steps.map(({ title, state, at }) => [title, state, at !== null])).toEqual([
      ['درخواست رسید', 'done', true],
      ['در بررسی کارشناس', 'done', true],
      ['پذیرفته شد', 'done', true],
      ['کالا تحویل گرفته شد', 'done', true],
      ['وجه واریز شد', 'done', true],
    ]);
  });

  it('the state of the order is what the customer claims, and the desk reads it so', async () => {
    const { app, customer } = await openStore();
    const { code } = await file(customer, asked.cancel());
    const { facts } = await (await agentOf(app, ['orders'])).read(code);
    expect(facts.filter(({ claimed }) => claimed).map(({ label }) => label)).toEqual([
      'وضعیت سفارش',
    ]);
  });
});

describe('money back', () => {
  const refund = (typed = sheba) => request('refund', { sheba: typed });

  it('a refund is promised in 24 to 72 working hours, which no closed day counts towards', async () => {
    const { app, customer } = await openStore();
    const form = await formOf(customer, 'refund');
    expect(form.promiseRule).toBe('۲۴ تا ۷۲ ساعت کاری');
    // Tuesday and Wednesday give 38 hours; banks rest on Thursday and Friday.
    expect(form.promise.text).toBe('یکشنبه ۸ آذر، ساعت ۱۰');
    const { code } = await file(customer, refund());

    const { browser } = await signInAgent(app, { mobile: '+989350000001', role: 'admin' });
    const snow = { from: '1405-09-04', to: '1405-09-04', title: 'برف سنگین' };
    expect((await browser.post('/api/desk/closures', snow)).status).toBe(201);
    expect((await threadOf(customer, code)).promise?.text).toBe('دوشنبه ۹ آذر، ساعت ۱۰');
  });

  it('days off that are known beforehand do not count either', async () => {
    const { app } = await openStore();
    // Tuesday, 1 Dey; Wednesday is a holiday of the settings.
    app.clock.turn(days(28));
    expect((await formOf(app.visitor(), 'refund')).promise.text).toBe('دوشنبه ۷ دی، ساعت ۱۰');
  });

  it('goes to the Sheba on record, shown by its bank and its ends alone', async () => {
    const { app, customer } = await openStore();
    const { code } = await file(customer, refund('ir82-0540-1026-8002-0817-9090-02'));
    const shown = await factOf(customer, code, 'sheba');
    expect(shown).toContain('بانک پارسیان');
    expect(shown).toContain('IR82…9002');
    expect(shown).not.toContain('1026');
    const desk = await agentOf(app, ['refunds']);
    expect((await desk.read(code)).facts.find(({ id }) => id === 'sheba')?.value).toBe(shown);
    const payer = await signInAgent(app, {
      ...{ mobile: '+989350000002', departments: ['refunds'], rights: ['full_sheba'] },
    });
    const whole = await payer.browser.post(`/api/desk/tickets/${code}/full-fact`, {
      field: 'sheba',
    });
    expect(await whole.json()).toEqual({ value: 'IR82 0540 1026 8002 0817 9090 02' });
    const wrong = await problemIn(sendForm(customer, refund('IR820540102680020817909003')));
    expect(wrong.fields?.['facts.sheba']).toContain('شبا');
  });

  it('a failed payment usually comes back by the bank itself within 72 hours', async () => {
    const { app, customer } = await openStore();
    const payment = (on: string) =>
      file(customer, {
        ...words,
        requestType: 'payment',
        anotherMatter: true,
        facts: { 'paid-on': on, 'paid-at': '۱۲:۰۰' },
      });
    const desk = await agentOf(app, ['financial']);
    const isEarly = async (code: string) => (await desk.read(code)).rules[0]?.broken;
    const fresh = await payment('۱۴۰۵/۰۹/۰۲');
    expect(await isEarly(fresh.code)).toBe(true);
    expect(await rulesOn(customer, fresh.code)).toContain('خود بانک تا ۷۲ ساعت');
    const old = await payment('۱۴۰۵/۰۸/۲۰');
    expect(await isEarly(old.code)).toBe(false);
  });
});

describe('papers', () => {
  it('an invoice comes with the parcel; an electronic copy is sent on request', async () => {
    const { app, customer } = await openStore();
    const { code } = await file(customer, request('invoice', { 'issued-to': 'سارا احمدی' }));
    expect(await rulesOn(customer, code)).toContain('فاکتور همراه بسته');
    const desk = await agentOf(app, ['financial']);
    const formToken = 'invoice-of-order-1234567';
    const paper = await sendPaper(desk.browser, formToken, 'فاکتور.pdf', '/api/desk/attachments');
    const reply = { text: 'فاکتور پیوست است.', attachments: [paper], formToken };
    expect((await desk.act(code, 'reply', reply)).status).toBe(201);
    const [sent] = (await threadOf(customer, code)).messages.at(-1)?.attachments ?? [];
    expect(sent).toMatchObject({ name: 'فاکتور.pdf', type: 'application/pdf' });
    const served = await customer.get(`/api/requests/${code}/files/${sent?.id}`);
    expect(served.headers.get('Content-Type')).toBe('application/pdf');
  });

  it('a warranty is activated at the guarantor with the serial number', async () => {
    const { customer } = await openStore();
    const without = await problemIn(sendForm(customer, request('warranty')));
    expect(without.fields?.['facts.serial']).toBeTruthy();
    const { code, department } = await file(customer, request('warranty', { serial: 'sn-۴۴۲۱a' }));
    expect(department).toBe('گارانتی');
    expect(await factOf(customer, code, 'serial')).toMatch(/SN-?4421A/i);
    expect(await rulesOn(customer, code)).toContain('گارانتی‌کننده با شمارهٔ سریال');
  });

  it('instalments run through credit partners, whose terms differ', async () => {
    const { customer } = await openStore();
    const without = await problemIn(sendForm(customer, request('instalment')));
    expect(without.fields?.['facts.partner']).toBeTruthy();
    const { code } = await file(customer, request('instalment', { partner: 'sepas' }));
    expect(await factOf(customer, code, 'partner')).toBe('سپاس‌پی');
    expect(await rulesOn(customer, code)).toContain('شرایط هر شرکت با دیگری فرق دارد');
  });
});

describe('the rules', () => {
  it('stay on a request as they were when it was filed', async () => {
    const { app, customer } = await openStore();
    const { code } = await file(customer, request('cancel', { 'order-state': 'processing' }));
    changeRule(app, 'cancel-window', 'سفارش تا یک ساعت لغو می‌شود.');
    expect(await rulesOn(customer, code)).toContain('تا وقتی «در حال پردازش» است');
  });
});

function changeRule({ services }: Organisation, id: string, text: string) {
  services.settings.policies[id]!.text = text;
}
