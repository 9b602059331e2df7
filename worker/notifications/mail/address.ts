import type { Mailbox } from '../../foundation/mail-address.ts';
import { asLine } from '../templates/render.ts';
import { encodedWords, headerOf } from './header.ts';

/** A header with one mailbox, whose address is one of the wire. */
export function addressHeader(name: string, mailbox: Mailbox): string {
  const { address } = mailbox;
  const shown = asLine(mailbox.name);
  return headerOf(name, shown ? [...phraseOf(name, shown), `<${address}>`] : [address]);
}

/** A name as it stands before an address: in quotes while it is short ASCII, else as encoded words. */
function phraseOf(header: string, name: string): string[] {
  if (/^\w{1,50}$/.test(name)) return [name];
  return /^[ -~]{1,50}$/.test(name) && !name.includes('=?')
    ? [`"${name.replace(/["\\]/g, '\\$&')}"`]
    : encodedWords(header, name);
}
