import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it, test } from 'vitest';
import { readMailbox } from '../../../worker/foundation/mail-address.ts';
import type { OutgoingEmail } from '../../../worker/foundation/ports/providers.ts';
import { readHeaderBlock } from '../../../worker/inbound/mime/header-block.ts';
import { addressHeader } from '../../../worker/notifications/mail/address.ts';
import { composeMail } from '../../../worker/notifications/mail/compose-mail.ts';
import { asLine } from '../../../worker/notifications/templates/render.ts';
import { hostileWords } from './hostile-words.ts';

const from = 'نارنج <help@narenj.example>';
const at = new Date('2026-11-28T06:37:13Z');
const plain: OutgoingEmail = {
  to: 'customer@mail.example',
  subject: 'درخواست شما ثبت شد',
  text: 'سلام',
  messageId: '<1@help.narenj.example>',
};
const runs = { numRuns: 200 };

async function composed(email: Partial<OutgoingEmail>, sender = from) {
  const { raw, envelope } = composeMail(sender, { ...plain, ...email }, at);
  const written = new TextDecoder('utf-8', { fatal: true }).decode(raw);
  const limits = { bytes: raw.length, lines: 10_000, lineBytes: 998 };
  const block = readHeaderBlock(raw, limits) ?? expect.fail('a header line is too long');
  return {
    envelope,
    written,
    block,
    names: block.headers.map(({ name }) => name),
    headLines: written.slice(0, written.indexOf('\r\n\r\n')).split('\r\n'),
    bodyLines: written.slice(written.indexOf('\r\n\r\n') + 4).split('\r\n'),
    read: await PostalMime.parse(raw),
  };
}

type Composed = Awaited<ReturnType<typeof composed>>;

/** Marks of the byte order are dropped by readers wherever a text or an encoded word begins with one. */
const withoutMarks = (text = '') => text.replaceAll('\ufeff', '');
/** What a reader gets of a body: lines that end in LF, and letters that are whole. */
const asRead = (text = '') => withoutMarks(text.toWellFormed().replace(/\r\n|\r/g, '\n')).trimEnd();

/** What holds of every mail on the wire. */
function expectWire({ written, headLines, bodyLines, block }: Composed) {
  // Letters beyond ASCII are in local parts alone, which no encoding is allowed for.
  const ascii = written.replace(/^(?:To|Reply-To): [\p{L}\p{M}\p{N}\u200c!-~]+@/gmu, '');
  expect(ascii).toMatch(/^[\t\r\n -~]*$/);
  expect(written).not.toMatch(/\r(?!\n)|(?<!\r)\n/);
  expect(written.endsWith('\r\n')).toBe(true);
  expect(block.isAmbiguous).toBe(false);
  expect(bodyLines.filter((line) => line.length > 76)).toEqual([]);
  for (const line of headLines) {
    expect(line).toMatch(/^(?:[!-9;-~]+:| )./);
    // An address or id has no place to be folded at.
    const isWhole = /<[^<>]{60,}>$|^[\w-]*: \S{60,}@\S+$|^[\w-]*: \S+@\S{60,}$/.test(line);
    expect(line.length).toBeLessThanOrEqual(isWhole ? 998 : 78);
    for (const [word, letters = ''] of line.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/g)) {
      expect(word.length).toBeLessThanOrEqual(75);
      const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0));
      expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
    }
  }
}

const namesOfText = [
  ...['from', 'to', 'subject', 'message-id', 'date', 'mime-version'],
  ...['content-type', 'content-transfer-encoding'],
];
const namesOfPage = namesOfText.slice(0, -1);

