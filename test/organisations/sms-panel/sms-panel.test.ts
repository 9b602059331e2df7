import { describe, expect, it } from 'vitest';
import { titleOfState } from '#shared/contract/tickets.ts';
import { readCopy } from '#shared/transcripts/copy.ts';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { days, minutes } from '../../../worker/foundation/ports/clock.ts';
import { problemIn, problemOf } from '../../helpers/browser.ts';
import { signIn } from '../../helpers/people.ts';
import {
  addEmail,
  agentOf,
  attach,
  file,
  formOf,
  myTickets,
  openOrganisation,
  sendForm,
  threadOf,
} from '../organisation.ts';
import statesArticle from './content/requests-guide/states.md?raw';
import settings from './content/settings.json';

const email = 'shop@example.com';
const request = {
  requestType: 'webservice',
  title: 'وب‌سرویس ارسال خطای ۴۰۲ می‌دهد',
  text: 'از ساعت ۹ امروز هر فراخوانی ارسال گروهی پاسخ ۴۰۲ می‌گیرد، با آنکه اعتبار پنل کافی است.',
  terms: '1405-07',
};
const another = {
  ...request,
  title: 'گزارش تحویل در پنل خالی است',
  text: 'صفحهٔ گزارش تحویل برای ارسال‌های دیروز هیچ ردیفی نشان نمی‌دهد و فایل خروجی هم خالی است.',
};
const undelivered = {
  requestType: 'undelivered',
  title: 'پیامک نوبت به بیمار نرسیده است',
  text: 'پیامک از زمان‌بندی پنل فرستاده شد و در گزارش «ارسال نشده» است.',
  terms: '1405-07',
  facts: {
    'sms-text': 'نوبت شما فردا ساعت ۱۰ است.',
    'sent-on': '۱۴۰۵/۰۹/۰۲',
    'sent-at': '۱۸:۱۵',
    sender: '۳۰۰۰۱۲۳۴',
  },
};

async function openPanel() {
  const app = await openOrganisation(settings);
  const customer = await signIn(app, '09121234567');
  return { app, customer };
}

const reply = (text: string) => ({ text });

describe('«درخواست جدید»', () => {
  it('takes title, urgency, text and attachments', async () => {
    const { customer } = await openPanel();
    const key = 'the-form-token-of-this-request';
    const id = await attach(customer, key, 'shot.png');
    const { code } = await file(customer, { ...request, urgency: 'high', attachments: [id] }, key);
    expect(await threadOf(customer, code)).toMatchObject({
      title: request.title,
      urgency: 'زیاد',
      messages: [{ text: request.text, attachments: [{ name: 'shot.png' }] }],
    });
  });

  it('“tell me by SMS when answered” is the first choice and sends SMS and e-mail', async () => {
    const { app, customer } = await openPanel();
    await addEmail(app, customer, email);
    expect((await formOf(customer, 'webservice')).replyChannels[0]).toBe('sms_and_email');
    const { code } = await file(customer, request);
    const desk = await agentOf(app, ['technical']);
    app.texts.length = 0;
    app.mails.length = 0;
    await desk.act(code, 'reply', reply('محدودیت خط شما برداشته شد.'));
    expect(app.texts.map(({ to }) => to)).toEqual(['+989121234567']);
    expect(app.mails.map(({ to }) => to)).toEqual([email]);
    for (const { text } of [...app.texts, ...app.mails]) expect(text).toContain(code);
  });

  it('without the tick nobody is notified: the answer is in the thread', async () => {
    const { app, customer } = await openPanel();
    const { code } = await file(customer, { ...request, replyChannel: 'thread' });
    const desk = await agentOf(app, ['technical']);
    app.texts.length = 0;
    await desk.act(code, 'reply', reply('محدودیت خط شما برداشته شد.'));
    expect([...app.texts, ...app.mails]).toEqual([]);
    expect((await threadOf(customer, code)).messages).toHaveLength(2);
  });

  it('the new ticket shows at once in the list', async () => {
    const { customer } = await openPanel();
    const { code } = await file(customer, request);
    expect(await myTickets(customer)).toMatchObject([{ code, title: request.title }]);
  });

  it('wants the rules of requests agreed to, and the ticket is taken under their version', async () => {
    const { customer } = await openPanel();
    const { terms: _, ...without } = request;
    expect((await problemIn(sendForm(customer, without))).fields).toHaveProperty('terms');
    expect((await problemIn(sendForm(customer, { ...request, terms: '1404-01' }))).fields).toEqual({
      terms: expect.stringContaining('تغییر کرده'),
    });
  });
});

