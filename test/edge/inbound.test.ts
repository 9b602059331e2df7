import { describe, expect, it } from 'vitest';
import { mailLimits } from '../../worker/foundation/fixed-limits.ts';
import { startMailServer } from '../fakes/mail-server.ts';
import { type RawMail, rawMail } from '../helpers/raw-mail.ts';
import { fileTicket } from '../helpers/tickets.ts';
import { openEdge } from './open-edge.ts';
import { mustBe } from './phone.ts';

const inbox = 'reply@help.narenj.example';
const person = 'sara@mail.example';

const mail = (parts: Partial<RawMail>) => rawMail({ from: person, to: inbox, id: '1', ...parts });

/** A worker that takes and sends mail, and a customer whose ticket is answered by mail. */
async function corresponding() {
  const server = await startMailServer();
  const edge = await openEdge({
    variables: {
      SMTP_URL: 'smtp://mail.narenj.example',
      MAIL_FROM: 'نارنج <help@narenj.example>',
      INBOUND_ADDRESS: inbox,
      INBOUND_SECRET: 'the secret of the mail pipe',
    },
    routes: { 'mail.narenj.example': `tcp://127.0.0.1:${server.port}` },
  });
  const browser = edge.visitor();
  await mustBe(await browser.post('/api/sign-in/code', { email: person }), 202);
  await edge.until(() => server.received.length === 1);
  const code = /(?<!\d)\d{6}(?!\d)/.exec(server.received[0]?.mail.text ?? '')?.[0];
  await mustBe(await browser.post('/api/sign-in/prove', { code }), 204);
  const ticket = await fileTicket(browser, { replyChannel: 'email' });
  await edge.until(() => server.received.length === 2);
  const replyTo = server.received[1]?.mail.replyTo?.[0]?.address ?? '';
  expect(replyTo).toMatch(/^reply\+/);
  server.received.length = 0;
  const texts = async () =>
    (await edge.rows('SELECT text FROM messages ORDER BY created_at, rowid')).map(
      ({ text }) => text,
    );
  const outcomes = () => edge.events('inbound_mail').map(({ result }) => result);
  return { edge, server, browser, ticket, replyTo, texts, outcomes };
}

const taken = { outcome: 'ok', rejected: null, forwards: [] };

describe('mail that Email Routing hands over', () => {
  it('R36 lands in its ticket, once however often it comes', async () => {
    const { edge, replyTo, texts, outcomes } = await corresponding();
    const raw = mail({ to: replyTo });
    expect(await edge.worker.email(raw, { from: person, to: replyTo })).toMatchObject(taken);
    expect((await texts()).at(-1)).toBe('ممنون، درست شد.');
    expect(await edge.worker.email(raw, { from: person, to: replyTo })).toMatchObject(taken);
    expect(await texts()).toHaveLength(2);
    await edge.until(() => outcomes().length === 2);
    expect(outcomes()).toEqual(['threaded', 'threaded']);
  });

  it('that answers no notice gets the way to the form, by mail, and is not bounced', async () => {
    const { edge, server, texts } = await corresponding();
    const sender = 'sender@mail.example';
    const sent = await edge.worker.email(mail({ from: sender }), { from: sender, to: inbox });
    expect(sent).toMatchObject(taken);
    await edge.until(() => server.received.length === 1);
    expect(server.received[0]?.envelope.to).toEqual([sender]);
    expect(server.received[0]?.mail.text).toContain('https://help.narenj.example/');
    expect(await texts()).toHaveLength(1);
  });

  it('broken or automatic does no harm, and is neither bounced nor answered', async () => {
    const { edge, server, texts, replyTo } = await corresponding();
    for (const raw of [
      '',
      'no header at all',
      '\0\u0001\u00ff'.repeat(5_000),
      'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Transfer-Encoding: base64\r\n\r\n=',
      mail({ headers: ['Auto-Submitted: auto-replied'] }),
      mail({ from: '', id: '2' }),
    ])
      expect(await edge.worker.email(raw, { from: person, to: inbox })).toMatchObject(taken);
    expect(await texts()).toHaveLength(1);
    expect(server.received).toEqual([]);
    expect(edge.events('inbound_mail_failed')).toEqual([]);
    // Nothing of it stops the next.
    await edge.worker.email(mail({ to: replyTo, id: '3' }), { from: person, to: replyTo });
    expect(await texts()).toHaveLength(2);
  });

  it('R91 that can never be read is refused for good, and nothing of it stops the next', async () => {
    const { edge, server, texts, replyTo, outcomes } = await corresponding();
    const nested = Array.from(
      { length: 300 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
    ).join('');
    const head = `From: <${person}>\r\nTo: <${replyTo}>\r\n`;
    for (const raw of [
      `${head}${nested}`,
      `${head}\r\n${'\r\n'.repeat(1_000_000)}`,
      `${head}Subject: ${'=?utf-8?B?YWFh?= '.repeat(60_000)}\r\n\r\nx`,
      `${head}\r\n${'x'.repeat(mailLimits.bytes)}`,
    ])
      expect(await edge.worker.email(raw, { from: person, to: replyTo })).toMatchObject({
        outcome: 'ok',
        rejected: expect.stringContaining('too large or malformed'),
      });
    expect(outcomes()).toEqual(Array.from({ length: 4 }, () => 'unreadable'));
    expect(server.received).toEqual([]);
    const next = mail({ to: replyTo, id: '2' });
    expect(await edge.worker.email(next, { from: person, to: replyTo })).toMatchObject(taken);
    expect(await texts()).toHaveLength(2);
  });

  it('R25 is refused for now while the database is down, so that the sender tries again', async () => {
    const { edge, texts, replyTo } = await corresponding();
    const raw = mail({ to: replyTo });
    edge.database.inject({ status: 503, body: 'html' });
    const refused = await edge.worker.email(raw, { from: person, to: replyTo });
    // An exception, not `setReject`, which would bounce for good.
    expect(refused).toMatchObject({ outcome: 'exception', rejected: null });
    await edge.until(() => edge.events('inbound_mail_failed').length === 1);
    await edge.database.clear();
    expect(await edge.worker.email(raw, { from: person, to: replyTo })).toMatchObject(taken);
    expect(await texts()).toHaveLength(2);
  });
});