describe('a composed mail', () => {
  it('R34 has the subject that was given, on one line, and no header more', async () => {
    await fc.assert(
      fc.asyncProperty(hostileWords, async (subject) => {
        const mail = await composed({ subject });
        expectWire(mail);
        const line = asLine(subject);
        expect(mail.names).toEqual(namesOfText.filter((name) => line || name !== 'subject'));
        expect(withoutMarks(mail.read.subject)).toBe(withoutMarks(line));
      }),
      runs,
    );
  });

  it('R34 has the text and the page that were given', async () => {
    await fc.assert(
      fc.asyncProperty(hostileWords, hostileWords, async (text, page) => {
        const html = `<p>${page}</p>`;
        const mail = await composed({ text, html });
        expectWire(mail);
        expect(mail.names).toEqual(namesOfPage);
        expect(asRead(mail.read.text)).toBe(asRead(text));
        expect(asRead(mail.read.html)).toBe(asRead(html));
        expect(mail.read.attachments).toEqual([]);
        expect(`${mail.read.text}${mail.read.html}`).not.toMatch(/\r(?!\n)/);
        expect(mail.bodyLines.filter((line) => line.startsWith('--=_'))).toHaveLength(3);
        const alone = await composed({ text });
        expectWire(alone);
        expect(asRead(alone.read.text)).toBe(asRead(text));
      }),
      runs,
    );
  });

  it('R34 has the name of its sender as it was given, and one address', async () => {
    await fc.assert(
      fc.asyncProperty(hostileWords, async (words) => {
        const quoted = `"${words.replace(/["\\]/g, '\\$&')}" <help@narenj.example>`;
        const mail = await composed({}, quoted);
        expectWire(mail);
        expect(mail.names).toEqual(namesOfText);
        const name = withoutMarks(asLine(readMailbox(quoted).name));
        expect({ ...mail.read.from, name: withoutMarks(mail.read.from?.name) }).toEqual({
          address: 'help@narenj.example',
          name,
        });
        expect(mail.envelope.from).toBe('help@narenj.example');
      }),
      runs,
    );
  });

  it('R34 is written to one address or refused, whatever the address is', async () => {
    const addresses = fc.oneof(
      hostileWords,
      hostileWords.map((words) => `${words}@mail.example`),
      hostileWords.map((words) => `a@${words}`),
    );
    await fc.assert(
      fc.asyncProperty(addresses, async (address) => {
        try {
          const mail = await composed({ to: address, replyTo: address });
          expectWire(mail);
          const one = [{ address: mail.envelope.to, name: '' }];
          expect(mail.read).toMatchObject({ to: one, replyTo: one });
          expect(mail.envelope.to).not.toMatch(/[\s<>,]/);
        } catch (fault) {
          expect(fault).toMatchObject({ code: 'EENVELOPE' });
        }
      }),
      runs,
    );
  });

  it('R34 takes further headers as lines of text, none twice and none of its own', async () => {
    const names = fc.oneof(
      fc.constantFrom('X-Note', 'Auto-Submitted', 'References', 'List-Unsubscribe'),
      fc.constantFrom('Subject', 'TO', 'bcc\r\nTo', 'X: y', '', 'x y', 'content-type', 'ن', 'x\0'),
      hostileWords,
    );
    await fc.assert(
      fc.asyncProperty(names, hostileWords, async (name, value) => {
        const mail = await composed({ headers: { [name]: value } });
        expectWire(mail);
        const isOwn = namesOfText.includes(name.toLowerCase()) || /^reply-to$/i.test(name);
        const isName = name.length <= 50 && /^[!-9;-~]+$/.test(name) && !isOwn;
        const more = isName && asLine(value) ? [name.toLowerCase()] : [];
        expect(mail.names.toSorted()).toEqual([...namesOfText, ...more].toSorted());
      }),
      runs,
    );
  });
});

const subjects = {
  'ten letters': 'درخواست شما',
  'two hundred letters with half-spaces': 'نامه‌های شما می‌رسند '.repeat(10),
  'one word of two hundred letters': 'ن'.repeat(200),
  'emoji that join': '👨‍👩‍👧😀'.repeat(30),
  'Latin words': 'Your request has been answered by our support team '.repeat(4),
  'one Latin word': 'x'.repeat(1_200),
  'two spaces': 'a  b',
  'what looks encoded': 'about =?UTF-8?Q?this?= here',
};