describe('a ticket', () => {
  it('is written and citable: a signed transcript that a third party can verify', async () => {
    const { app, customer } = await openPanel();
    const { code } = await file(customer, request);
    const desk = await agentOf(app, ['technical']);
    await desk.act(code, 'reply', reply('سقف روزانهٔ خط پر شده بود؛ اکنون باز است.'));
    const transcript = (await (
      await customer.get(`/api/requests/${code}/transcript.json`)
    ).json()) as Transcript;
    expect(transcript.messages.map(({ author }) => author)).toEqual(['customer', 'agent']);
    const keys = (await (await customer.get('/api/transcripts/keys')).json()) as Record<
      string,
      string
    >;
    const pasted = JSON.stringify(transcript);
    const [honest, forged] = await Promise.all(
      [pasted, pasted.replace('اکنون باز است', 'اکنون بسته است')].map(async (text) => {
        const read = await readCopy(text);
        return read && (await verifyTranscript(read.transcript, keys));
      }),
    );
    expect(honest).toMatchObject({ signature: 'right', holds: true });
    expect(forged).toMatchObject({ holds: false });
    expect(forged?.messages.map(({ verdict }) => verdict)).toEqual(['right', 'words_differ']);
  });

  it('is traceable: every move is in its history, with who and when', async () => {
    const { app, customer } = await openPanel();
    const { code } = await file(customer, request);
    const desk = await agentOf(app, ['technical']);
    app.clock.turn(minutes(20));
    await desk.act(code, 'open');
    const { history, departmentSince } = await threadOf(customer, code);
    expect(history.map(({ by, to }) => [by, to])).toEqual([
      ['customer', 'ثبت شد، در صف بررسی'],
      ['agent', 'ملاحظه شد، در حال بررسی'],
    ]);
    expect(history[1]!.at - history[0]!.at).toBe(minutes(20));
    expect(departmentSince).toBe(history[0]!.at);
  });

  it.each([
    ['undelivered', 'technical', undelivered],
    ['charge', 'financial', { ...request, requestType: 'charge' }],
    ['line', 'lines', { ...request, requestType: 'line' }],
    ['documents', 'documents', { ...request, requestType: 'documents' }],
  ])('%s goes to exactly the department concerned: %s', async (_, department, form) => {
    const { app, customer } = await openPanel();
    const { code } = await file(customer, form);
    for (const id of Object.keys(app.settings.departments)) {
      const desk = await agentOf(app, [id]);
      const seen = (await desk.list()).tickets.map((ticket) => ticket.code);
      expect(seen, id).toEqual(id === department ? [code] : []);
    }
  });
});

