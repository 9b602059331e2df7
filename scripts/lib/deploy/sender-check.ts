import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { readMailbox, wireAddress } from '../../../worker/foundation/mail-address.ts';
import { readSmtpUrl } from '../../../worker/foundation/smtp-url.ts';
import {
  connectionOptions,
  settled,
  within,
} from '../../../worker/notifications/providers/smtp.ts';
import type { CheckResult } from './checks.ts';

const defaultTimeoutMs = 20_000;

/** The half of the package's connection that sends one command alone, which it keeps to itself. */
type Dialogue = SMTPConnection & {
  _sendCommand(line: string): void;
  _responseActions: ((reply: string) => void)[];
};

/**
 * Whether the mail server takes our login and our sender: the dialogue of a mail up to MAIL FROM, from
 * here, with nothing sent. What receivers think of the sender (SPF, DKIM) nobody can ask a server.
 */
export async function checkSender(
  variables: Readonly<Record<string, string | undefined>>,
  unknown: ReadonlySet<string>,
  timeoutMs = defaultTimeoutMs,
): Promise<CheckResult> {
  const { SMTP_URL: url, MAIL_FROM: from } = variables;
  const warnings = inboundWarning(variables);
  const hidden = ['SMTP_URL', 'MAIL_FROM'].filter((name) => unknown.has(name));
  if (hidden.length > 0) {
    return {
      faults: [],
      unchecked: [
        `${hidden.join(' and ')} cannot be read back from the worker, so nobody asked the mail server about our sender. Set it for the deployment too.`,
      ],
      warnings,
    };
  }
  if (!url || !from) return { faults: [], warnings };
  const envelope = wireAddress(readMailbox(from).address);
  // What is wrong with them is reported by the check of the configuration.
  if (!envelope || !readSmtpUrl(url)) return { faults: [], warnings };
  try {
    const { options, auth } = connectionOptions({ url });
    const connection = new SMTPConnection({
      ...options,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
    });
    await within(timeoutMs * 2, connection, async () => {
      await settled((done) => connection.connect(done));
      if (auth) await settled((done) => connection.login(auth, done));
      await askForSender(connection as Dialogue, envelope);
    }).finally(() => connection.close());
    return { faults: [], warnings };
  } catch (fault) {
    return { faults: [sentenceOf(fault as SmtpFault, url, envelope)], warnings };
  }
}

const askForSender = (connection: Dialogue, envelope: string) =>
  new Promise<void>((resolve, reject) => {
    connection._responseActions.push((reply) => {
      const responseCode = Number(reply.slice(0, 3));
      if (responseCode >= 200 && responseCode < 300) resolve();
      else reject(Object.assign(new Error(reply), { responseCode, command: 'MAIL FROM', reply }));
    });
    connection._sendCommand(`MAIL FROM:<${envelope}>`);
  });

type SmtpFault = Error & { code?: string; responseCode?: number; command?: string };

function sentenceOf(fault: SmtpFault, url: string, envelope: string): string {
  const server = URL.parse(url)?.host ?? 'of SMTP_URL';
  const said = (fault.message.split('\n')[0] ?? '').slice(0, 200);
  if (fault.command === 'MAIL FROM')
    return `The mail server ${server} refuses the sender ${envelope} of MAIL_FROM: ${said}`;
  if (fault.code === 'EAUTH')
    return `The mail server ${server} refuses the user or the password of SMTP_URL: ${said}`;
  return `The mail server ${server} cannot be asked: ${said}`;
}

/** Whether mail to us is led to this worker is set at Cloudflare, for a zone that our token may not read. */
const inboundWarning = ({
  INBOUND_ADDRESS: address,
}: Readonly<Record<string, string | undefined>>) =>
  address ? [`Not checked: that Email Routing sends ${address} to this worker.`] : [];
