import { isLoopbackHost } from '../../foundation/config.ts';
import type { EmailProvider } from '../../foundation/ports/providers.ts';
import { readSmtpUrl, type SmtpServer, smtpRule } from '../../foundation/smtp-url.ts';
import { composeMail } from '../mail/compose-mail.ts';
import { gatewayTimeoutMs } from './gateway-client.ts';
import { SmtpDialogue, type Wire } from './smtp-dialogue.ts';
import { type Phase, readSmtpFault, type SmtpFault } from './smtp-fault.ts';

/** Opens a connection; with `secure` it is inside TLS from the first byte. */
export type OpenWire = (server: Pick<SmtpServer, 'host' | 'port' | 'secure'>) => Promise<Wire>;

/**
 * Sends through the mail server of `SMTP_URL` where there are no sockets of Node; the same rules as
 * `smtp`: a password away from this machine needs TLS, one connection per message.
 */
export function smtpOverWire(
  { url, from }: { url: string; from: string },
  open: OpenWire,
  timeoutMs = gatewayTimeoutMs,
): EmailProvider {
  const server = readSmtpUrl(url);
  if (!server) throw new Error(`SMTP_URL ${smtpRule}`);
  const { host, secure, auth } = server;
  const requireTls = auth !== null && !isLoopbackHost(host);
  return {
    name: 'smtp',
    async send(email) {
      let phase: Phase = 'connect';
      let wire: Wire | undefined;
      try {
        const { envelope, raw } = composeMail(from, email, new Date());
        const { from: sender, to } = envelope;
        await within(timeoutMs * 2, async () => {
          const opened = await within(timeoutMs, () => open(server));
          wire = opened;
          const dialogue = new SmtpDialogue(patient(opened, timeoutMs));
          await dialogue.greet(sender.split('@')[1] || 'localhost', { secure, requireTls });
          phase = 'login';
          if (auth) await dialogue.login(auth);
          phase = 'send';
          await dialogue.send({ from: sender, to }, raw);
          await dialogue.quit();
        });
        return { kind: 'ok', providerMessageId: null, costRials: null };
      } catch (fault) {
        return readSmtpFault(fault as SmtpFault, phase);
      } finally {
        wire?.close();
      }
    },
  };
}

/** A wire that waits no longer than this for anything, and whose faults have a code. */
function patient(wire: Wire, ms: number): Wire {
  const coded = <T>(task: () => Promise<T>) =>
    within(ms, task).catch((fault: SmtpFault) => {
      throw fault.code ? fault : Object.assign(new Error('ECONNECTION'), { code: 'ECONNECTION' });
    });
  return {
    read: () => coded(() => wire.read()),
    write: (bytes) => coded(() => wire.write(bytes)),
    startTls: () => coded(() => wire.startTls()),
    close: () => wire.close(),
  };
}

async function within<T>(ms: number, task: () => Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      task(),
      new Promise<never>((_, reject) => {
        const late = Object.assign(new Error('timed out'), { code: 'timed out' });
        timer = setTimeout(() => reject(late), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
