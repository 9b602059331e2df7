import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { ticketLimits } from '#shared/fields/size-limits.ts';
import { minutes } from '../../worker/foundation/ports/clock.ts';
import { noFiles } from '../../worker/foundation/ports/file-store.ts';
import { ownWords, readContent } from '../../worker/inbound/mime/read-mail.ts';
import { readHead } from '../../worker/inbound/read-head.ts';
import { threadMail } from '../../worker/inbound/rules.ts';
import { signMail } from '../../worker/inbound/signature.ts';
import { deliverDue } from '../../worker/notifications/delivery/deliver.ts';
import { openTicket } from '../../worker/tickets/open/open.ts';
import { pictures } from '../attachments/pictures.ts';
import { createTestApp } from '../helpers/app.ts';
import { signInByEmail } from '../helpers/people.ts';
import { type RawMail, rawMail } from '../helpers/raw-mail.ts';

const mailbox = 'customer@mail.example';
const secret = 'the secret of the mail pipe';
const env = { INBOUND_ADDRESS: 'reply@help.narenj.example', INBOUND_SECRET: secret };
const utf8 = new TextEncoder();

/** A customer known by e-mail with a ticket, and the notice about it. */
async function corresponding() {
  const app = await createTestApp({ env });
  const browser = await signInByEmail(app, mailbox);
  const [owner] = await app.db.all<{ id: string }>(sql`SELECT customer_id AS id FROM identities`);
  const context = { ...app.services, db: app.db };
  await openTicket(
    context,
    {
      type: app.settings.requestTypes[0]!,
      title: 'پول کم شد و سفارش فعال نشد',
      text: 'سفارش ۱۲۳۴ فعال نشد.',
      urgency: 'normal',
      replyChannel: 'email',
      facts: {},
      termsVersion: null,
    },
    {
      customerId: owner!.id,
      plan: null,
      agency: null,
      contact: null,
      mobile: null,
      email: mailbox,
    },
    { key: crypto.randomUUID(), bodyHash: 'x' },
  );
  await deliverDue(app.services);
  const notice = app.lastMail();
  const texts = async () =>
    (
      await app.db.all<{ text: string }>(sql`SELECT text FROM messages ORDER BY created_at, rowid`)
    ).map(({ text }) => text);
  return { app, browser, context, notice, texts };
}

const mail = (parts: Partial<RawMail> & Pick<RawMail, 'to'>) =>
  utf8.encode(rawMail({ from: mailbox, ...parts }));

