export type RawMail = {
  from: string;
  to: string;
  text?: string;
  /** Further lines of the head. */
  headers?: readonly string[];
  /** The part of the Message-ID before the @. */
  id?: string;
};

/** A plain answer by mail, as a mail server hands it over. */
export const rawMail = ({
  from,
  to,
  text = 'ممنون، درست شد.',
  headers = [],
  id = crypto.randomUUID(),
}: RawMail): string =>
  [
    `From: <${from}>`,
    `To: <${to}>`,
    `Message-ID: <${id}@mail.example>`,
    'Subject: Re: ticket',
    'Content-Type: text/plain; charset=utf-8',
    ...headers,
    '',
    text,
  ].join('\r\n');
