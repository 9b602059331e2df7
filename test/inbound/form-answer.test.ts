import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { threadMail } from '../../worker/inbound/rules.ts';
import { signMail } from '../../worker/inbound/signature.ts';
import { deliverDue } from '../../worker/notifications/delivery/deliver.ts';
import { blockAddress } from '../../worker/people/store.ts';
import { createTestApp, type TestAppOptions } from '../helpers/app.ts';
import { signInByEmail } from '../helpers/people.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { fileTicket, goodRequest } from '../helpers/tickets.ts';

const inbox = 'reply@help.narenj.example';
const secret = 'the secret of the mail pipe';
const person = 'sara@mail.example';
const marker = 'marker-of-the-sender';
const env = {
  INBOUND_ADDRESS: inbox,
  INBOUND_SECRET: secret,
  SMTP_URL: 'smtp://127.0.0.1:25',
  MAIL_FROM: 'نارنج <help@narenj.example>',
};
const utf8 = new TextEncoder();

type Mail = {
  from?: string;
  to?: string;
  text?: string;
  id?: string | null;
  headers?: string[];
};

const mail = ({
  from = `<${person}>`,
  to = `<${inbox}>`,
  text = `${marker} سفارشم نرسیده است.`,
  id = crypto.randomUUID(),
  headers = [],
}: Mail = {}) =>
  utf8.encode(
    [
      `From: ${from}`,
      `To: ${to}`,
      ...(id === null ? [] : [`Message-ID: <${marker}-${id}@mail.example>`]),
      `Subject: ${marker}`,
      'Content-Type: text/plain; charset=utf-8',
      ...headers,
      '',
      text,
    ].join('\r\n'),
  );

async function openInbox(options: TestAppOptions = {}) {
  const app = await createTestApp({ ...options, env });
  const context = { ...app.services, db: app.db };
  const take = async (raw: Uint8Array, recipients?: string[]) => {
    const result = await threadMail(context, raw, recipients);
    await deliverDue(app.services);
    return result;
  };
  return { app, context, take };
}

/** A customer known by this mailbox, and the address to which notices of the one ticket are answered. */
async function corresponding() {
  const opened = await openInbox();
  const browser = await signInByEmail(opened.app, person);
  const code = await fileTicket(browser, { replyChannel: 'email' });
  await opened.app.settle();
  const replyTo = opened.app.lastMail().replyTo ?? '';
  opened.app.mails.length = 0;
  return { ...opened, browser, code, replyTo };
}

