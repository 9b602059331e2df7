import { describe, expect, it } from 'vitest';
import { hours, minutes, seconds } from '../../../worker/foundation/ports/clock.ts';
import { threadMail } from '../../../worker/inbound/rules.ts';
import { type Browser, problemIn, problemOf } from '../../helpers/browser.ts';
import { signInByEmail } from '../../helpers/people.ts';
import {
  agentOf,
  attach,
  file,
  formOf,
  myTickets,
  type Organisation,
  openOrganisation,
  sendForm,
  threadOf,
} from '../organisation.ts';
import settings from './content/settings.json';

const email = 'ana@example.com';
const request = {
  requestType: 'transfer',
  title: 'واریز دیروز به کیف پول ننشسته است',
  text: 'دیروز عصر از بانک به کیف پول واریز کردم، از حساب کم شد و موجودی زیاد نشد.',
  facts: { 'moved-on': '۱۴۰۵/۰۹/۰۲', amount: '۲۵۰۰۰۰۰۰' },
};

/** A guest's request, waiting for the link that went to the mailbox. */
async function fileByEmail(app: Organisation, change: Record<string, unknown> = {}, key?: string) {
  const guest = app.visitor();
  const filed = await file(guest, { ...request, email, ...change }, key);
  const link = new URL(app.lastMail().link);
  return { guest, filed, link, fields: Object.fromEntries(link.searchParams) };
}

const press = (browser: Browser, fields: Record<string, string>) =>
  browser.postForm('/confirm/', fields);

const listOf = async (app: Organisation) =>
  (await (await agentOf(app)).list('?view=departments')).tickets.map(({ code }) => code);

describe('how do you want the answer?', () => {
  it('in the account, signed in: nothing is sent, the answer is there', async () => {
    const app = await openOrganisation(settings);
    const customer = await signInByEmail(app, email);
    app.mails.length = 0;
    expect((await formOf(customer, 'transfer')).replyChannels).toEqual(['thread', 'email']);
    const { code, state } = await file(customer, { ...request, replyChannel: 'thread' });
    expect(state).toBe('waiting');
    const desk = await agentOf(app, ['transfers']);
    await desk.act(code, 'reply', { text: 'واریز شما نشست.' });
    expect(app.mails).toEqual([]);
    expect(await myTickets(customer)).toMatchObject([{ code, hasNews: true }]);
    expect((await threadOf(customer, code)).messages.at(-1)?.text).toBe('واریز شما نشست.');
  });

  it('or by e-mail without any account', async () => {
    const app = await openOrganisation(settings);
    const { filed } = await fileByEmail(app);
    expect(filed).toMatchObject({
      state: 'unconfirmed',
      proof: { kind: 'email_link', expiresInSeconds: 24 * 60 * 60 },
    });
    expect(app.mails.map(({ to }) => to)).toEqual([email]);
    expect(app.texts).toEqual([]);
  });

  it('a guest is not promised an answer in an account that does not exist', async () => {
    const app = await openOrganisation(settings);
    const problem = await problemIn(
      sendForm(app.visitor(), { ...request, mobile: '09121234567', replyChannel: 'sms' }),
    );
    expect(problem.fields).toHaveProperty('replyChannel');
  });
});

describe('which service?', () => {
  const facts = {
    identity: {},
    dispute: { account: '۱۲۳۴۵' },
    transfer: request.facts,
    technical: {},
  };
  it.each([
    ['identity', 'احراز هویت', /مدرک/],
    ['dispute', 'اختلاف‌ها', /به نام شما حساب دارد/],
    ['transfer', 'واریز، برداشت و خرید', /پولی که نرسیده، برداشتی .* خریدی/],
    ['technical', 'فنی', /ورود، برنامه/],
  ] as const)('%s says what belongs there and reaches %s', async (type, department, hint) => {
    const app = await openOrganisation(settings);
    expect(app.settings.requestTypes.find(({ id }) => id === type)?.hint).toMatch(hint);
    const { filed } = await fileByEmail(app, { requestType: type, facts: facts[type] });
    expect(filed.department).toBe(department);
  });

  it('there are these four and no more', async () => {
    const app = await openOrganisation(settings);
    expect(app.settings.requestTypes.map(({ id }) => id)).toEqual(Object.keys(facts));
  });
});

