import { describe, expect, it, test } from 'vitest';
import type { OutgoingEmail } from '../../worker/foundation/providers.ts';
import { smtp } from '../../worker/notifications/providers/smtp.ts';
import { type MailStep, startMailServer } from '../fakes/mail-server.ts';
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
    expect(html).toContain('&lt;script&gt;');
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

  it('R47 repeated after a doubt carries the same Message-ID', async () => {
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

describe('what a mail server can do', () => {
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
    const result = await smtp({ url: server.urlWithPassword, from }, 400).send(plain);
    expect(result).toMatchObject({ kind });
    expect(JSON.stringify(result)).not.toContain('pass word');
  });

  it('knows that nothing went out when there is no connection', async () => {
    const server = await startMailServer();
    await server.stop();
    const result = await smtp({ url: server.url, from }, 400).send(plain);
    expect(result).toMatchObject({ kind: 'retry', unreached: true });
  });

  it('refuses an address that is no mail server’s', () => {
    expect(() => smtp({ url: 'http://mail.example', from })).toThrow(/SMTP_URL/);
  });
});