describe('answers are not live', () => {
  it('the form and the ticket say: wait, and by when', async () => {
    const { customer } = await openPanel();
    const filed = await file(customer, undelivered);
    expect(filed.next).toContain('لازم نیست دوباره بفرستید');
    expect(filed.promise?.text).toBe('سه‌شنبه ۳ آذر، ساعت ۱۴');
    const { rules } = await threadOf(customer, filed.code);
    expect(rules.map(({ text }) => text).join(' ')).toContain('دوباره نفرستید');
  });

  it('do not repeat the request: the open one is shown, and the same words are one ticket', async () => {
    const { customer } = await openPanel();
    const { code } = await file(customer, request);
    const problem = await problemIn(
      sendForm(customer, { ...request, title: 'خطای ۴۰۲ وب‌سرویس ارسال' }),
    );
    expect(problem).toMatchObject({ code: 'open_ticket_like_this', facts: { code } });
    expect((await file(customer, { ...request, anotherMatter: true })).code).toBe(code);
    expect(await myTickets(customer)).toHaveLength(1);
  });

  it('the same topic is answered in the same ticket', async () => {
    const { app, customer } = await openPanel();
    const { code } = await file(customer, request);
    const desk = await agentOf(app, ['technical']);
    await desk.act(code, 'reply', reply('اکنون درست است؟'));
    const written = await customer.post(
      `/api/requests/${code}/messages`,
      reply('نه، هنوز خطا می‌دهد.'),
      { 'Idempotency-Key': 'same-topic-reply' },
    );
    expect(await written.json()).toMatchObject({ code, ledTo: 'this' });
    expect(await threadOf(customer, code)).toMatchObject({ state: 'waiting' });
  });

  it('a new topic is a new ticket, in one tap out of the old one', async () => {
    const { customer } = await openPanel();
    const { code } = await file(customer, request);
    const written = await customer.post(
      `/api/requests/${code}/messages`,
      reply('راستی، گزارش تحویل هم خالی است و فایل خروجی نمی‌دهد.'),
      { 'Idempotency-Key': 'new-topic-reply' },
    );
    const { messageId } = (await written.json()) as { messageId: string };
    const split = await customer.post(
      `/api/requests/${code}/new`,
      { messageId, title: 'گزارش تحویل خالی است' },
      { 'Idempotency-Key': 'new-topic-split' },
    );
    const { code: fresh } = (await split.json()) as { code: string };
    expect(fresh).not.toBe(code);
    expect((await threadOf(customer, fresh)).linkedFrom).toBe(code);
  });

  it('every notice by SMS or e-mail says that it must not be answered', async () => {
    const { app, customer } = await openPanel();
    await addEmail(app, customer, email);
    app.texts.length = 0;
    app.mails.length = 0;
    const { code } = await file(customer, request);
    const desk = await agentOf(app, ['technical']);
    app.texts.splice(0, app.texts.length, ...app.texts.filter(({ to }) => to === '+989121234567'));
    await desk.act(code, 'reply', reply('درست شد.'));
    await desk.act(code, 'close', { reason: 'کار دیگری نمانده است.' });
    expect([app.texts.length, app.mails.length]).toEqual([3, 3]);
    for (const { text } of app.texts) expect(text).toContain('پاسخ ندهید');
    for (const { text } of app.mails) expect(text).toContain('پاسخ ندهید؛ پاسخ شما به ما نمی‌رسد');
  });
});

describe('support does not know the case', () => {
  it.each(['sms-text', 'sent-on', 'sent-at', 'sender'])(
    'an SMS that did not go out needs its text, date, hour and sending number: %s',
    async (field) => {
      const { customer } = await openPanel();
      const { [field]: _, ...others } = undelivered.facts as Record<string, string>;
      const problem = await problemIn(sendForm(customer, { ...undelivered, facts: others }));
      expect(Object.keys(problem.fields ?? {})).toEqual([`facts.${field}`]);
    },
  );

  it('the desk reads all four', async () => {
    const { app, customer } = await openPanel();
    const { code } = await file(customer, undelivered);
    const { facts } = await (await agentOf(app, ['technical'])).read(code);
    expect(facts.map(({ label }) => label)).toEqual([
      'متن پیامک',
      'تاریخ ارسال',
      'ساعت ارسال',
      'شمارهٔ فرستنده',
    ]);
  });
});

