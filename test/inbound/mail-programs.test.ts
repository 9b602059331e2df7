import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { pdfOf, plainObjects } from '../attachments/pdf.ts';
import { pictures } from '../attachments/pictures.ts';
import { createTestApp } from '../helpers/app.ts';
import { correspond, mailEnv, person } from './correspondence.ts';

const base64 = (bytes: Uint8Array | string) =>
  Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');

/** Quoted-printable as programs write it: lines of 76 signs, broken within letters too. */
const quotedPrintable = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte === 0x0a
        ? '\n'
        : byte >= 0x20 && byte < 0x7f && byte !== 0x3d
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('')
    .replace(/(?:[^=\n]|=..){24}(?!\n|$)/g, '$&=\n')
    .replaceAll('\n', '\r\n');

const words =
  'سلام، وقت بخیر.\n\nسفارش شمارهٔ ۱۲۳۴ هنوز نرسیده است؛ مبلغ ۲٬۵۰۰٬۰۰۰ ریال کم شده.\nمی‌خواهم پیگیری کنم.';
const quote = '> پاسخ ما\n> خط دوم';
const pdf = pdfOf(plainObjects());
const type = (value: string, encoding = '7bit') => [
  `Content-Type: ${value}`,
  `Content-Transfer-Encoding: ${encoding}`,
];
/** A picture of so many bytes in base64, whose rest nobody reads. */
const picture = (encodedBytes: number) =>
  `${base64(pictures.png)}\r\n`.padEnd(encodedBytes, '\r\n');

type Sent = { headers: string[]; body: string[]; text?: string; files?: string[] };

const mails: Record<string, Sent> = {
  'Gmail, with a file of a Persian name': {
    headers: type('multipart/mixed; boundary="000000000000abc"'),
    body: [
      '--000000000000abc',
      'Content-Type: multipart/alternative; boundary="000000000000def"',
      '',
      '--000000000000def',
      ...type('text/plain; charset="UTF-8"', 'base64'),
      '',
      base64(
        `${words}\n\nدر تاریخ دوشنبه ۲۳ نوامبر ۲۰۲۶، ۱۰:۰۰ نارنج <\nhelp@narenj.example> نوشت:\n\n${quote}\n`,
      ),
      '--000000000000def',
      ...type('text/html; charset="UTF-8"', 'base64'),
      '',
      base64('<div dir="rtl">سلام</div>'),
      '--000000000000def--',
      '--000000000000abc',
      ...type('application/pdf; name="=?UTF-8?B?2LHYs9uM2K8ucGRm?="', 'base64'),
      'Content-Disposition: attachment; filename="=?UTF-8?B?2LHYs9uM2K8ucGRm?="',
      'Content-ID: <f_1>',
      '',
      base64(pdf),
      '--000000000000abc--',
    ],
    files: ['رسید.pdf'],
  },
  'Gmail, with a screenshot and a logo in its text': {
    headers: type('multipart/related; boundary="r"'),
    body: [
      '--r',
      ...type('text/plain; charset="UTF-8"', 'base64'),
      '',
      base64(words),
      ...[picture(400), picture(40_000)].flatMap((encoded, at) => [
        '--r',
        ...type(`image/png; name="image${at}.png"`, 'base64'),
        `Content-Disposition: inline; filename="image${at}.png"`,
        `Content-ID: <ii_${at}>`,
        '',
        encoded,
      ]),
      '--r--',
    ],
    files: ['image1.png'],
  },
  'an iPhone, with a picture between two texts': {
    headers: type('multipart/mixed; boundary=Apple-Mail-1'),
    body: [
      '--Apple-Mail-1',
      ...type('text/plain;\r\n\tcharset=utf-8', 'quoted-printable'),
      '',
      quotedPrintable(words),
      '--Apple-Mail-1',
      ...type('image/png;\r\n\tname=IMG_1.png;\r\n\tx-apple-part-url=ABC', 'base64'),
      'Content-Disposition: inline;\r\n\tfilename=IMG_1.png',
      '',
      base64(pictures.png),
      '--Apple-Mail-1',
      ...type('text/plain;\r\n\tcharset=utf-8', 'quoted-printable'),
      '',
      quotedPrintable(
        'پس از عکس\n\n> On Nov 23, 2026, at 10:00, نارنج <help@narenj.example> wrote:\n> \n> پاسخ ما\n',
      ),
      '--Apple-Mail-1--',
    ],
    text: `${words}\n\nپس از عکس`,
    files: ['IMG_1.png'],
  },
  'Outlook, as plain text': {
    headers: type('text/plain; charset="utf-8"', 'quoted-printable'),
    body: [
      quotedPrintable(
        `${words}\n\n________________________________\nFrom: نارنج <help@narenj.example>\nSent: Monday\n\nمتن قبلی`,
      ),
    ],
  },
  'Outlook, as HTML': {
    headers: type('text/html; charset="utf-8"', 'quoted-printable'),
    body: [
      quotedPrintable(
        `<html><head><style>p{margin:0}</style></head><body dir="rtl"><div>${words.replaceAll('\n', '<br>')}</div></body></html>`,
      ),
    ],
  },
  Yahoo: {
    headers: type('multipart/alternative; \r\n\tboundary="----=_Part_1_2.3"'),
    body: [
      '------=_Part_1_2.3',
      ...type('text/plain; charset=UTF-8', 'base64'),
      '',
      base64(
        ` ${words}\n\n    On Monday, November 23, 2026 at 10:00:00 AM GMT+3:30, نارنج <help@narenj.example> wrote:  \n \n متن قبلی`,
      ),
      '------=_Part_1_2.3',
      ...type('text/html; charset=UTF-8', 'base64'),
      '',
      base64('<p>سلام</p>'),
      '------=_Part_1_2.3--',
    ],
  },
  'an old program, below the quote': {
    headers: type('text/plain; charset=utf-8', '8bit'),
    body: [
      `On Mon, 23 Nov 2026 at 10:00, نارنج <help@narenj.example> wrote:\n${quote}\n\n${words}\n-- \nسارا`,
    ],
  },
};

describe('an answer arrives whole from', () => {
  it.each(Object.entries(mails))('%s', async (_, { headers, body, text = words, files = [] }) => {
    const { app, post, replyTo } = await correspond(await createTestApp({ env: mailEnv }));
    const sent = [
      'MIME-Version: 1.0',
      `From: =?UTF-8?B?2LPYp9ix2Kc=?= <${person}>`,
      `To: =?UTF-8?B?2YbYp9ix2YbYrA==?= <${replyTo}>`,
      'Message-ID: <1@mail.example>',
      'Subject: =?UTF-8?B?2b7Yp9iz2K4=?=',
      ...headers,
    ];
    expect(await post(sent, body.join('\r\n'))).toEqual({ result: 'threaded' });
    const [last] = await app.db.all(sql`SELECT text FROM messages ORDER BY rowid DESC LIMIT 1`);
    expect(last).toEqual({ text });
    expect(await app.db.all(sql`SELECT name FROM attachments ORDER BY rowid`)).toEqual(
      files.map((name) => ({ name })),
    );
  });
});
