import { toLatinDigits } from '../persian/digits.ts';
import { hasLineBreak } from '../persian/typed.ts';
import { likelyDomain, wellKnownDomains } from './email-domain.ts';
import { type Field, invalid, ok, type Reading } from './field.ts';
import * as texts from './texts.ts';

const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/;

/** Letters, digits and signs of the keyboards that write them as wide as Chinese ones: «＠» is @. */
const toNarrow = (text: string) =>
  text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** The one address in angle brackets, as mail programs copy it: `Sara <sara@example.com>`. */
function withoutName(text: string): string {
  const [before = '', inner = '', after = '', ...more] = text.split(/[<>]/);
  const isAlone = more.length === 0 && /^[^@]*$/.test(before) && /^[\s,;،؛.]*$/.test(after);
  return isAlone && inner.includes('@') ? inner : text;
}

/** Everything but what stands around the address; spaces within it stay. */
const unwrapped = (typed: string): string =>
  withoutName(toNarrow(toLatinDigits(typed)).replace(/\p{Cf}/gu, ''))
    .trim()
    .replace(/^[\p{Script=Arabic}\p{M}\s:؛«"']+/u, '')
    .replace(/^(?:mailto|e-?mail) ?: ?/i, '')
    .replace(/(?<![\s,;،؛."'»])[\s,;،؛."'»]+$/, '')
    .toLowerCase();

/**
 * An e-mail address in lower case, so that one mailbox is one identity; null if it is none. Only
 * ASCII: letters that merely look alike are refused, never mapped. A name in front, spaces and a full stop behind are left out.
 */
export function canonicalEmail(typed: string): string | null {
  if (hasLineBreak(typed)) return null;
  const plain = unwrapped(typed).replace(/\s+/g, '');
  const [local = '', domain = ''] = plain.split('@');
  const fits = local.length <= 64 && plain.length <= 254;
  return fits && domain.split('.').every((label) => label.length <= 63) && address.test(plain)
    ? plain
    : null;
}

/** Whether somebody who may type either means an address rather than a number. */
export const looksLikeEmail = (typed: string): boolean => /[@＠]/.test(typed);

const asReadings = (addresses: readonly (string | null)[], read: string | null): Reading[] =>
  [...new Set(addresses)]
    .filter((one): one is string => one !== null && one !== read)
    .map((one) => ({ typed: one, shown: one }));

/** Addresses that were perhaps meant: a well-known domain that is one slip away, without «www.» or a name in front. */
function otherReadings(typed: string): Reading[] {
  const read = canonicalEmail(typed);
  if (!read) return [];
  const plain = unwrapped(typed)
    .replace(/\s+/g, ' ')
    .replace(/ ?([@.]) ?/g, '$1');
  const meant = [plain.slice(plain.lastIndexOf(' ') + 1), read, read.replace(/^www\./, '')];
  return asReadings(
    meant.flatMap((one) => {
      const [local = '', domain = ''] = one.split('@');
      const likely = likelyDomain(domain);
      return [likely && canonicalEmail(`${local}@${likely}`), canonicalEmail(one)];
    }),
    read,
  );
}

/** «sara@gmail,com», «sara@gmail» and «sara.gmail.com» are no addresses, but clear enough to ask. */
function readingsOfFault(typed: string): Reading[] {
  if (hasLineBreak(typed)) return [];
  const plain = unwrapped(typed)
    .replace(/\s+/g, '')
    .replace(/[,،]/g, '.')
    .replace(/\.{2,}/g, '.');
  const known = wellKnownDomains.find((one) => !plain.includes('@') && plain.endsWith(one));
  const whole = known
    ? `${plain.slice(0, -known.length).replace(/\.$/, '')}@${known}`
    : plain.replace(/@([a-z]+)$/, (found, domain: string) => `@${likelyDomain(domain) ?? found}`);
  return asReadings([canonicalEmail(whole)], null);
}

function faultOf(typed: string): string {
  if (!looksLikeEmail(typed)) return texts.emailWithoutSign;
  if (/[,;،؛\s]/.test(typed.trim())) {
    return texts.oneEmailOnly;
  }
  if (/[^\p{ASCII}\p{Cf}۰-۹٠-٩]/u.test(typed)) {
    return texts.emailInLatin;
  }
  return texts.emailIncomplete;
}

/** An e-mail address (RFC 5321, ASCII only), stored in lower case. */
export const email: Field = {
  type: 'email',
  parse(typed) {
    const value = canonicalEmail(typed);
    return value ? ok(value) : invalid(faultOf(typed), readingsOfFault(typed));
  },
  otherReadings,
  show: (value) => value,
  inputMode: 'email',
  dir: 'ltr',
  autocomplete: 'email',
  example: '',
};
