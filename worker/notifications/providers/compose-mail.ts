import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingEmail } from '../../foundation/ports/providers.ts';

/** A mail as it goes over the wire, and its envelope: sender and recipients for the server. */
export async function composeMail(from: string, email: OutgoingEmail) {
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
