import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { days, hours } from '../../../worker/foundation/ports/clock.ts';
import { checkCustomers, importCustomers } from '../../../worker/people/import-customers.ts';
import { type Browser, problemIn, problemOf } from '../../helpers/browser.ts';
import { signIn } from '../../helpers/people.ts';
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

const card = '6037991234567893';
const words = {
  title: 'دربارهٔ سایت گل‌فروشی',
  text: 'سایت گل‌فروشی ما example.ir است و دربارهٔ همین سایت می‌نویسم.',
};
const request = (requestType: string, facts: Record<string, string> = {}) => ({
  ...words,
  requestType,
  facts,
});
const support = request('support', { site: 'example.ir', work: 'question' });

type Line = { mobile: string; plan?: string; agency?: string };

/** As `customers:import` does: checked whole, then written. */
async function importLines(app: Organisation, lines: readonly Line[]) {
  const numbered = lines.map((cells, index) => ({ ...cells, line: index + 2 }));
  const { customers, faults } = checkCustomers(app.settings, numbered);
  expect(faults).toEqual([]);
  await importCustomers({ ...app.services, db: app.db }, customers);
}

/** A help centre and one customer of it, who has a plan and has chosen a reseller. */
async function openPortal({ plan = 'base', agency = 'alborz' } = {}) {
  const app = await openOrganisation(settings);
  return { app, customer: await join(app, '09121234567', { plan, agency }) };
}

async function join(app: Organisation, mobile: string, line: Omit<Line, 'mobile'>) {
  await importLines(app, [{ mobile, ...line }]);
  return await signIn(app, mobile);
}

const rulesOn = async (browser: Browser, code: string) =>
  (await threadOf(browser, code)).rules.map(({ text }) => text).join('\n');

const faultsOf = async (browser: Browser, asked: Record<string, unknown>) =>
  Object.keys((await problemIn(sendForm(browser, asked))).fields ?? {});

const offerOf = async (browser: Browser, asked: Record<string, unknown>) => {
  const problem = await problemIn(sendForm(browser, asked));
  expect(problem.code).toBe('other_type_fits');
  return (problem.facts as { broken: { offer: string }[] }).broken[0]?.offer;
};

describe('ordering', () => {
  it('there is no free licence, but a trial: made at once, 30 days, nothing owed', async () => {
    const { customer } = await openPortal();
    const { code } = await file(customer, request('order', { period: 'monthly' }));
    const rules = await rulesOn(customer, code);
    expect(rules).toContain('مجوز رایگان نداریم');
    expect(rules).toMatch(/همان لحظه ساخته.*۳۰ روز فرصت.*چیزی بدهکار نیستید/);
    expect(rules).not.toContain('پس از پرداخت نخستین');
    expect(rules).toMatch(/در آغاز هر دوره صادر.*دورهٔ بلندتر تخفیف/);
  });

  const due = (which: string, on: string) =>
    request('payment', { which, invoice: '۱۲۰۴۵', 'issued-on': on });

  it('the first invoice has 30 days to be paid, and then a new order is offered', async () => {
    const { customer } = await openPortal();
    expect(await offerOf(customer, due('first', '۱۴۰۵/۰۸/۰۲'))).toBe('order');
    expect(await myTickets(customer)).toEqual([]);
    const { code } = await file(customer, due('first', '۱۴۰۵/۰۸/۰۳'));
    expect(await rulesOn(customer, code)).toContain('۳۰ روز');
  });

  it.each(['۱۴۰۵/۰۸/۰۲', '۱۴۰۵/۰۱/۱۵', '۱۴۰۴/۰۲/۰۱'])(
    'an invoice of a renewal can be paid late (%s)',
    async (on) => {
      const { app, customer } = await openPortal();
      const { code } = await file(customer, due('renewal', on));
      const { rules } = await (await agentOf(app)).read(code);
      expect(rules.filter(({ broken }) => broken)).toEqual([]);
    },
  );

  it.each([
    ['monthly', 'ماهانه'],
    ['quarterly', 'سه‌ماهه'],
    ['yearly', 'سالانه'],
  ])('a subscription can be %s', async (period, title) => {
    const { customer } = await openPortal();
    const { code } = await file(customer, request('order', { period }));
    expect((await threadOf(customer, code)).facts).toMatchObject([{ id: 'period', value: title }]);
  });

  it('is for no other period', async () => {
    const { customer } = await openPortal();
    expect(await faultsOf(customer, request('order', { period: 'weekly' }))).toEqual([
      'facts.period',
    ]);
  });
});