describe('a mail to the inbound address that answers no notice', () => {
  it('R35 is answered with the form’s link, and with no word of its own (R14)', async () => {
    const { app, take } = await openInbox();
    expect(await take(mail())).toBe('answered_with_form');
    expect(app.mails).toHaveLength(1);
    const answer = app.lastMail();
    expect(answer).toMatchObject({ to: person, link: `${app.config.publicOrigin}/contact/` });
    expect(answer.headers).toMatchObject({ 'Auto-Submitted': 'auto-generated' });
    expect(answer.replyTo).toBeUndefined();
    expect(JSON.stringify(answer)).not.toContain(marker);
    expect(await app.db.all(sql`SELECT id FROM tickets`)).toEqual([]);
  });

  it('is answered once, however often it comes and by whichever way', async () => {
    const { app, context, take } = await openInbox();
    const raw = mail();
    await Promise.all([threadMail(context, raw), threadMail(context, raw), take(raw, [inbox])]);
    const signature = await signMail(secret, { body: raw, recipients: inbox }, app.clock.now());
    const posted = await app.api.fetch(
      new Request('https://evil.example/api/inbound', {
        method: 'POST',
        headers: { 'Pasokh-Signature': signature, 'Pasokh-Recipients': inbox },
        body: raw,
      }),
    );
    expect(await posted.json()).toEqual({ result: 'answered_with_form' });
    app.clock.turn(days(2));
    await take(raw);
    expect(app.mails).toHaveLength(1);
  });

  it('is known by its words where it has no Message-ID', async () => {
    const { app, take } = await openInbox();
    for (const text of ['یک', 'یک', 'دو']) await take(mail({ id: null, text }));
    expect(app.mails).toHaveLength(2);
  });

  it('R13 comes by the pipe with a forged host, and the link stays ours', async () => {
    const { app } = await openInbox();
    const raw = mail();
    const signature = await signMail(secret, { body: raw, recipients: '' }, app.clock.now());
    const posted = await app.api.fetch(
      new Request('https://evil.example/api/inbound', {
        method: 'POST',
        headers: { 'Pasokh-Signature': signature, 'X-Forwarded-Host': 'evil.example' },
        body: raw,
      }),
    );
    expect(await posted.json()).toEqual({ result: 'answered_with_form' });
    await app.settle();
    expect(app.lastMail().link).toBe(`${app.config.publicOrigin}/contact/`);
    expect(app.logLines.join('\n')).toContain('answered_with_form');
    expect(app.logLines.join('\n')).not.toContain(person);
  });

  it('R14 three are answered in a day to one address, the fourth is not', async () => {
    const { app, take } = await openInbox();
    const results: string[] = [];
    for (let i = 0; i < 4; i++) results.push(await take(mail()));
    expect(results.filter((result) => result === 'answered_with_form')).toHaveLength(3);
    expect(results[3]).toBe('not_ours');
    await take(mail({ from: 'Other <OTHER@mail.example>' }));
    app.clock.turn(days(1));
    await take(mail());
    expect(app.mails.map(({ to }) => to)).toEqual([
      ...[person, person, person],
      'other@mail.example',
      person,
    ]);
  });

  it('R14 counts what else an unproven address got, and uses up none of that', async () => {
    const { app, take } = await openInbox();
    const askForLinks = async (email: string) => {
      for (let i = 0; i < 3; i++) {
        const visitor = app.visitor();
        const { replyChannel: _replyChannel, ...request } = goodRequest;
        const title = `${request.title} ${i}`;
        const body = { ...request, title, email, prove: 'link' };
        const work = await solveFor(visitor, 'ticket', email);
        await visitor.post('/api/contact', { ...body, work }, { 'Idempotency-Key': `key-of-${i}` });
        app.clock.turn(minutes(15));
      }
    };
    for (let i = 0; i < 4; i++) await take(mail());
    await askForLinks(person);
    expect(app.mails).toHaveLength(6);
    await askForLinks('other@mail.example');
    expect(app.mails).toHaveLength(9);
    expect(await take(mail({ from: '<other@mail.example>' }))).toBe('not_ours');
  });

  it('R14 one mailbox gets three in a day under all its spellings', async () => {
    const { app, take } = await openInbox();
    for (const spelled of ['sara.a+1', 'sara.a+2', 's.ara.a', 'saraa+x+y', 's.a.r.a.a'])
      await take(mail({ from: `<${spelled}@gmail.com>` }));
    expect(app.mails).toHaveLength(3);
    for (let i = 0; i < 5; i++) await take(mail({ from: `<sara+${i}@mail.example>` }));
    expect(app.mails).toHaveLength(6);
    await take(mail({ from: '<s.a.r.a@mail.example>' }));
    expect(app.lastMail().to).toBe('s.a.r.a@mail.example');
  });

  it.each(['ali۱۲@mail.example', 'al\u200ci@mail.example', 'mailto:ali@mail.example'])(
    'is not answered to another mailbox than it names: %s',
    async (written) => {
      const { app, take } = await openInbox();
      expect(await take(mail({ from: `<${written}>` }))).toBe('not_ours');
      expect(app.mails).toEqual([]);
    },
  );

  it('is one of so many in a day, whoever they say they come from', async () => {
    const { app, take } = await openInbox({
      settings: ({ limits }) => void Object.assign(limits, { inboundAnswersPerDay: 5 }),
    });
    for (let i = 0; i < 8; i++) await take(mail({ from: `<somebody-${i}@mail.example>` }));
    expect(app.mails).toHaveLength(5);
    expect(app.logLines.filter((line) => line.includes('inbound_answers_spent'))).toHaveLength(1);
  });

  it.each([
    ['a program', mail({ headers: ['Auto-Submitted: auto-replied'] })],
    [
      'one that says so later',
      mail({ headers: ['Auto-Submitted: no', 'Auto-Submitted: auto-replied'] }),
    ],
    ['a bounce', mail({ headers: ['Return-Path: <>'] })],
    ['a report', mail({ headers: ['Content-Type: multipart/report; boundary=x'] })],
    ['a list', mail({ headers: ['List-Id: <list.example>'] })],
    ['a newsletter', mail({ headers: ['List-Unsubscribe: <https://news.example/>'] })],
    ['bulk', mail({ headers: ['Precedence: bulk'] })],
    ['a mail server', mail({ from: '<MAILER-DAEMON@mail.example>' })],
    ['a robot that spells its name otherwise', mail({ from: '<No_Reply@mail.example>' })],
    ['a robot with a tag', mail({ from: '<donotreply-orders@mail.example>' })],
    ['nobody', mail({ from: '' })],
    ['the null address', mail({ from: '<>' })],
    ['what is no address', mail({ from: 'somebody' })],
    ['our own sender', mail({ from: '<Help@Narenj.example>' })],
    ['our own sender with a tag', mail({ from: '<help+bounces@narenj.example>' })],
    ['the inbound address', mail({ from: `<${inbox}>` })],
    ['an address of a ticket', mail({ from: '<reply+0123-4567@help.narenj.example>' })],
    ['somebody who wrote elsewhere', mail({ to: '<info@narenj.example>' })],
  ])('R35 gets no answer from us when it comes from %s', async (_who, raw) => {
    const { app, take } = await openInbox();
    expect(await take(raw)).toMatch(/^(?:automatic|not_ours)$/);
    expect(await app.db.all(sql`SELECT id FROM outbox`)).toEqual([]);
  });

  it('is addressed to us by the envelope too, and where it names us beside others', async () => {
    const { app, take } = await openInbox();
    const elsewhere = '<info@narenj.example>';
    expect(await take(mail({ to: elsewhere }), [inbox])).toBe('answered_with_form');
    const copied = mail({
      to: elsewhere,
      headers: [`Cc: <x@y.example>, <REPLY+z@Help.Narenj.example>`],
    });
    expect(await take(copied)).toBe('answered_with_form');
    expect(app.mails.map(({ to }) => to)).toEqual([person, person]);
  });

  it('R35 two robots that hide what they are stop', async () => {
    const { app, take } = await openInbox();
    for (let round = 0; round < 20; round++) {
      const before = app.mails.length;
      await take(mail({ text: `out of office ${round}` }));
      if (app.mails.length === before) break;
      app.clock.turn(minutes(3));
    }
    expect(app.mails).toHaveLength(3);
  });

  it('breaks nothing where no mail can be sent', async () => {
    const { app, take } = await openInbox({ services: { emailProvider: null } });
    expect(await take(mail())).toBe('not_ours');
    expect(await app.db.all(sql`SELECT id FROM outbox`)).toEqual([]);
  });

  it('gets the organisation’s own words, and ours where its settings have none', async () => {
    const own = await openInbox({
      settings: ({ messages }) => {
        messages.inbound_form_link = {
          email: { subject: 'سلام از {brand}', text: '{contactLink}' },
        };
      },
    });
    await own.take(mail());
    expect(own.app.lastMail()).toMatchObject({
      subject: 'سلام از نارنج',
      text: 'https://help.narenj.example/contact/',
    });
    const none = await openInbox({
      settings: ({ messages }) => void delete messages.inbound_form_link,
    });
    await none.take(mail());
    expect(none.app.lastMail().text).toContain('https://help.narenj.example/contact/');
  });
});

