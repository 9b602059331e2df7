import type { Config } from '../../foundation/config.ts';
import { hexText } from '../../foundation/ports/random.ts';
import { keyedHash, sameSecret } from '../../foundation/security/keyed-hash.ts';

// Mail systems may fold the case of an address, so all of it is lower-case hexadecimal.

const signatureBytes = 10;

/** 80 bits that bind a ticket to the mailbox its notices go to. */
const sign = async ({ appSecret }: Config, ticketId: string, mailbox: string) =>
  hexText(
    (await keyedHash(appSecret, 'reply address', ticketId, mailbox.toLowerCase())).subarray(
      0,
      signatureBytes,
    ),
  );

/**
 * The address under which an answer to a notice reaches this ticket: `reply+<ticket>-<signature>@host`.
 * Only the mailbox that got the notice can use it. Null where no inbound address is configured.
 */
export async function makeReplyAddress(
  { config }: { config: Config },
  ticketId: string,
  mailbox: string,
) {
  if (!config.inbound) return null;
  const [local = '', host = ''] = config.inbound.address.split('@');
  return `${local}+${ticketId.replaceAll('-', '')}-${await sign(config, ticketId, mailbox)}@${host}`;
}

/** Whether `address` is the inbound address or one of its `+` forms. */
export function isInboundAddress({ config }: { config: Config }, address: string): boolean {
  const [local, host] = (config.inbound?.address ?? '').toLowerCase().split('@');
  const [theirLocal = '', theirHost] = address.toLowerCase().split('@');
  return host !== undefined && theirHost === host && theirLocal.split('+')[0] === local;
}

/** The ticket that `address` names, if it is ours and signed for this mailbox; else null. */
export async function readReplyAddress(
  { config }: { config: Config },
  address: string,
  mailbox: string,
) {
  if (!config.inbound) return null;
  const [local = '', host = ''] = config.inbound.address.toLowerCase().split('@');
  const [ourLocal = '', ourHost = ''] = address.toLowerCase().split('@');
  if (ourHost !== host || !ourLocal.startsWith(`${local}+`)) return null;
  const parts = /^([0-9a-f]{32})-([0-9a-f]+)$/.exec(ourLocal.slice(local.length + 1));
  if (!parts?.[1] || !parts[2]) return null;
  const ticketId = parts[1].replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return sameSecret(parts[2], await sign(config, ticketId, mailbox)) ? ticketId : null;
}
