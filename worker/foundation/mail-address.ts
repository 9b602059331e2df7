import { addressParser } from 'postal-mime';

/** One address of a mail, and the name that is shown for it; '' where there is none. */
export type Mailbox = { name: string; address: string };

/**
 * Nothing that is written in quotes, or that could end an address or begin another; nor `=?`, with which
 * a reader would decode it as a name.
 */
const spelling =
  /^[\p{L}\p{M}\p{N}\u200c!#$%&'*+/=?^_`{|}~.-]+@(?:[\p{L}\p{M}\p{N}\u200c.-]+|\[[\w.:]+\])$/u;
/** Octets (RFC 5321, 4.5.3.1.3, without the brackets). */
const addressLength = 254;

/** The first mailbox in a text such as `NAME <help@example.ir>`; without an address there, '' is one. */
export const readMailbox = (text: string): Mailbox =>
  addressParser(text, { flatten: true }).find(
    (one): one is Mailbox => one.address !== undefined && one.address !== '',
  ) ?? { name: '', address: '' };

/**
 * An address as the wire takes it: a domain in Persian letters becomes ASCII, as in DNS. Null where it
 * is no address, is more than one, or is too long.
 */
export function wireAddress(address: string): string | null {
  if (!spelling.test(address) || address.includes('=?')) return null;
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  const host = /^[!-~]+$/.test(domain) ? domain : URL.parse(`http://${domain}`)?.hostname;
  const whole = address.slice(0, at) + host;
  return host && new TextEncoder().encode(whole).length <= addressLength ? whole : null;
}
