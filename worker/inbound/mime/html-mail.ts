import { readHtml, type Tag } from '#shared/html/read.ts';
import { textOf } from '#shared/html/text.ts';

/** `blockquote` holds the notice that is answered. */
const unread = new Set(['head', 'template', 'blockquote']);

/** What mail programs give hidden elements, such as the preview that lists of mails show. */
const hiding = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i;

const isUnread = ({ name, attributes }: Tag) =>
  unread.has(name) || attributes.has('hidden') || hiding.test(attributes.get('style') ?? '');

/** The words of a mail that is HTML alone, in lines, without what is quoted or hidden. They are shown as text. */
export const textOfMail = (html: string): string =>
  textOf(readHtml(html, isUnread), { betweenCells: ' ' });