describe('statuses', () => {
  it('are called in the article what requests call them', async () => {
    const { app } = await openPanel();
    const rows = [...statesArticle.matchAll(/^\| ([^|]+?) \| [^|]+ \|$/gm)].map(
      ([, title]) => title,
    );
    const states = ['waiting', 'in_review', 'answered', 'closed'] as const;
    expect(rows.slice(1)).toEqual(
      states.map((state) => titleOfState(app.settings.stateWords, state)),
    );
  });

  it('“seen, under review” is said once it was read and passed to the department', async () => {
    const { app, customer } = await openPanel();
    const { code } = await file(customer, request);
    const admin = await agentOf(app);
    await admin.act(code, 'open');
    await admin.act(code, 'route', { department: 'lines' });
    expect(await threadOf(customer, code)).toMatchObject({
      state: 'in_review',
      stateTitle: 'ملاحظه شد، در حال بررسی',
      department: 'خطوط و سرشماره',
      seenAt: app.clock.now(),
    });
  });

  it.each([
    'کار دیگری نمانده است.',
    'قوانین درخواست رعایت نشده است: همین موضوع سه بار فرستاده شد.',
  ])('“closed” always says why: %s', async (reason) => {
    const { app, customer } = await openPanel();
    const { code } = await file(customer, request);
    const desk = await agentOf(app, ['technical']);
    expect(await problemOf(desk.act(code, 'close', {}))).toBe('bad_input');
    await desk.act(code, 'close', { reason });
    expect(await threadOf(customer, code)).toMatchObject({
      stateTitle: 'بسته شد',
      closeReason: reason,
    });
  });
});

describe('what is refused', () => {
  it.each(['سلام', 'سؤال', 'سوال', 'درخواست', 'مشکل', 'با سلام', 'مشکل دارم', 'hello'])(
    'the title «%s» is refused',
    async (title) => {
      const { customer } = await openPanel();
      const problem = await problemIn(sendForm(customer, { ...request, title }));
      expect(problem).toMatchObject({ code: 'bad_input', fields: { title: expect.any(String) } });
    },
  );

  it.each([
    ['runs of ؟؟؟؟', 'چرا وب‌سرویس خطا می‌دهد ؟؟؟؟'],
    ['runs of !!!!', 'وب‌سرویس خطا می‌دهد !!!!'],
    ['Finglish', 'webservice error midahad va ersal nemishe'],
  ])('formal Persian: %s are refused', async (_, title) => {
    const { customer } = await openPanel();
    expect((await problemIn(sendForm(customer, { ...request, title }))).fields).toHaveProperty(
      'title',
    );
    const text = `${request.text} ${title}`;
    const problem = await sendForm(customer, { ...request, text: _ === 'Finglish' ? title : text });
    expect((await problemIn(problem)).fields).toHaveProperty('text');
  });
});

describe('urgency', () => {
  it('urgent tickets are answered first', async () => {
    const { app, customer } = await openPanel();
    const normal = await file(customer, request);
    app.clock.turn(minutes(5));
    const urgent = await file(customer, { ...another, urgency: 'urgent' });
    const { tickets } = await (await agentOf(app, ['technical'])).list();
    expect(tickets.map(({ code }) => code)).toEqual([urgent.code, normal.code]);
  });

  it('is for what is urgent only: two in thirty days, and the form says so', async () => {
    const { app, customer } = await openPanel();
    const titles = [
      'ارسال گروهی از صبح متوقف است',
      'خط خدماتی پاسخ نمی‌دهد',
      'پنل نمایندگان باز نمی‌شود',
    ];
    const send = (title: string, browser = customer) =>
      sendForm(browser, {
        ...request,
        title,
        text: `${title} و کار همهٔ مشتریان ما مانده است.`,
        urgency: 'urgent',
        anotherMatter: true,
      });
    expect((await send(titles[0]!)).status).toBe(201);
    expect((await send(titles[1]!)).status).toBe(201);
    expect((await formOf(customer, 'webservice')).urgentLeft).toBe(0);
    expect(await problemOf(send(titles[2]!))).toBe('urgent_quota_spent');
    app.clock.turn(days(31));
    const again = await signIn(app, '09121234567');
    expect((await send(titles[2]!, again)).status).toBe(201);
  });
});
