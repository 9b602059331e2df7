import { describe, expect, it } from 'vitest';
import { hours, minutes, seconds } from '../../../worker/foundation/clock.ts';
import { threadMail } from '../../../worker/inbound/rules.ts';
import { type Browser, problemIn, problemOf } from '../../helpers/browser.ts';
import { signInByEmail } from '../../helpers/people.ts';
import { payFor } from '../../helpers/work.ts';
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

/** A stranger's request, waiting for the link that went to the mailbox. */
async function fileByEmail(
  house: Organisation,
  change: Record<string, unknown> = {},
  key?: string,
) {
  const stranger = house.visitor();
  const filed = await file(stranger, { ...request, email, ...change }, key);
  const link = new URL(house.lastMail().link);
  return { stranger, filed, link, fields: Object.fromEntries(link.searchParams) };
}

const press = (browser: Browser, fields: Record<string, string>) =>
  browser.postForm('/confirm/', fields);

const listOf = async (house: Organisation) =>
  (await (await agentOf(house)).list('?state=open')).tickets.map(({ code }) => code);

describe('how do you want the answer?', () => {
  it('in the account, signed in: nothing is sent, the answer stands there', async () => {
    const house = await openOrganisation(settings);
    const customer = await signInByEmail(house, email);
    house.mails.length = 0;
    expect((await formOf(customer, 'transfer')).replyChannels).toEqual(['thread', 'email']);
    const { code, state } = await file(customer, { ...request, replyChannel: 'thread' });
    expect(state).toBe('waiting');
    const desk = await agentOf(house, ['transfers']);
    await desk.act(code, 'reply', { text: 'واریز شما نشست.' });
    expect(house.mails).toEqual([]);
    expect(await myTickets(customer)).toMatchObject([{ code, hasNews: true }]);
    expect((await threadOf(customer, code)).messages.at(-1)?.text).toBe('واریز شما نشست.');
  });

  it('or by e-mail without any account', async () => {
    const house = await openOrganisation(settings);
    const { filed } = await fileByEmail(house);
    expect(filed).toMatchObject({
      state: 'unconfirmed',
      proof: { kind: 'email_link', expiresInSeconds: 24 * 60 * 60 },
    });
    expect(house.mails.map(({ to }) => to)).toEqual([email]);
    expect(house.texts).toEqual([]);
  });

  it('a stranger is not promised an answer in an account that does not exist', async () => {
    const house = await openOrganisation(settings);
    const problem = await problemIn(
      sendForm(house.visitor(), { ...request, mobile: '09121234567', replyChannel: 'sms' }),
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
    const house = await openOrganisation(settings);
    expect(house.settings.requestTypes.find(({ id }) => id === type)?.hint).toMatch(hint);
    const { filed } = await fileByEmail(house, { requestType: type, facts: facts[type] });
    expect(filed.department).toBe(department);
  });

  it('there are these four and no more', async () => {
    const house = await openOrganisation(settings);
    expect(house.settings.requestTypes.map(({ id }) => id)).toEqual(Object.keys(facts));
  });
});

describe('the request', () => {
  it('has a title, a full description and files, without an account too', async () => {
    const house = await openOrganisation(settings);
    const key = 'the-form-token-of-a-stranger';
    const stranger = house.visitor();
    const id = await attach(stranger, key, 'receipt.png');
    const { code } = await file(stranger, { ...request, email, attachments: [id] }, key);
    const fields = Object.fromEntries(new URL(house.lastMail().link).searchParams);
    await press(stranger, fields);
    expect(await threadOf(stranger, code)).toMatchObject({
      title: request.title,
      messages: [{ text: request.text, attachments: [{ name: 'receipt.png' }] }],
    });
  });

  it('with identity documents keeps their files thirty days', async () => {
    const house = await openOrganisation(settings);
    expect(house.settings.retention.sensitiveAttachments).toBe(30);
    const key = 'the-form-token-of-documents';
    const stranger = house.visitor();
    const id = await attach(stranger, key, 'card.png');
    const documents = { requestType: 'identity', facts: {}, attachments: [id] };
    const { code } = await file(stranger, { ...request, ...documents, email }, key);
    await press(stranger, Object.fromEntries(new URL(house.lastMail().link).searchParams));
    for (let day = 0; day < 31; day++) {
      house.clock.turn(hours(24));
      await house.tend();
    }
    const owner = await signInByEmail(house, email, house.visitor());
    const { messages } = await threadOf(owner, code);
    expect(messages[0]?.attachments).toMatchObject([{ removed: true }]);
  });
});

describe('the confirmation link', () => {
  it('makes the ticket final', async () => {
    const house = await openOrganisation(settings);
    const { stranger, filed, fields } = await fileByEmail(house);
    expect(await listOf(house)).toEqual([]);
    expect((await press(stranger, fields)).headers.get('Location')).toBe(
      `/requests/${filed.code}/`,
    );
    expect(await threadOf(stranger, filed.code)).toMatchObject({
      state: 'waiting',
      promise: { text: expect.stringContaining('آذر') },
    });
    expect(await listOf(house)).toEqual([filed.code]);
  });

  it('is valid for 24 hours, and not a second longer', async () => {
    for (const [wait, status] of [
      [hours(24) - seconds(1), 303],
      [hours(24) + seconds(1), 410],
    ] as const) {
      const house = await openOrganisation(settings);
      const { stranger, fields } = await fileByEmail(house);
      house.clock.turn(wait);
      expect((await press(stranger, fields)).status).toBe(status);
    }
  });

  it('unconfirmed, a ticket never reaches an agent, and is erased after a day', async () => {
    const house = await openOrganisation(settings);
    const { filed } = await fileByEmail(house);
    for (let hour = 0; hour < 26; hour++) {
      if (hour % 8 === 0) {
        const desk = await agentOf(house);
        expect((await desk.list('?state=open')).tickets).toEqual([]);
        const thread = desk.browser.get(`/api/desk/tickets/${filed.code}`);
        expect(await problemOf(thread)).toBe('not_found');
      }
      house.clock.turn(hours(1));
      await house.tend();
    }
    const { rows } = await house.client.execute(
      'SELECT tickets.state, tickets.title, contact, messages.text FROM tickets LEFT JOIN messages ON ticket_id = tickets.id',
    );
    expect(rows[0]).toMatchObject({ state: 'expired', contact: null });
    expect(JSON.stringify(rows)).not.toContain('واریز دیروز');
  });

  it('is reminded of once', async () => {
    const house = await openOrganisation(settings);
    await fileByEmail(house);
    for (let hour = 0; hour < 23; hour++) {
      house.clock.turn(hours(1));
      await house.tend();
      await house.settle();
    }
    expect(house.mails.map(({ subject }) => subject)).toEqual([
      'تأیید درخواست شما در صندوقچه',
      'درخواست شما در صندوقچه هنوز تأیید نشده است',
    ]);
    const fields = Object.fromEntries(new URL(house.lastMail().link).searchParams);
    expect((await press(house.visitor(), fields)).status).toBe(303);
  });

  it('can be sent again; then only the newer one counts', async () => {
    const house = await openOrganisation(settings);
    const { stranger, fields } = await fileByEmail(house);
    house.clock.turn(minutes(2));
    const work = await payFor(stranger, 'code');
    expect((await stranger.post('/api/contact/proof', { prove: 'link', work })).status).toBe(202);
    expect((await press(stranger, fields)).status).toBe(410);
    const newer = Object.fromEntries(new URL(house.lastMail().link).searchParams);
    expect((await press(stranger, newer)).status).toBe(303);
  });
});

describe('the answer', () => {
  it('is announced by e-mail, and can be read and replied to by whoever holds the mailbox', async () => {
    const house = await openOrganisation(settings);
    const { filed, fields } = await fileByEmail(house);
    await press(house.visitor(), fields);
    const desk = await agentOf(house, ['transfers']);
    await desk.act(filed.code, 'reply', { text: 'واریز شما نشست؛ موجودی را ببینید.' });
    const mail = house.lastMail();
    expect(mail).toMatchObject({ to: email, subject: expect.stringContaining(filed.code) });
    expect(mail.text).not.toContain('موجودی را ببینید');
    expect(new URL(mail.link).pathname).toBe(`/requests/${filed.code}/`);

    const later = house.visitor();
    expect(await problemOf(later.get(`/api/requests/${filed.code}`))).toBe('sign_in_needed');
    house.clock.turn(minutes(5));
    await later.post(`/api/requests/${filed.code}/proof`, {});
    const proven = await later.post('/api/requests/prove', { code: house.lastMail().code });
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
    const house = await openOrganisation(settings, {
      env: {
        INBOUND_ADDRESS: 'reply@help.sandoghche.example',
        INBOUND_SECRET: 'the secret of the mail pipe',
      },
    });
    const { filed, stranger, fields } = await fileByEmail(house);
    await press(stranger, fields);
    const desk = await agentOf(house, ['transfers']);
    await desk.act(filed.code, 'reply', { text: 'واریز شما نشست؛ موجودی را ببینید.' });
    const notice = house.lastMail();
    expect(notice.text).toContain('می‌توانید به همین نامه پاسخ دهید');
    const answer = [
      `From: <${email}>`,
      `To: <${notice.replyTo}>`,
      'Message-ID: <answer@mail.example>',
      'Subject: Re',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'دیدم، سپاسگزارم.',
    ].join('\r\n');
    const work = { ...house.services, db: house.db };
    expect(await threadMail(work, new TextEncoder().encode(answer))).toBe('threaded');
    expect(await threadOf(stranger, filed.code)).toMatchObject({ state: 'waiting' });
    expect((await desk.read(filed.code)).messages.at(-1)?.text).toBe('دیدم، سپاسگزارم.');
  });

  it('is Persian, and so is every mail', async () => {
    const house = await openOrganisation(settings);
    const { filed, fields } = await fileByEmail(house);
    await press(house.visitor(), fields);
    const desk = await agentOf(house, ['transfers']);
    await desk.act(filed.code, 'reply', { text: 'انجام شد.' });
    await desk.act(filed.code, 'close', { reason: 'کار دیگری نمانده است.' });
    expect(house.mails).toHaveLength(4);
    for (const { subject, text } of house.mails) {
      expect(subject).toMatch(/[آ-ی]/);
      const words = text.replace(/https?:\S+|[0-9A-Z]{4}(?:-[0-9A-Z]{4})+/g, '');
      expect(words).not.toMatch(/[a-z]{2}/i);
    }
  });
});