describe('an answer by e-mail', () => {
  it('goes into its ticket, without the notice that it quotes', async () => {
    const { context, notice, texts } = await corresponding();
    expect(notice.replyTo).toMatch(/^reply\+[0-9a-f]{32}-[0-9a-f]{20}@help\.narenj\.example$/);
    expect(notice.text).toContain('می‌توانید به همین ایمیل پاسخ دهید');
    const text =
      'شمارهٔ پیگیری ۱۲۳۴۵۶ است.\r\n\r\nOn Mon, 23 Nov 2026 at 10:00, نارنج <help@narenj.example> wrote:\r\n> متن قبلی';
    expect(await threadMail(context, mail({ to: notice.replyTo ?? '', text }))).toBe('threaded');
    expect((await texts()).at(-1)).toBe('شمارهٔ پیگیری ۱۲۳۴۵۶ است.');
  });

  it('R73 keeps no part of a card where a long text is cut', async () => {
    const { context, notice, texts } = await corresponding();
    const text = `${'آ'.repeat(ticketLimits.text - 15)} 6037991199500590`;
    expect(await threadMail(context, mail({ to: notice.replyTo ?? '', text }))).toBe('threaded');
    expect((await texts()).at(-1)).toMatch(/^آ+ xxxx-/);
  });

  it('R36 counts once however often it is delivered', async () => {
    const { context, notice, texts } = await corresponding();
    const raw = mail({ to: notice.replyTo ?? '', id: 'same' });
    await Promise.all([
      threadMail(context, raw),
      threadMail(context, raw),
      threadMail(context, raw),
    ]);
    expect(await texts()).toHaveLength(2);
  });

  it('counts only from the mailbox that got the notice, to the address signed for it', async () => {
    const { context, notice, texts } = await corresponding();
    const to = notice.replyTo ?? '';
    for (const other of [
      mail({ to, from: 'somebody@else.example' }),
      mail({ to: to.replace(/-[0-9a-f]{4}/, '-0000') }),
      mail({ to: 'reply@help.narenj.example' }),
    ])
      expect(await threadMail(context, other)).toBe('answered_with_form');
    expect(await texts()).toHaveLength(1);
  });

  it('R42 brings its pictures, cleaned, and leaves out what is none', async () => {
    const { app, context, notice } = await corresponding();
    const part = (name: string, bytes: Uint8Array) => [
      '--b',
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Type: application/octet-stream',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(bytes).toString('base64'),
    ];
    const raw = utf8.encode(
      [
        `From: ${mailbox}`,
        `To: ${notice.replyTo}`,
        'Message-ID: <p@mail.example>',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'عکس رسید پیوست است.',
        ...part('receipt.png', pictures.png),
        ...part('program.png', utf8.encode('MZ')),
        '--b--',
        '',
      ].join('\r\n'),
    );
    expect(await threadMail(context, raw)).toBe('threaded');
    expect(await app.db.all(sql`SELECT name FROM attachments WHERE taken_by IS NOT NULL`)).toEqual([
      { name: 'receipt.png' },
    ]);
  });

  it('R35 without a word says whether its attachment was taken', async () => {
    const { context, notice, texts } = await corresponding();
    const raw = (id: string) =>
      utf8.encode(
        [
          `From: ${mailbox}`,
          `To: ${notice.replyTo}`,
          `Message-ID: <${id}@mail.example>`,
          'Content-Type: image/png',
          'Content-Disposition: attachment; filename="receipt.png"',
          'Content-Transfer-Encoding: base64',
          '',
          Buffer.from(pictures.png).toString('base64'),
        ].join('\r\n'),
      );
    expect(await threadMail(context, raw('taken'))).toBe('threaded');
    expect((await texts()).at(-1)).toBe('پیوست با ایمیل رسید.');
    expect(await threadMail({ ...context, files: noFiles }, raw('refused'))).toBe('threaded');
    expect((await texts()).at(-1)).toBe('ایمیلی بدون متن رسید و پیوست آن پذیرفته نشد.');
  });

  it.each([
    ['Auto-Submitted: auto-replied'],
    ['Auto-Submitted: auto-generated'],
    ['Precedence: bulk'],
    ['X-Autoreply: yes'],
    ['List-Id: <list.example>'],
    ['Return-Path: <>'],
  ])('R35 written by a program (%s) is dropped', async (header) => {
    const { context, notice, texts } = await corresponding();
    expect(await threadMail(context, mail({ to: notice.replyTo ?? '', headers: [header] }))).toBe(
      'automatic',
    );
    expect(await texts()).toHaveLength(1);
  });

  it('R35 two robots that hide what they are stop by themselves', async () => {
    const { app, context, notice } = await corresponding();
    for (let round = 0; round < 100; round++) {
      app.clock.turn(minutes(3));
      await threadMail(context, mail({ to: notice.replyTo ?? '', text: `out of office ${round}` }));
      await deliverDue(app.services);
    }
    expect(app.mails.length).toBeLessThanOrEqual(
      app.settings.limits.automaticMailsPerTicketPerDay + 1,
    );
  });

  it('R33 R34 stays text, whatever it carries', async () => {
    const { context, notice, texts } = await corresponding();
    await threadMail(
      context,
      mail({ to: notice.replyTo ?? '', text: '<script>alert(1)</script>\u202E\u0000 متن' }),
    );
    expect((await texts()).at(-1)).toBe('<script>alert(1)</script> متن');
  });
});

describe('the route of the mail pipe', () => {
  const post = async (
    app: Awaited<ReturnType<typeof corresponding>>['app'],
    raw: Uint8Array<ArrayBuffer>,
    signature: string,
    recipients = '',
  ) =>
    app.api.fetch(
      new Request('https://help.narenj.example/api/inbound', {
        method: 'POST',
        headers: { 'Pasokh-Signature': signature, 'Pasokh-Recipients': recipients },
        body: raw,
      }),
    );

  it('accepts a signature over this body from a moment ago', async () => {
    const { app, notice, texts } = await corresponding();
    const raw = mail({ to: notice.replyTo ?? '' });
    const signature = await signMail(secret, { body: raw, recipients: '' }, app.clock.now());
    expect((await post(app, raw, '')).status).toBe(404);
    expect(
      (
        await post(
          app,
          raw,
          await signMail('another secret', { body: raw, recipients: '' }, app.clock.now()),
        )
      ).status,
    ).toBe(404);
    expect((await post(app, mail({ to: 'x@y.example' }), signature)).status).toBe(404);
    expect((await post(app, raw, signature, 'other@help.narenj.example')).status).toBe(404);
    expect((await post(app, raw, signature)).status).toBe(200);
    app.clock.turn(minutes(6));
    expect((await post(app, raw, signature)).status).toBe(404);
    expect(await texts()).toHaveLength(2);
  });

  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join('');

  it.each([
    ['parts within parts', nested(400)],
    ['a name without end', `To: "${'a'.repeat(3_000_000)}" <x@mail.example>\r\n\r\nx`],
  ])('R95 takes a mail that cannot be read, and logs so: %s', async (_what, text) => {
    const { app, notice, texts } = await corresponding();
    const raw = utf8.encode(`From: <${mailbox}>\r\nTo: ${notice.replyTo}\r\n${text}`);
    const signature = await signMail(secret, { body: raw, recipients: '' }, app.clock.now());
    const answer = await post(app, raw, signature);
    expect([answer.status, await answer.json()]).toEqual([200, { result: 'unreadable' }]);
    expect(await texts()).toHaveLength(1);
    expect(app.logLines.filter((line) => line.includes('"error"'))).toEqual([]);
  });
});