describe('paying', () => {
  it('is online by a payment link, or offline by agreement, with the slip registered', async () => {
    const { app, customer } = await openPortal();
    const paid = { invoice: '12045', 'paid-on': '۱۴۰۵/۰۹/۰۱', amount: '۲٬۴۰۰٬۰۰۰' };
    expect(await faultsOf(customer, request('payment-slip', paid))).toEqual(['facts.slip']);

    const key = 'bank-slip-of-invoice-12045';
    const slip = await sendPaper(customer, key, 'فیش بانکی.pdf');
    const { code } = await file(customer, request('payment-slip', { ...paid, slip }), key);
    expect(await rulesOn(customer, code)).toMatch(/لینک پرداخت.*هماهنگی نمایندگی.*فیش/);
    const desk = await agentOf(app, ['alborz']);
    const thread = await desk.read(code);
    expect(thread.facts).toMatchObject([
      { id: 'invoice' },
      { id: 'paid-on' },
      { id: 'amount', value: '۲٬۴۰۰٬۰۰۰ تومان' },
      { id: 'slip', value: '۱ فایل' },
    ]);
    const [paper] = thread.messages[0]?.attachments ?? [];
    expect(paper).toMatchObject({ name: 'فیش بانکی.pdf' });
    const served = await desk.browser.get(`/api/desk/attachments/${paper?.id}`);
    expect(served.status).toBe(200);
  });

  const company = {
    invoice: '12045',
    company: 'شرکت گلستان نو',
    'economic-number': '۱۰۳۸۰۲۸۴۷۹۰',
    'legal-id': '10380284790',
    address: 'تهران، خیابان گلستان، پلاک ۱۲',
  };

  it('brings legal entities an official invoice as PDF', async () => {
    const { app, customer } = await openPortal();
    const { code } = await file(customer, request('official-invoice', company));
    const desk = await agentOf(app, ['alborz']);
    const formToken = 'official-invoice-12045';
    const paper = await sendPaper(desk.browser, formToken, 'فاکتور.pdf', '/api/desk/attachments');
    const reply = { text: 'فاکتور رسمی پیوست است.', attachments: [paper], formToken };
    expect((await desk.act(code, 'reply', reply)).status).toBe(201);
    const [sent] = (await threadOf(customer, code)).messages.at(-1)?.attachments ?? [];
    const served = await customer.get(`/api/requests/${code}/files/${sent?.id}`);
    expect(served.headers.get('Content-Type')).toBe('application/pdf');
  });

  it.each(['economic-number', 'legal-id', 'address', 'company'])(
    'an official invoice needs the %s',
    async (id) => {
      const { customer } = await openPortal();
      const asked = request('official-invoice', { ...company, [id]: '' });
      expect(await faultsOf(customer, asked)).toEqual([`facts.${id}`]);
    },
  );

  it('a legal ID with a wrong check digit gets no official invoice', async () => {
    const { customer } = await openPortal();
    const asked = request('official-invoice', { ...company, 'legal-id': '10380284792' });
    expect(await faultsOf(customer, asked)).toEqual(['facts.legal-id']);
  });

  it('nothing is debited automatically, and card and account data are never taken', async () => {
    const { app, customer } = await openPortal();
    const { code } = await file(customer, request('renewal', { site: 'example.ir' }));
    expect(await rulesOn(customer, code)).toContain('خودکار برداشت نمی‌شود');
    const asked = app.settings.requestTypes.flatMap(({ fields }) => fields);
    expect(asked.filter(({ type }) => type === 'sheba')).toEqual([]);
    const typed = { which: 'first', invoice: '12045', 'issued-on': '۱۴۰۵/۰۹/۰۱', card };
    const paid = await file(customer, request('payment', typed));
    const { facts } = await threadOf(customer, paid.code);
    expect(facts.find(({ id }) => id === 'card')?.value).toMatch(/^\D*7893$/);
  });

  it('a card number is kept nowhere, wherever it is typed', async () => {
    const { app, customer } = await openPortal();
    const text = `از کارت ۶۰۳۷-۹۹۱۲-۳۴۵۶-۷۸۹۳ (${card}) پرداختم و سایت روشن نشد.`;
    const desk = await agentOf(app, ['alborz']);
    const { code } = await file(customer, {
      ...support,
      title: `پرداخت با ${card}`,
      text,
      facts: { site: `example.ir ${card}`, work: 'fault' },
    });
    const key = 'a-slip-with-a-card-on-it';
    const slip = await sendPaper(customer, key, `${card}.pdf`);
    const answer = { text, attachments: [slip] };
    const said = await customer.post(`/api/requests/${code}/messages`, answer, {
      'Idempotency-Key': key,
    });
    expect(said.status).toBe(201);
    await desk.act(code, 'note', { text });
    await desk.act(code, 'reply', { text });
    await desk.act(code, 'close', { reason: text });
    await customer.post(`/api/requests/${code}/rating`, { rating: 5, comment: text });

    expect((await threadOf(customer, code)).title).toBe('پرداخت با xxxx-xxxx-xxxx-7893');
    const kept = await everythingIn(app);
    expect(kept).toContain('xxxx-xxxx-xxxx-7893');
    expect(kept).not.toMatch(/6037.?9912|۶۰۳۷.?۹۹۱۲|34567893|۳۴۵۶.?۷۸۹۳/);
    expect(JSON.stringify([app.mails, app.texts, app.logLines])).not.toContain('6037991');
  });
});

