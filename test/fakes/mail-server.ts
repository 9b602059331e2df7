import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** What the mail server does with the next mail: a number is the answer at that point. */
export type MailStep =
  | { at: 'auth' | 'from' | 'to' | 'data'; answer: number }
  | { at: 'data'; answer: 'never' };

type Received = {
  envelope: { from: string; to: string[] };
  mail: Email;
  raw: string;
  /** Whether it came inside TLS, and who had logged in. */
  secure: boolean;
  user: string | undefined;
};

const refusal = (answer: number) => Object.assign(new Error('refused'), { responseCode: answer });

/**
 * A real SMTP server on loopback that dies with the test; mails come out parsed. Left to itself it
 * speaks no TLS.
 */
export async function startMailServer(
  options: SMTPServerOptions = { disabledCommands: ['STARTTLS'] },
) {
  const received: Received[] = [];
  const script: MailStep[] = [];
  const take = (at: MailStep['at']) => (script[0]?.at === at ? script.shift()?.answer : undefined);

  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    ...options,
    onAuth(auth, _session, done) {
      const answer = take('auth');
      if (typeof answer === 'number') done(refusal(answer));
      else done(null, { user: auth.username });
    },
    onMailFrom(_address, _session, done) {
      const answer = take('from');
      done(typeof answer === 'number' ? refusal(answer) : null);
    },
    onRcptTo(_address, _session, done) {
      const answer = take('to');
      done(typeof answer === 'number' ? refusal(answer) : null);
    },
    async onData(stream, { envelope, secure, user }, done) {
      // A sender that dies in the middle has sent nothing.
      const raw = await buffer(stream).catch(() => null);
      if (raw === null) return done(refusal(451));
      const answer = take('data');
      if (typeof answer === 'number') return done(refusal(answer));
      received.push({
        envelope: {
          from: envelope.mailFrom ? envelope.mailFrom.address : '',
          to: envelope.rcptTo.map(({ address }) => address),
        },
        mail: await PostalMime.parse(raw),
        raw: raw.toString(),
        secure,
        user: (user as string | false | undefined) || undefined,
      });
      if (answer !== 'never') done();
    },
  });
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const stop = () => new Promise<void>((done) => server.close(() => done()));
  onTestFinished(stop);
  const { port } = server.server.address() as AddressInfo;

  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    /** The same server, asking for a password. */
    urlWithPassword: `smtp://user:pass%20word@127.0.0.1:${port}`,
    received,
    play: (...steps: MailStep[]) => void script.push(...steps),
    stop,
  };
}
