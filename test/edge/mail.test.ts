import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startMailServer } from '../fakes/mail-server.ts';
import { type Edge, openEdge } from './open-edge.ts';
import { mustBe } from './phone.ts';

const customer = 'customer@mail.example';
const from = { MAIL_FROM: 'نارنج <help@narenj.example>' };
const tlsOf = (name: string) => ({
  key: readFileSync(`test/edge/certificates/${name}.key`),
  cert: readFileSync(`test/edge/certificates/${name}.pem`),
});

/** A worker that sends by a mail server of this kind, over sockets of its own. */
async function openEdgeWithMail(options: SMTPServerOptions | undefined, scheme: string) {
  const server = await startMailServer(options);
  const edge = await openEdge({
    outside: false,
    variables: { ...from, SMTP_URL: `${scheme}localhost:${server.port}` },
  });
  return { server, edge };
}

/** Asks for a code by mail, and says what the outbox holds of it in the end. */
async function askForCode(edge: Edge) {
  const browser = edge.visitor();
  await mustBe(await browser.post('/api/sign-in/code', { email: customer }), 202);
  const rows = () => edge.rows('SELECT state, tries, reason FROM outbox');
  await edge.until(async () => {
    const [row] = await rows();
    return row?.state === 'sent' || Number(row?.tries) > 0;
  });
  const [row] = await rows();
  return { browser, row };
}

const signsIn = async (browser: ReturnType<Edge['visitor']>, text: string | undefined) => {
  const code = /(?<!\d)\d{6}(?!\d)/.exec(text ?? '')?.[0];
  return (await browser.post('/api/sign-in/prove', { code })).status;
};

const ways: [
  what: string,
  options: SMTPServerOptions | undefined,
  scheme: string,
  user?: string,
][] = [
  ['plain, on this machine', undefined, 'smtp://'],
  ['STARTTLS and a password', { ...tlsOf('right'), authOptional: false }, 'smtp://u:p%20w@', 'u'],
  ['STARTTLS without a password', tlsOf('right'), 'smtp://'],
  ['TLS from the first byte', { ...tlsOf('right'), secure: true }, 'smtps://u:p@', 'u'],
];

