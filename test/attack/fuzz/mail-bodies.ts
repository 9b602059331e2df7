import fc from 'fast-check';
import type { Body } from './body.ts';
import { hostileText } from './hostile.ts';

const mailHeads = fc.constantFrom(
  'From: <%owner-email%>',
  'From: "a" <%owner-email%>\r\nFrom: <x@y.example>',
  'To: <%reply-to%>',
  'Subject: =?utf-8?B?YWFh?= =?x-unknown?Q?=ff?=',
  'Content-Type: text/plain; charset=utf-7',
  'Content-Type: text/html; charset=x-nothing',
  'Content-Type: multipart/mixed; boundary=b',
  'Content-Type: multipart/alternative; boundary="',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: x-odd',
  'Authentication-Results: mail.example; dkim=pass header.d=mail.example',
  'Auto-Submitted: auto-replied',
  'Message-ID: <a',
  'References: <>',
  'Date: Thu, 99 Foo 0000 99:99:99 +9999',
  ' folded',
  ':',
);

const mailBodies = fc.oneof(
  hostileText,
  fc.constantFrom(
    '=',
    '=3',
    '=E2=80',
    '!!!!',
    '<p>سلام<p><blockquote>',
    '--b\r\n\r\nسلام\r\n--b--',
    '--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b',
    '--b\r\n'.repeat(50),
  ),
);

/** Raw mails, some of them from somebody who may answer. */
export const mails: fc.Arbitrary<Body> = fc
  .tuple(
    fc.array(mailHeads, { maxLength: 8 }),
    fc.constantFrom('\r\n', '\n', '\r'),
    mailBodies,
    fc.boolean(),
  )
  .map(([heads, line, text, isUsual]) => {
    const usual = isUsual ? ['From: <%owner-email%>', 'To: <%reply-to%>'] : [];
    return { type: null, text: [...usual, ...heads, '', text].join(line) };
  });