/** All rows of all tables, as one text. */
async function everythingIn({ db }: Organisation): Promise<string> {
  const tables = await db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_%' ESCAPE '\\'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => db.all(sql`SELECT * FROM ${sql.identifier(name)}`)),
  );
  return JSON.stringify(rows);
}

describe('paying late', () => {
  it('limits access after several notices, but support can still be reached', async () => {
    const { app, customer } = await openPortal({ plan: 'limited' });
    const { code, promise } = await file(customer, support);
    expect(promise?.text).toBeTruthy();
    expect(await rulesOn(customer, code)).toMatch(/پنل و پشتیبانی برقرار است.*همان لحظه برمی‌گردد/);
    const desk = await agentOf(app, ['alborz']);
    expect((await desk.read(code)).customer.plan?.title).toBe('دسترسی محدود');
    await desk.act(code, 'reply', { text: 'با پرداخت صورت‌حساب، سایت همان ساعت برمی‌گردد.' });
    expect((await threadOf(customer, code)).messages).toHaveLength(2);
  });

  it('support can be reached even by one who cannot sign in', async () => {
    const { app } = await openPortal();
    const { state, code } = await file(app.visitor(), {
      ...request('limited', { site: 'example.ir' }),
      email: 'owner@example.com',
      replyChannel: 'email',
    });
    expect(state).toBe('waiting');
    const desk = await agentOf(app, ['head-office']);
    const thread = await desk.read(code);
    expect(thread.proven).toBe(false);
    expect(thread.rules.map(({ text }) => text).join()).toMatch(
      /پس از چند یادآوری.*پنل و پشتیبانی همچنان در دسترس.*همان لحظه برمی‌گردد.*کامل جمع‌آوری/,
    );
  });
});