describe('mail from the built worker', () => {
  it.each(ways)('proves a mailbox by %s', async (_, options, scheme, user) => {
    const { server, edge } = await openEdgeWithMail(options, scheme);
    const { browser, row } = await askForCode(edge);
    expect(row).toMatchObject({ state: 'sent' });
    expect(server.received).toMatchObject([
      { envelope: { to: [customer] }, secure: options !== undefined, user },
    ]);
    expect(server.received[0]?.mail.subject).toMatch(/[آ-ی]/);
    expect(await signsIn(browser, server.received[0]?.mail.text)).toBe(204);
    expect((await browser.get('/api/requests')).status).toBe(200);
  });

  const refused: [what: string, options: SMTPServerOptions, scheme: string][] = [
    ['an untrusted certificate, by STARTTLS', tlsOf('untrusted'), 'smtp://u:secret-word@'],
    [
      'an untrusted certificate, by TLS',
      { ...tlsOf('untrusted'), secure: true },
      'smtps://u:secret-word@',
    ],
    ['a certificate of another host, by STARTTLS', tlsOf('other-name'), 'smtp://u:secret-word@'],
    [
      'a certificate of another host, by TLS',
      { ...tlsOf('other-name'), secure: true },
      'smtps://u:secret-word@',
    ],
  ];

  it.each(refused)('goes to no server with %s, and says why', async (_, options, scheme) => {
    const { server, edge } = await openEdgeWithMail(options, scheme);
    const { row } = await askForCode(edge);
    expect(row?.state).not.toBe('sent');
    expect(row?.reason).toMatch(/ETLS.*certificate/);
    expect(server.received).toEqual([]);
    expect(edge.worker.lines.join('\n')).not.toContain('secret-word');
  });

  it.each([
    ['refuses it', '454 TLS not available\r\n'],
    ['says more than was asked, as one in between would', '220 go\r\n250 AUTH PLAIN\r\n'],
    ['closes', ''],
  ])('R52 sends no password where the server offers STARTTLS and %s', async (_, answer) => {
    const said: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.write('220 mail.narenj.example\r\n');
      socket.on('data', (bytes) => {
        said.push(bytes.toString('latin1'));
        if (/^EHLO/.test(said.at(-1) ?? '')) socket.write('250-hello\r\n250 STARTTLS\r\n');
        else if (/^STARTTLS/.test(said.at(-1) ?? '') && answer) socket.write(answer);
        else socket.destroy();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const edge = await openEdge({
      outside: false,
      variables: { ...from, SMTP_URL: `smtp://u:secret-word@localhost:${port}` },
    });
    const { row } = await askForCode(edge);
    expect(row?.state).not.toBe('sent');
    // Neither a password nor the beginning of TLS, which would take what came before it for its own.
    expect(said).toEqual([expect.stringMatching(/^EHLO/), 'STARTTLS\r\n']);
  });

  it('sends no password to a server that offers no TLS, away from this machine', async () => {
    const said: string[] = [];
    const server = await startMailServer({
      disabledCommands: ['STARTTLS'],
      onAuth({ password }, _, done) {
        said.push(String(password));
        done(null, { user: 'u' });
      },
    });
    const edge = await openEdge({
      variables: { ...from, SMTP_URL: 'smtp://u:secret-word@mail.narenj.example:587' },
      routes: { 'mail.narenj.example': `tcp://127.0.0.1:${server.port}` },
    });
    const { row } = await askForCode(edge);
    expect(row?.state).not.toBe('sent');
    expect(row?.reason).toMatch(/ETLS.*STARTTLS is not offered/);
    expect(said).toEqual([]);
    expect(server.received).toEqual([]);
    expect((await edge.worker.subrequests()).filter(({ kind }) => kind === 'connect')).toHaveLength(
      1,
    );
  });

  it('costs one subrequest, with no look-up of its own', async () => {
    const server = await startMailServer();
    const edge = await openEdge({
      variables: { ...from, SMTP_URL: 'smtp://mail.narenj.example:587' },
      routes: { 'mail.narenj.example': `tcp://127.0.0.1:${server.port}` },
    });
    const { row } = await askForCode(edge);
    expect(row).toMatchObject({ state: 'sent' });
    const beside = (await edge.worker.subrequests()).filter(({ path }) => path !== '/v2/pipeline');
    expect(beside).toMatchObject([{ kind: 'connect', host: 'mail.narenj.example:587' }]);
  });
});

describe('mail to the built worker', () => {
  it('is not swallowed where no address for answers is configured', async () => {
    const { worker, events, until } = await openEdge();
    const taken = await worker.email('From: a@b.example\r\nSubject: x\r\n\r\nhello\r\n', {
      from: 'a@b.example',
      to: 'reply@narenj.example',
    });
    expect(taken).toMatchObject({ outcome: 'exception', rejected: null });
    await until(() => events('inbound_mail_unexpected').length === 1);
    expect(events('inbound_mail_unexpected')).toMatchObject([{ missing: 'INBOUND_ADDRESS' }]);
  });

  it('answers no bounce, whose sender is empty in the envelope alone', async () => {
    const { worker, events, until, rows } = await openEdge({
      variables: {
        ...from,
        SMTP_URL: 'smtps://mail.narenj.example',
        INBOUND_ADDRESS: 'reply@narenj.example',
        INBOUND_SECRET: 'the secret of the mail pipe',
      },
    });
    const raw = 'From: a@b.example\r\nSubject: x\r\n\r\nUndelivered mail\r\n';
    for (const sender of ['', '<>']) {
      const taken = await worker.email(raw, { from: sender, to: 'reply@narenj.example' });
      expect(taken).toMatchObject({ outcome: 'ok', rejected: null });
    }
    await until(() => events('inbound_mail').length === 2);
    expect(events('inbound_mail')).toMatchObject([
      { result: 'automatic' },
      { result: 'automatic' },
    ]);
    expect(await rows('SELECT id FROM outbox')).toEqual([]);
  });
});