describe('notices where nobody reads answers', () => {
  it('R29 come from a server that takes in no mail, and none of its bytes', async () => {
    const { api } = await createTestApp();
    const post = (bytes: number) =>
      api.fetch(
        new Request('https://help.narenj.example/api/inbound', {
          method: 'POST',
          body: new Uint8Array(bytes),
        }),
      );
    expect((await post(1)).status).toBe(404);
    expect((await post(1024 * 1024)).status).toBe(413);
  });

  it('say so and carry no address to answer to', async () => {
    const app = await createTestApp();
    await signInByEmail(app, mailbox);
    expect(app.lastMail().replyTo).toBeUndefined();
    expect(app.lastMail().text).toContain('به این ایمیل پاسخ ندهید');
  });
});

it.each([
  ['سلام\n\nOn Mon, 1 Jan 2026, X wrote:\n> قدیم', 'سلام'],
  ['سلام\nدر تاریخ ۳ آذر، نارنج نوشت:\n> قدیم', 'سلام'],
  ['سلام\n-----Original Message-----\nFrom: x', 'سلام'],
  ['سلام\n-- \nامضا', 'سلام'],
  ['> نقل\nپاسخ من', 'پاسخ من'],
  [
    'بالا\n\nOn 1 Jan 2026, X <x@y.example> wrote:\n\n> سؤال؟\nپاسخ\n> دوم؟\nپایین',
    'بالا\n\nپاسخ\nپایین',
  ],
  ['سلام\n On Mon, 1 Jan 2026, X <x@y.example> wrote: \n \n قدیم', 'سلام'],
  [
    'سلام\n\u202bدر تاریخ ۳ آذر، نارنج <\u202a\nx@y.example\u202c\u200f> نوشت:\u202c\n\n> قدیم',
    'سلام',
  ],
  [
    'سلام\nدر تماس قبلی همکار شما نوشت:\nفردا\nولی نشد',
    'سلام\nدر تماس قبلی همکار شما نوشت:\nفردا\nولی نشد',
  ],
  ['یک\n____________________\nدو', 'یک\n____________________\nدو'],
  ['یک\n____________________\n\nFrom: x\nقدیم', 'یک'],
  ['یک\n____________________\nاز: x\nقدیم', 'یک'],
  ['خط یک\n\n\n\nخط دو', 'خط یک\n\nخط دو'],
])('%j in their own words is %j', (text, own) => {
  expect(ownWords(text)).toBe(own);
});

const read = (raw: Uint8Array) => readContent(raw, readHead(raw, [])!);

const htmlMail = (html: string) =>
  utf8.encode(
    `From: <${mailbox}>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`,
  );

describe('a mail that is HTML alone', () => {
  it.each([
    ['<head><style>p{}</style></head><p>سلام</p><p>ممنون</p>', 'سلام\nممنون'],
    ['یک<br>دو<blockquote>نقل</blockquote> سه', 'یک\nدو سه'],
    ['<blockquote>نقل</BLOCKQUOTE>پاسخ<blockquote>باز', 'پاسخباز'],
    ['<header>بالا</header>&lt;b&gt; &#1587;', 'بالا<b> س'],
    ['<div style="display:none">پیش‌نمایش</div><p hidden>نهان</p>پاسخ', 'پاسخ'],
    ['<table><tr><td>یک</td><td>دو</td></tr></table>', 'یک دو'],
    [
      'می&zwnj;رسد&nbsp;؛ <blockquote>یک<blockquote>دو</blockquote>سه</blockquote>',
      'می\u200cرسد ؛',
    ],
  ])('%j reads %j', async (html, words) => {
    expect((await read(htmlMail(html)))?.text).toBe(words);
  });

  it.each(['<style', '<blockquote>', '<', '<br ', '<p'])(
    'R29 is read in one pass, though it has %j a hundred thousand times',
    async (unit) => {
      const content = await read(htmlMail(`${unit.repeat(100_000)} پایان`));
      expect(content?.text).toContain('پایان');
    },
  );
});
