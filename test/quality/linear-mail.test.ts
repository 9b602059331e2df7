import { describe, expect, test } from 'vitest';
import { readContent } from '../../worker/inbound/mime/read-mail.ts';
import { readHead } from '../../worker/inbound/read-head.ts';

/** What a mail holds, over and over, behind these header lines. */
const kinds: Record<string, [headers: string, unit: string]> = {
  'empty lines': ['', '\r\n'],
  'one line': ['', 'a'],
  'lines in quoted-printable': ['Content-Transfer-Encoding: quoted-printable', '=41=\r\n'],
  'padding in base64': ['Content-Transfer-Encoding: base64', 'Y='],
  'junk in base64': ['Content-Transfer-Encoding: base64', '=!Y\r\n'],
  'a file of padding': ['Content-Type: image/png\r\nContent-Transfer-Encoding: base64', 'Y='],
  'flowed lines': ['Content-Type: text/plain; format=flowed; delsp=yes', 'a \r\n'],
  'lines like delimiters': ['Content-Type: multipart/mixed; boundary=b', '--\r\n--b-\r\n'],
  parts: ['Content-Type: multipart/mixed; boundary=b', '--b\r\n\r\nx\r\n'],
  'parts within parts': [
    'Content-Type: multipart/mixed; boundary=b',
    '--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n',
  ],
  'messages within messages': [
    'Content-Type: message/rfc822',
    'Content-Type: message/rfc822\r\n\r\n',
  ],
  'tags that never close': ['Content-Type: text/html', '<a href="'],
  'comments that never close': ['Content-Type: text/html', '<!--'],
  'escapes of a charset': ['Content-Type: text/plain; charset=iso-2022-jp', '\u001b$B'],
};
/** What a header block holds, over and over, in its last line. */
const heads: Record<string, [start: string, unit: string]> = {
  'encoded words': ['Subject: ', '=?utf-8?B?YWFh?= '],
  'folded lines': ['Subject: a', '\r\n b'],
  'header lines': ['A: b', '\r\nA: b'],
  senders: ['From: ', '<a@b>,'],
  'senders without an end': ['From: ', '<'],
  comments: ['From: ', '('],
  quotes: ['From: ', '"'],
  recipients: ['To: ', '<a@b>,'],
  parameters: ['Content-Type: multipart/mixed', '; a=b'],
};

const utf8 = new TextEncoder();
const mailsOf = (make: (length: number) => string) =>
  [100_000, 1_000_000].map((length) => utf8.encode(make(length)));
const filled = (unit: string, length: number) => unit.repeat(length / unit.length);

async function leastCpuMs(raw: Uint8Array): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    const head = readHead(raw, []);
    if (head) readContent(raw, head);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return Math.min(...times);
}

const hostile = [
  ...Object.entries(kinds).map(([name, [headers, unit]]) => ({
    name,
    make: (length: number) => `From: <a@b>\r\n${headers}\r\n\r\n${filled(unit, length)}`,
  })),
  ...Object.entries(heads).map(([name, [start, unit]]) => ({
    name: `${name} in the header block`,
    make: (length: number) => `${start}${filled(unit, length)}\r\n\r\nx`,
  })),
];

describe('R92 ten times the mail takes ten times the time, not a hundred', () => {
  test.each(hostile)('$name', async ({ make }) => {
    const [small = new Uint8Array(), large = new Uint8Array()] = mailsOf(make);
    const long = await leastCpuMs(large);
    // A square of what takes less than this is waited for by nobody.
    if (long > 150) expect(long / (await leastCpuMs(small))).toBeLessThan(30);
  });
});