describe('support', () => {
  it('is only by ticket: no way past it is offered', async () => {
    const { app } = await openPortal();
    expect(JSON.stringify(app.settings.brand)).not.toMatch(/tel:|mailto:/);
    expect(app.settings.policies['agency-answers']?.text).toContain('فقط با درخواست نوشته');
  });

  it('is given by the reseller that the customer chose', async () => {
    const { app, customer } = await openPortal();
    expect(await formOf(customer, 'support')).toMatchObject({ department: 'نمایندگی البرز' });
    const { code } = await file(customer, support);
    expect(app.mails.map(({ to }) => to)).toContain('support@alborz.example');
    const desk = await agentOf(app, ['alborz']);
    expect((await desk.read(code)).customer.agency).toBe('نمایندگی البرز');

    await importLines(app, [{ mobile: '09121234567', agency: 'karun' }]);
    const next = await file(customer, { ...support, anotherMatter: true, title: 'پرسش دوم' });
    expect(next.department).toBe('نمایندگی کارون');
  });

  it('of one who asks before signing in comes from the chosen reseller too', async () => {
    const app = await openOrganisation(settings);
    await importLines(app, [{ mobile: '09121234567', plan: 'business', agency: 'alborz' }]);
    const guest = app.visitor();
    await file(guest, { ...support, mobile: '09121234567' });
    const proven = await guest.post('/api/contact/prove', { code: app.lastSms().code });
    expect(await proven.json()).toMatchObject({
      filed: { department: 'نمایندگی البرز', promise: { text: 'سه‌شنبه ۳ آذر، ساعت ۱۸' } },
    });
  });

  it('a change of reseller is decided by the organisation, not by the reseller', async () => {
    const { customer } = await openPortal();
    const { department } = await file(customer, request('change-agency'));
    expect(department).toBe('دفتر آشیان‌ساز');
  });

  it.each([
    ['base', 'یکشنبه ۸ آذر، ساعت ۱۷'],
    ['business', 'شنبه ۷ آذر، ساعت ۹'],
    ['round-the-clock', 'پنجشنبه ۵ آذر، ساعت ۱۷'],
  ])('hours depend on the plan: %s', async (plan, due) => {
    const { app, customer } = await openPortal({ plan });
    // Thursday at three: the office is closed, the longer day is not.
    app.clock.turn(days(2) + hours(5));
    const { promise } = await formOf(customer, 'support');
    expect(promise.text).toContain(due);
    expect((await file(customer, support)).promise).toEqual(promise);
  });

  it('round the clock means on holidays too', async () => {
    const app = await openOrganisation(settings);
    // 22 Bahman, at eight in the evening.
    app.clock.turn(days(79) + hours(10));
    const due = async (mobile: string, plan: string) => {
      const customer = await join(app, mobile, { plan, agency: 'karun' });
      return (await formOf(customer, 'support')).promise.text;
    };
    expect(await due('09121234567', 'round-the-clock')).toBe('پنجشنبه ۲۲ بهمن، ساعت ۲۲');
    expect(await due('09351234567', 'business')).not.toContain('۲۲ بهمن');
  });

  it.each(['base', 'business', 'round-the-clock'])(
    'what the fee covers and what costs extra is stated on the ticket (%s)',
    async (plan) => {
      const { app, customer } = await openPortal({ plan });
      const { code } = await file(customer, support);
      const covers = app.settings.plans[plan]?.covers ?? '';
      expect(covers).toContain('هزینهٔ جدا');
      expect((await threadOf(customer, code)).rules.at(-1)?.text).toBe(covers);
      const desk = await agentOf(app, ['alborz']);
      expect((await desk.read(code)).customer.plan?.covers).toBe(covers);
    },
  );

  it.each(['design', 'training', 'content'])(
    '%s costs extra: its own form is offered',
    async (work) => {
      const { customer } = await openPortal();
      const asked = request('support', { site: 'example.ir', work });
      expect(await offerOf(customer, asked)).toBe('extra-work');
      const extra = request('extra-work', { site: 'example.ir', service: work });
      expect((await file(customer, extra)).state).toBe('waiting');
    },
  );

  it('other resellers’ agents cannot see it', async () => {
    const { app, customer } = await openPortal();
    const key = 'a-picture-of-the-fault';
    const shot = await sendPaper(customer, key, 'خطا.pdf');
    const { code } = await file(customer, { ...support, attachments: [shot] }, key);
    const other = await agentOf(app, ['karun']);
    expect((await other.list()).total).toEqual({ count: 0, isMore: false });
    expect((await other.list(`?q=${code}`)).tickets).toEqual([]);
    const away = async (path: string) => problemOf(other.browser.get(`/api/desk/${path}`));
    expect(await away(`tickets/${code}`)).toBe('not_found');
    expect(await away(`attachments/${shot}`)).toBe('not_found');
    const reply = { version: 1, text: 'پاسخ نمایندگی دیگر' };
    const sent = other.browser.post(`/api/desk/tickets/${code}/reply`, reply, {
      'Idempotency-Key': 'a-reply-of-another-agency',
    });
    expect(await problemOf(sent)).toBe('not_found');
    const own = await agentOf(app, ['alborz']);
    expect((await own.list()).tickets).toMatchObject([{ code }]);
  });
});

describe('the last word', () => {
  it('is: still have a question? Write to us', async () => {
    const { app, customer } = await openPortal();
    const last = app.settings.requestTypes.at(-1);
    expect(last).toMatchObject({ id: 'other', title: 'هنوز پرسشی دارید؟', listed: true });
    expect((await file(customer, request('other'))).state).toBe('waiting');
  });
});