describe('the request', () => {
  it('has a title, a full description and files, without an account too', async () => {
    const app = await openOrganisation(settings);
    const key = 'the-form-token-of-a-guest';
    const guest = app.visitor();
    const id = await attach(guest, key, 'receipt.png');
    const { code } = await file(guest, { ...request, email, attachments: [id] }, key);
    const fields = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    await press(guest, fields);
    expect(await threadOf(guest, code)).toMatchObject({
      title: request.title,
      messages: [{ text: request.text, attachments: [{ name: 'receipt.png' }] }],
    });
  });

  it('with identity documents keeps their files thirty days', async () => {
    const app = await openOrganisation(settings);
    expect(app.settings.retention.sensitiveAttachments).toBe(30);
    const key = 'the-form-token-of-documents';
    const guest = app.visitor();
    const id = await attach(guest, key, 'card.png');
    const documents = { requestType: 'identity', facts: {}, attachments: [id] };
    const { code } = await file(guest, { ...request, ...documents, email }, key);
    await press(guest, Object.fromEntries(new URL(app.lastMail().link).searchParams));
    for (let day = 0; day < 31; day++) {
      app.clock.turn(hours(24));
      await app.tend();
    }
    const owner = await signInByEmail(app, email, app.visitor());
    const { messages } = await threadOf(owner, code);
    expect(messages[0]?.attachments).toMatchObject([{ removed: true }]);
  });
});

describe('the confirmation link', () => {
  it('makes the ticket final', async () => {
    const app = await openOrganisation(settings);
    const { guest, filed, fields } = await fileByEmail(app);
    expect(await listOf(app)).toEqual([]);
    expect((await press(guest, fields)).headers.get('Location')).toBe(`/requests/${filed.code}/`);
    expect(await threadOf(guest, filed.code)).toMatchObject({
      state: 'waiting',
      promise: { text: expect.stringContaining('آذر') },
    });
    expect(await listOf(app)).toEqual([filed.code]);
  });

  it('is valid for 24 hours, and not a second longer', async () => {
    for (const [wait, status] of [
      [hours(24) - seconds(1), 303],
      [hours(24) + seconds(1), 410],
    ] as const) {
      const app = await openOrganisation(settings);
      const { guest, fields } = await fileByEmail(app);
      app.clock.turn(wait);
      expect((await press(guest, fields)).status).toBe(status);
    }
  });

  it('unconfirmed, a ticket never reaches an agent, and is erased after a day', async () => {
    const app = await openOrganisation(settings);
    const { filed } = await fileByEmail(app);
    for (let hour = 0; hour < 26; hour++) {
      if (hour % 8 === 0) {
        const desk = await agentOf(app);
        expect((await desk.list('?view=departments')).tickets).toEqual([]);
        const thread = desk.browser.get(`/api/desk/tickets/${filed.code}`);
        expect(await problemOf(thread)).toBe('not_found');
      }
      app.clock.turn(hours(1));
      await app.tend();
    }
    const { rows } = await app.client.execute(
      'SELECT tickets.state, tickets.title, contact, messages.text FROM tickets LEFT JOIN messages ON ticket_id = tickets.id',
    );
    expect(rows[0]).toMatchObject({ state: 'expired', contact: null });
    expect(JSON.stringify(rows)).not.toContain('واریز دیروز');
  });

  it('is reminded of once', async () => {
    const app = await openOrganisation(settings);
    await fileByEmail(app);
    for (let hour = 0; hour < 23; hour++) {
      app.clock.turn(hours(1));
      await app.tend();
      await app.settle();
    }
    expect(app.mails.map(({ subject }) => subject)).toEqual([
      'یک قدم مانده: درخواست خود در صندوقچه را تأیید کنید',
      'درخواست شما در صندوقچه هنوز تأیید نشده است',
    ]);
    const fields = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    expect((await press(app.visitor(), fields)).status).toBe(303);
  });

  it('can be sent again; then only the newer one counts', async () => {
    const app = await openOrganisation(settings);
    const { guest, fields } = await fileByEmail(app);
    app.clock.turn(minutes(2));
    const another = { prove: 'link', work: undefined };
    expect((await guest.post('/api/contact/proof', another)).status).toBe(202);
    expect((await press(guest, fields)).status).toBe(410);
    const newer = Object.fromEntries(new URL(app.lastMail().link).searchParams);
    expect((await press(guest, newer)).status).toBe(303);
  });
});

