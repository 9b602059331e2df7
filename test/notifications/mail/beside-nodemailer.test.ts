import MimeNode from 'nodemailer/lib/mime-node';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { OutgoingEmail } from '../../../worker/foundation/ports/providers.ts';
import { composeMail } from '../../../worker/notifications/mail/compose-mail.ts';
import { previewNotifications } from '../../../worker/notifications/templates/preview.ts';
import { composeEmail } from '../../../worker/notifications/templates/render.ts';
import { createTestApp } from '../../helpers/app.ts';

const at = new Date('2026-11-28T06:37:13Z');

/** The same mail, composed by the package. */
async function byNodemailer(from: string, email: OutgoingEmail) {
  const { to, subject, text, html = '', replyTo, messageId, headers = {} } = email;
  const mail = new MimeNode('multipart/alternative').addHeader(headers).setHeader({
    From: from,
    To: { name: '', address: to },
    ...(replyTo && { 'Reply-To': replyTo }),
    Subject: subject,
    'Message-ID': messageId,
    Date: at,
  });
  mail.createChild('text/plain; charset=utf-8').setContent(text);
  mail.createChild('text/html; charset=utf-8').setContent(html);
  return { raw: await mail.build(), envelope: mail.getEnvelope() };
}

/** Ours ends lines within base64 by CRLF too (RFC 2045, 6.8), nodemailer leaves them as they were. */
const linesOf = (text: string | undefined) => text?.replaceAll('\r\n', '\n').trimEnd();

/** What a reader gets of a mail, without what depends on how it is spelled. */
async function contentOf(raw: Uint8Array) {
  const { headers, headerLines: _, text, html, ...content } = await PostalMime.parse(raw);
  return {
    ...content,
    text: linesOf(text),
    html: linesOf(html),
    names: new Set(headers.map(({ key }) => key)),
    more: headers.filter(({ key }) => /^(?:auto-submitted|x-)/.test(key)),
  };
}

const senders = [
  'نارنج <help@narenj.example>',
  'help@narenj.example',
  '<help@narenj.example>',
  'Narenj <help@narenj.example>',
  '"Narenj, Co." <help@narenj.example>',
  'Narenj (shop) <help@narenj.example>',
  'نارنج help@narenj.example',
  'فروشگاه اینترنتی نارنج، پشتیبانی مشتریان و همکاران <help@narenj.example>',
  'Narenj <help@نارنج.ایران>',
];

async function mailsOfProduct(): Promise<OutgoingEmail[]> {
  const { services } = await createTestApp();
  return previewNotifications(services).flatMap(({ message, email }, index) =>
    email === null
      ? []
      : composeEmail(
          services,
          {
            id: message,
            to: 'customer@mail.example',
            replyTo: index % 2 ? null : 'reply+k7qm2x9d4htz@narenj.example',
          },
          email,
          {},
        ),
  );
}

describe('each mail of the product', () => {
  it('is read like what nodemailer composes of it, with the same envelope', async () => {
    const mails = await mailsOfProduct();
    expect(mails.length).toBeGreaterThan(10);
    for (const [index, email] of mails.entries()) {
      const from = senders[index % senders.length] ?? '';
      const ours = composeMail(from, email, at);
      const theirs = await byNodemailer(from, email);
      expect(await contentOf(ours.raw), email.messageId).toEqual(await contentOf(theirs.raw));
      expect({ ...ours.envelope, to: [ours.envelope.to] }).toEqual(theirs.envelope);
    }
  });

  it.each(senders)('has the sender that nodemailer reads in %s', async (from) => {
    const [email = expect.fail('no mail')] = await mailsOfProduct();
    const ours = composeMail(from, email, at);
    const theirs = await byNodemailer(from, email);
    expect((await contentOf(ours.raw)).from).toEqual((await contentOf(theirs.raw)).from);
    expect(ours.envelope.from).toBe(theirs.envelope.from);
  });
});