describe('a subject', () => {
  test.each(Object.entries(subjects))('of %s comes whole', async (_, subject) => {
    const mail = await composed({ subject });
    expectWire(mail);
    expect(mail.read.subject).toBe(subject.trim());
  });

  it('is written as it is where ASCII carries it', async () => {
    const { headLines } = await composed({ subject: 'Your request K7QM-2X9D' });
    expect(headLines).toContain('Subject: Your request K7QM-2X9D');
  });
});

describe('a body', () => {
  test.each([
    ['Persian', 'سلام، پاسخ شما آماده است.\n'.repeat(20), 'base64'],
    ['English', 'Hello, your answer is here.\n'.repeat(20), 'quoted-printable'],
    ['every fourth byte beyond ASCII', 'Hello ن'.repeat(50), 'base64'],
    [
      'English with a name',
      `${'Hello, your answer is here.\n'.repeat(20)}نارنج`,
      'quoted-printable',
    ],
  ])('in %s is written by what is shorter', async (_, text, encoding) => {
    const { block, read } = await composed({ text });
    const found = block.headers.find(({ name }) => name === 'content-transfer-encoding');
    expect(found?.value).toBe(encoding);
    expect(asRead(read.text)).toBe(asRead(text));
  });

  test.each(['ن', 'x', '.', ' ', '=', '😀', '\0', '\n', '.\n', '\r\n.\r\n'])(
    'of a hundred thousand times %j is written on short lines and read back',
    async (unit) => {
      const text = `${unit.repeat(100_000)}!`;
      const mail = await composed({ text });
      expectWire(mail);
      expect(asRead(mail.read.text)).toBe(asRead(text));
    },
  );

  it('has no line that relays change at its ends', async () => {
    const { bodyLines } = await composed({ text: '.\n..\nFrom here \n.x\t\n \nend  ' });
    expect(bodyLines.filter((line) => /^(?:\.|From )|[ \t]$/.test(line))).toEqual([]);
  });
});

describe('headers of a composed mail', () => {
  it('show a name that looks encoded as it is', async () => {
    const name = 'about =?UTF-8?Q?this?= here';
    const header = addressHeader('From', { name, address: 'help@narenj.example' });
    expect((await PostalMime.parse(`${header}\r\n`)).from?.name).toBe(name);
  });

  it('say when it was written, and what it answers', async () => {
    const ids = Array.from(
      { length: 12 },
      (_, n) => `<${n}-${'0'.repeat(60)}@help.narenj.example>`,
    );
    const mail = await composed({ headers: { References: ids.join(' '), 'In-Reply-To': '<1@a>' } });
    expectWire(mail);
    expect(mail.headLines).toContain('Date: Sat, 28 Nov 2026 06:37:13 +0000');
    expect(mail.read).toMatchObject({ references: ids.join(' '), inReplyTo: '<1@a>' });
    expect(mail.read.messageId).toBe(plain.messageId);
  });

  it('are the same for the same mail', () => {
    const write = () => composeMail(from, { ...plain, html: '<p>سلام</p>' }, at).raw;
    expect(write()).toEqual(write());
  });

  test.each([
    ['Pasokh <help@localhost>', 'Pasokh', 'help@localhost'],
    ['help@narenj.example', '', 'help@narenj.example'],
    ['"Narenj, Co." <help@narenj.example>', 'Narenj, Co.', 'help@narenj.example'],
    ['نارنج <help@نارنج.ایران>', 'نارنج', 'help@xn--mgbko6fc.xn--mgba3a4f16a'],
    [
      `${'پشتیبانی '.repeat(12)}<help@narenj.example>`,
      'پشتیبانی '.repeat(12).trim(),
      'help@narenj.example',
    ],
  ])('name the sender of %s', async (sender, name, address) => {
    const mail = await composed({}, sender);
    expectWire(mail);
    expect(mail.read.from).toEqual({ name, address });
    expect(mail.envelope).toEqual({ from: address, to: plain.to });
  });
});
