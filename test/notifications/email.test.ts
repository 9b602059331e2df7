import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import type { OutgoingEmail } from '../../worker/foundation/ports/providers.ts';
import { smtp } from '../../worker/notifications/providers/smtp.ts';
import { smtpOverWire } from '../../worker/notifications/providers/smtp-over-wire.ts';
import { type MailStep, startMailServer } from '../fakes/mail-server.ts';
import { openNodeWire } from '../helpers/node-wire.ts';
import { createTestOutbox } from '../helpers/outbox.ts';

const from = 'نارنج <help@narenj.example>';
const plain: OutgoingEmail = {
  to: 'customer@mail.example',
  subject: 'درخواست شما ثبت شد',
  text: 'سلام',
  messageId: '<1@help.narenj.example>',
};

const withServer = async () => {
  const server = await startMailServer();
  const emailProvider = smtp({ url: server.url, from }, 400);
  return { server, ...(await createTestOutbox({ services: { emailProvider } })) };
};

describe('a mail', () => {
  it('R35 is automatic, from the brand, to one person, as text and as a right-to-left page', async () => {
    const { server, queue, kick, rows } = await withServer();
    await queue({
      channel: 'email',
      to: 'customer@mail.example',
      data: { text: 'پاسخ داده شد: https://help.narenj.example/requests/A/' },
    });
    await kick();
    const [{ mail, envelope } = { mail: null, envelope: null }] = server.received;
    const [row] = await rows();
    expect(row).toMatchObject({ state: 'sent', provider: 'smtp' });
    expect(envelope).toEqual({ from: 'help@narenj.example', to: ['customer@mail.example'] });
    expect(mail).toMatchObject({
      from: { address: 'help@narenj.example', name: 'نارنج' },
      to: [{ address: 'customer@mail.example' }],
      messageId: `<${row?.id}@help.narenj.example>`,
    });
    const headers = new Map(mail?.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail?.text).toContain('پاسخ داده شد');
    expect(mail?.html).toContain('<html lang="fa" dir="rtl">');
    expect(mail?.html).toContain('<a href="https://help.narenj.example/requests/A/"');
  });

  test.each([
    'x\r\nBcc: other@mail.example',
    'x\nSubject: two',
    'x\r\n\r\n<h1>body</h1>',
    'x\u2028Bcc: other@mail.example',
    'x\u0000\ud800 \u202eevil',
  ])('R34 keeps one To and one Subject whatever was typed (%j)', async (text) => {
    const { server, queue, kick } = await withServer();
    await queue({ channel: 'email', to: 'customer@mail.example', data: { text } });
    await kick();
    const { mail, raw, envelope } = server.received[0] ?? expect.fail('nothing arrived');
    const names = mail.headers.map(({ key }) => key);
    expect(names.filter((name) => name === 'to')).toHaveLength(1);
    expect(names.filter((name) => name === 'subject')).toHaveLength(1);
    expect(names).not.toContain('bcc');
    expect(envelope.to).toEqual(['customer@mail.example']);
    expect(`${mail.subject}${mail.text}`).not.toMatch(/[\0\u2028\u202e]|[\ud800-\udfff]/);
    expect(raw.split('\r\n\r\n')[0]).not.toMatch(/^bcc/im);
  });

  it('R33 shows typed text as text', async () => {
    const { server, queue, kick } = await withServer();
    const text =
      '<script>alert(1)</script> <a href="https://evil.example">x</a> https://evil.example/"x';
    await queue({ channel: 'email', to: 'customer@mail.example', data: { text } });
    await kick();
    const html = server.received[0]?.mail.html ?? '';
    expect(html).toContain('&lt;script>alert(1)&lt;/script>');
    expect(html).not.toMatch(/<script|<a /);
  });

  it('R34 takes an address as one address', async () => {
    const server = await startMailServer();
    const result = await smtp({ url: server.url, from }, 400).send({
      ...plain,
      to: 'a@mail.example, b@mail.example',
    });
    expect(result).toMatchObject({ kind: 'permanent' });
    expect(server.received).toEqual([]);
  });

  it('R47 repeated after an ambiguous attempt has the same Message-ID', async () => {
    const { server, queue, kick, deliver, clock, rows } = await withServer();
    server.play({ at: 'data', answer: 'never' });
    await queue({ channel: 'email', to: 'customer@mail.example' });
    await kick();
    clock.turn(3_600_000);
    await deliver();
    const ids = server.received.map(({ mail }) => mail.messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'sent' }]);
  });
});