describe('a mail to the address of a ticket', () => {
  it('is answered with the form where it comes from another mailbox or under another signature', async () => {
    const { app, take, replyTo } = await corresponding();
    expect(await take(mail({ to: replyTo, from: '<somebody@else.example>' }))).toBe(
      'answered_with_form',
    );
    expect(await take(mail({ to: replyTo.replace(/-[0-9a-f]{4}/, '-0000') }))).toBe(
      'answered_with_form',
    );
    expect(app.mails.map(({ to }) => to)).toEqual(['somebody@else.example', person]);
  });

  it('gets no answer where it is threaded, though it comes twice', async () => {
    const { app, take, replyTo } = await corresponding();
    const raw = mail({ to: replyTo });
    expect([await take(raw), await take(raw)]).toEqual(['threaded', 'threaded']);
    expect(await take(mail({ to: replyTo, id: 'same', text: 'یک' }))).toBe('threaded');
    expect(await take(mail({ to: replyTo, id: 'same', text: 'دو' }))).toBe('taken_before');
    expect(app.mails).toEqual([]);
  });

  it('is answered with the form where nothing of it was kept', async () => {
    const { app, take, replyTo } = await corresponding();
    expect(await take(mail({ to: replyTo, text: '> نقل' }))).toBe('answered_with_form');
    expect(app.mails).toHaveLength(1);
  });

  it('is answered with the form where it leads to a new ticket that may not be opened', async () => {
    const { app, take, replyTo } = await corresponding();
    await app.db.run(sql`UPDATE tickets SET state = 'closed', state_since = 1`);
    app.clock.turn(hours(1));
    for (let i = 0; i < app.settings.limits.ticketsPerCustomerPerDay - 1; i++)
      expect(await take(mail({ to: replyTo, text: `درخواست شمارهٔ ${i}` }))).toBe('threaded');
    app.mails.length = 0;
    expect(await take(mail({ to: replyTo, text: 'یکی دیگر' }))).toBe('answered_with_form');
    expect(app.lastMail().link).toBe(`${app.config.publicOrigin}/contact/`);
  });

  it('R10 reveals nothing to a blocked sender by an answer or by its absence', async () => {
    const { app, take, replyTo } = await corresponding();
    await blockAddress(app.db, {
      address: person,
      reason: 'هرزنامه',
      blockedAt: 1,
      blockedBy: null,
    });
    expect(await take(mail({ to: replyTo }))).toBe('blocked');
    expect(app.mails).toEqual([]);
    expect(await take(mail())).toBe('answered_with_form');
    expect(await take(mail({ to: replyTo, text: '' }))).toBe('answered_with_form');
  });
});
