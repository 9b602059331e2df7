import { readMailbox, wireAddress } from '../../foundation/mail-address.ts';
import type { OutgoingEmail } from '../../foundation/ports/providers.ts';
import type { SmtpFault } from '../providers/smtp-fault.ts';
import { addressHeader } from './address.ts';
import { encodeBody } from './body.ts';
import { headerOf, isHeaderName, textHeader } from './header.ts';

/** No line of an encoded body can have it: `=_` is nothing in quoted-printable, nor `=` before a letter in base64. */
const boundary = '=_alternative';

/** Headers that the composer writes itself. */
const own =
  /^(?:from|to|reply-to|subject|message-id|date|mime-version|content-type|content-transfer-encoding)$/i;

/**
 * A mail as it goes over the wire (RFC 5322, MIME), and its envelope: sender and recipient for the
 * server. Each header is one line of text, whatever it was given; one that is empty, has no name of
 * a header or the name of one that is there is left out.
 * @throws SmtpFault EENVELOPE where sender, recipient or address for answers is not one address
 */
export function composeMail(from: string, email: OutgoingEmail, at: Date) {
  const { subject, text, html, replyTo, messageId, headers = {} } = email;
  const sender = readMailbox(from);
  const fromAddress = addressFor('MAIL FROM', sender.address);
  const to = addressFor('RCPT TO', email.to);
  const head = [
    addressHeader('From', { name: sender.name, address: fromAddress }),
    addressHeader('To', { name: '', address: to }),
    replyTo
      ? addressHeader('Reply-To', { name: '', address: addressFor('Reply-To', replyTo) })
      : '',
    textHeader('Subject', subject),
    textHeader('Message-ID', messageId),
    headerOf('Date', [at.toUTCString().replace('GMT', '+0000')]),
    ...Object.entries(headers)
      .filter(([name]) => isHeaderName(name) && !own.test(name))
      .map(([name, value]) => textHeader(name, value)),
    'MIME-Version: 1.0\r\n',
  ].join('');
  const raw = `${head}${html ? alternatives(text, html) : partOf('plain', text)}`;
  return { envelope: { from: fromAddress, to }, raw: new TextEncoder().encode(raw) };
}

function addressFor(command: string, address: string): string {
  const written = wireAddress(address);
  if (written) return written;
  const fault = { code: 'EENVELOPE', command };
  throw Object.assign(new Error('EENVELOPE'), fault) satisfies SmtpFault;
}

/** Plain text, with its HTML beside it. */
const alternatives = (text: string, html: string): string =>
  [
    `Content-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n`,
    `--${boundary}\r\n${partOf('plain', text)}`,
    `--${boundary}\r\n${partOf('html', html)}`,
    `--${boundary}--\r\n`,
  ].join('');

function partOf(kind: 'plain' | 'html', content: string): string {
  const { encoding, lines } = encodeBody(content);
  return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${lines}`;
}
