import { allValues, type HeaderBlock } from './mime/header-block.ts';
import { outsideQuotes } from './mime/structured-value.ts';

/** Stands for a quoted string: no address that we know has one. */
const quoted = '\u0000';

/**
 * The one mailbox that one From header names, lower-case. Empty where it is not certain which that is:
 * two headers, two mailboxes or a group, of which each program takes another, an address that must be
 * decoded first, or characters at which other programs end the header.
 */
export function readSender(block: HeaderBlock): string {
  const [value = '', ...others] = allValues(block, 'from');
  if (others.length > 0 || block.isAmbiguous) return '';
  const address = mailboxIn(outsideQuotes(value, quoted)).toLowerCase();
  return /^[^@\s\0]+@[^@\s\0]+$/.test(address) && !address.includes('=?') ? address : '';
}

/** `name <address>` or the address alone; a name with an address of its own must be that address. */
function mailboxIn(text: string): string {
  const [name = '', rest, ...more] = text.split('<');
  if (/[,:;>]/.test(name) || more.length > 0) return '';
  if (rest === undefined) return name.trim();
  const [address = '', after, ...others] = rest.split('>');
  if (after === undefined || others.length > 0 || after.trim() !== '' || /[,:;]/.test(address))
    return '';
  const named = name.replace(/['\s]/g, '').toLowerCase();
  return named.includes('@') && named !== address.trim().toLowerCase() ? '' : address.trim();
}
