import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { isLoopbackHost } from '../../foundation/config.ts';
import type { EmailProvider, OutgoingEmail, SendResult } from '../../foundation/providers.ts';
import { readSmtpUrl, smtpRule } from '../../foundation/smtp-url.ts';
import { gatewayTimeoutMs } from './ask.ts';

type SmtpFault = Error & { code?: string; responseCode?: number; command?: string };
type Phase = 'connect' | 'login' | 'send';

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
      const { envelope, raw } = await compose(from, email);
      let phase: Phase = 'connect';
      const connection = new SMTPConnection({
        ...server.options,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
      });
      try {
        await within(timeoutMs * 2, connection, async () => {
          await settled((done) => connection.connect(done));
          const { auth } = server;
          phase = 'login';
          if (auth) await settled((done) => connection.login(auth, done));
          phase = 'send';
          await settled((done) => connection.send(envelope, raw, done));
        });
        connection.quit();
        return { kind: 'ok', providerMessageId: null, costRials: null };
      } catch (fault) {
        connection.close();
        return readFault(fault as SmtpFault, phase);
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

async function compose(from: string, email: OutgoingEmail) {
  const { to, subject, text, html, replyTo, messageId, headers } = email;
  const mail = new MailComposer({
    from,
    to: { name: '', address: to },
    subject,
    text,
    html,
    replyTo,
    messageId,
    headers,
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  return { envelope: { from: mail.getEnvelope().from, to: [to] }, raw: await mail.build() };
}

/** Turns a callback into a promise; SMTPConnection tells some faults by the event alone. */
export const settled = (start: (done: (fault?: Error | null) => void) => void) =>
  new Promise<void>((resolve, reject) => start((fault) => (fault ? reject(fault) : resolve())));

/** Socket time-outs start anew with every byte, so a dripping server needs an end of its own. */
export async function within(ms: number, connection: SMTPConnection, work: () => Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('timed out')), ms);
      connection.on('error', reject);
      work().then(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
  }
}

/** An answer of the server decides; without one, only what came before `send` surely sent nothing. */
function readFault(
  { code = 'timed out', responseCode, command }: SmtpFault,
  phase: Phase,
): SendResult {
  const reason = `smtp: ${[code, responseCode, command].filter(Boolean).join(' ')}`;
  if (code === 'EAUTH' && (!responseCode || responseCode >= 500))
    return { kind: 'account', reason };
  if (responseCode && responseCode >= 500)
    return { kind: isOurs(command, phase) ? 'account' : 'permanent', reason };
  if (responseCode && responseCode >= 400) return { kind: 'retry', reason, slow: true };
  if (phase !== 'send') return { kind: 'retry', reason, unreached: true };
  if (code === 'EENVELOPE') return { kind: 'permanent', reason };
  return { kind: 'unknown', reason };
}

/** The server refused us, not the receiver. */
const isOurs = (command: string | undefined, phase: Phase) =>
  phase !== 'send' || command === 'MAIL FROM';
