import MimeNode from 'nodemailer/lib/mime-node';
import type { OutgoingEmail } from '../../foundation/ports/providers.ts';

/** No part of a mail is read from a file or fetched. */
const options = { disableFileAccess: true, disableUrlAccess: true };

/** A mail as it goes over the wire, and its envelope: sender and recipients for the server. */
export async function composeMail(from: string, email: OutgoingEmail) {
  const { to, subject, text, html, replyTo, messageId, headers = {} } = email;
  const mail = makeBody(text, html)
    .addHeader(headers)
    .setHeader({
      From: from,
      To: { name: '', address: to },
      ...(replyTo && { 'Reply-To': replyTo }),
      Subject: subject,
      'Message-ID': messageId,
    });
  return { envelope: { from: mail.getEnvelope().from, to: [to] }, raw: await mail.build() };
}

/** Plain text, with its HTML beside it where there is one. */
function makeBody(text: string, html: string | undefined): MimeNode {
  const plain = 'text/plain; charset=utf-8';
  if (!html) return new MimeNode(plain, options).setContent(text);
  const both = new MimeNode('multipart/alternative', options);
  both.createChild(plain, options).setContent(text);
  both.createChild('text/html; charset=utf-8', options).setContent(html);
  return both;
}