type Client = typeof smtp;
const clients: [string, Client][] = [
  ['nodemailer', smtp],
  ['the client of Workers', (server, timeoutMs) => smtpOverWire(server, openNodeWire, timeoutMs)],
];

describe.each(clients)('what a mail server can do to %s', (_, client) => {
  test.each([
    [{ at: 'auth', answer: 535 }, 'account'],
    [{ at: 'auth', answer: 454 }, 'retry'],
    [{ at: 'from', answer: 550 }, 'account'],
    [{ at: 'to', answer: 550 }, 'permanent'],
    [{ at: 'to', answer: 451 }, 'retry'],
    [{ at: 'data', answer: 552 }, 'permanent'],
    [{ at: 'data', answer: 421 }, 'retry'],
    [{ at: 'data', answer: 'never' }, 'unknown'],
  ] satisfies [MailStep, string][])('R48 %j is %s', async (step, kind) => {
    const server = await startMailServer();
    server.play(step);
    const result = await client({ url: server.urlWithPassword, from }, 400).send(plain);
    expect(result).toMatchObject({ kind });
    expect(JSON.stringify(result)).not.toContain('pass word');
  });

  it('R34 R35 gets the same mail to one address, and to no other', async () => {
    const server = await startMailServer();
    const text = `سلام\n.\n..\n.سطر\r\nپایان ${'بسیار دراز '.repeat(500)}`;
    const html = `<p>.</p>\n.\n<p>${text}</p>`;
    const mail = { ...plain, text, html, headers: { 'Auto-Submitted': 'auto-generated' } };
    expect(await client({ url: server.urlWithPassword, from }, 4_000).send(mail)).toMatchObject({
      kind: 'ok',
    });
    const [{ envelope, mail: got } = expect.fail('nothing arrived')] = server.received;
    expect(envelope).toEqual({ from: 'help@narenj.example', to: ['customer@mail.example'] });
    const lines = (words = '') => words.replaceAll('\r\n', '\n').trim();
    expect(lines(got.text)).toBe(lines(text));
    expect(lines(got.html)).toBe(lines(html));
    expect(got.subject).toBe(plain.subject);
    for (const to of ['a@mail.example, b@mail.example', 'a@mail.example>\r\nRCPT TO:<b@c.example'])
      expect(await client({ url: server.url, from }, 400).send({ ...plain, to })).toMatchObject({
        kind: 'permanent',
      });
    expect(server.received).toHaveLength(1);
  });

  it('R34 R48 is not asked where a mail has no sender or no receiver that can be written', async () => {
    let connections = 0;
    const server = await startMailServer({
      disabledCommands: ['STARTTLS'],
      onConnect(_session, done) {
        connections++;
        done();
      },
    });
    const faulty = { url: server.url, from: 'نارنج <help desk@narenj.example>' };
    expect(await client(faulty, 400).send(plain)).toMatchObject({ kind: 'account' });
    for (const to of ['', 'customer', 'a@mail.example, b@mail.example', 'a@mail.example\n'])
      expect(await client({ url: server.url, from }, 400).send({ ...plain, to })).toMatchObject({
        kind: 'permanent',
      });
    expect(connections).toBe(0);
    await client({ url: server.url, from }, 4_000).send(plain);
    expect(connections).toBe(1);
  });

  it.each(['closes', 'talks nonsense', 'never ends a line', 'says goodbye'])(
    'R48 knows that nothing went out where a server %s at once',
    async (manner) => {
      const server = createServer((socket) => {
        socket.on('error', () => {});
        if (manner === 'closes') socket.destroy();
        if (manner === 'talks nonsense') socket.write('HTTP/1.1 400 Bad Request\r\n\r\n');
        if (manner === 'never ends a line') socket.write('2'.repeat(100_000));
        if (manner === 'says goodbye') socket.end('421 busy\r\n');
      });
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      onTestFinished(() => void server.close());
      const { port } = server.address() as AddressInfo;
      const result = await client({ url: `smtp://127.0.0.1:${port}`, from }, 400).send(plain);
      expect(result.kind).toBe('retry');
    },
  );

  it('knows that nothing went out when there is no connection', async () => {
    const server = await startMailServer();
    await server.stop();
    const result = await client({ url: server.url, from }, 400).send(plain);
    expect(result).toMatchObject({ kind: 'retry', unreached: true });
  });

  it('refuses an address that is no mail server’s', () => {
    expect(() => client({ url: 'http://mail.example', from })).toThrow(/SMTP_URL/);
  });
});
