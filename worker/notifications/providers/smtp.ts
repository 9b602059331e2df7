import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isLoopbackHost } from '../../foundation/config.ts';
import type { EmailProvider } from '../../foundation/ports/providers.ts';
import { readSmtpUrl, smtpRule } from '../../foundation/smtp-url.ts';
import { composeMail } from '../mail/compose-mail.ts';
import { gatewayTimeoutMs } from './gateway-client.ts';
import { type Phase, readSmtpFault, type SmtpFault } from './smtp-fault.ts';

/**
 * Sends through the mail server of `SMTP_URL` (`smtps://user:password@host:465`, or `smtp://` with
 * STARTTLS, which a password makes obligatory away from this machine). One connection per message:
 * what was sent when it broke is then known.
 */
export function smtp(
  { url, from }: { url: string; from: string },
  timeoutMs = gatewayTimeoutMs,
): EmailProvider {
  const server = connectionOptions({ url });
  return {
    name: 'smtp',
    async send(email) {
      let phase: Phase = 'connect';
      let connection: SMTPConnection | undefined;
      try {
        const { envelope, raw } = composeMail(from, email, new Date());
        const opened = new SMTPConnection({
          ...server.options,
          connectionTimeout: timeoutMs,
          greetingTimeout: timeoutMs,
          socketTimeout: timeoutMs,
          dnsTimeout: timeoutMs,
        });
        connection = opened;
        await within(timeoutMs * 2, opened, async () => {
          await settled((done) => opened.connect(done));
          const { auth } = server;
          phase = 'login';
          if (auth) await settled((done) => opened.login(auth, done));
          phase = 'send';
          await settled((done) => opened.send(envelope, Buffer.from(raw), done));
        });
        opened.quit();
        return { kind: 'ok', providerMessageId: null, costRials: null };
      } catch (fault) {
        connection?.close();
        return readSmtpFault(fault as SmtpFault, phase);
      }
    },
  };
}

/** How the connection to the server of `SMTP_URL` is opened. @throws Error where it is no such URL */
export function connectionOptions({ url }: { url: string }) {
  const server = readSmtpUrl(url);
  if (!server) throw new Error(`SMTP_URL ${smtpRule}`);
  const { host, port, secure, auth } = server;
  return {
    options: {
      host,
      port,
      secure,
      requireTLS: !secure && auth !== null && !isLoopbackHost(host),
      allowInternalNetworkInterfaces: true,
    },
    auth,
  };
}

/** Turns a callback into a promise; SMTPConnection tells some faults by the event alone. */
export const settled = (start: (done: (fault?: Error | null) => void) => void) =>
  new Promise<void>((resolve, reject) => start((fault) => (fault ? reject(fault) : resolve())));

/** Socket time-outs start anew with every byte, so a dripping server needs an end of its own. */
export async function within(ms: number, connection: SMTPConnection, task: () => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('timed out')), ms);
      connection.on('error', reject);
      task().then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}