describe('the answer', () => {
  it('is announced by e-mail, and can be read and replied to by whoever holds the mailbox', async () => {
    const app = await openOrganisation(settings);
    const { filed, fields } = await fileByEmail(app);
    await press(app.visitor(), fields);
    const desk = await agentOf(app, ['transfers']);
    await desk.act(filed.code, 'reply', { text: 'واریز شما نشست؛ موجودی را ببینید.' });
    const mail = app.lastMail();
    expect(mail).toMatchObject({ to: email, subject: expect.stringContaining(filed.code) });
    expect(mail.text).not.toContain('موجودی را ببینید');
    expect(new URL(mail.link).pathname).toBe(`/requests/${filed.code}/`);

    const later = app.visitor();
    expect(await problemOf(later.get(`/api/requests/${filed.code}`))).toBe('sign_in_needed');
    app.clock.turn(minutes(5));
    await later.post(`/api/requests/${filed.code}/proof`, {});
    const proven = await later.post('/api/requests/prove', { code: app.lastMail().code });
    expect(proven.status).toBe(204);
    expect((await threadOf(later, filed.code)).messages.at(-1)?.text).toContain('موجودی را ببینید');
    const written = await later.post(
      `/api/requests/${filed.code}/messages`,
      { text: 'دیدم، سپاسگزارم.' },
      { 'Idempotency-Key': 'reply-without-account' },
    );
    expect(await written.json()).toMatchObject({ ledTo: 'this' });
    expect((await desk.read(filed.code)).messages.at(-1)?.text).toBe('دیدم، سپاسگزارم.');
  });

  it('is replied to by answering the mail itself, where an inbound address is configured', async () => {
    const app = await openOrganisation(settings, {
      env: {
        INBOUND_ADDRESS: 'reply@help.sandoghche.example',
        INBOUND_SECRET: 'the secret of the mail pipe',
      },
    });
    const { filed, guest, fields } = await fileByEmail(app);
    await press(guest, fields);
    const desk = await agentOf(app, ['transfers']);
    await desk.act(filed.code, 'reply', { text: 'واریز شما نشست؛ موجودی را ببینید.' });
    const notice = app.lastMail();
    expect(notice.text).toContain('می‌توانید به همین ایمیل پاسخ دهید');
    const answer = [
      `From: <${email}>`,
      `To: <${notice.replyTo}>`,
      'Message-ID: <answer@mail.example>',
      'Subject: Re',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'دیدم، سپاسگزارم.',
    ].join('\r\n');
    const context = { ...app.services, db: app.db };
    expect(await threadMail(context, new TextEncoder().encode(answer))).toBe('threaded');
    expect(await threadOf(guest, filed.code)).toMatchObject({ state: 'waiting' });
    expect((await desk.read(filed.code)).messages.at(-1)?.text).toBe('دیدم، سپاسگزارم.');
  });

  it('is Persian, and so is every mail', async () => {
    const app = await openOrganisation(settings);
    const { filed, fields } = await fileByEmail(app);
    await press(app.visitor(), fields);
    const desk = await agentOf(app, ['transfers']);
    await desk.act(filed.code, 'reply', { text: 'انجام شد.' });
    await desk.act(filed.code, 'close', { reason: 'کار دیگری نمانده است.' });
    expect(app.mails).toHaveLength(4);
    for (const { subject, text } of app.mails) {
      expect(subject).toMatch(/[آ-ی]/);
      const words = text.replace(/https?:\S+|[0-9A-Z]{4}(?:-[0-9A-Z]{4})+/g, '');
      expect(words).not.toMatch(/[a-z]{2}/i);
    }
  });
});
