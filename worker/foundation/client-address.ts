/**
 * The key under which limits count an address (R9): IPv4 as it is, IPv6 by its /64, with every
 * spelling of one address giving one key (CVE-2026-45364: variants must not get buckets of their own).
 */
export function addressKey(address: string): string {
  const text = address
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/%.*$/, '');
  const mapped = /^(?:::ffff:|0{0,4}(?::0{0,4}){4}:ffff:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped?.[1]) return mapped[1];
  if (!text.includes(':')) return text;
  return `${ipv6Groups(text).slice(0, 4).join(':')}::/64`;
}

function ipv6Groups(text: string): string[] {
  const [head = '', tail] = text.split('::');
  const groups = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16).toString(16));
  const left = groups(head);
  if (tail === undefined) return left;
  const right = groups(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...zeros, ...right];
}

/**
 * The address of the peer on Node: the socket's, or, behind `trustedProxyCount` proxies, the entry
 * of X-Forwarded-For that the outermost of them wrote. Entries left of it are the client's own claims.
 */
export function addressBehindProxies(
  socketAddress: string,
  forwardedFor: string | undefined,
  trustedProxyCount: number,
): string {
  if (trustedProxyCount === 0 || !forwardedFor) return socketAddress;
  const entries = forwardedFor.split(',').map((entry) => entry.trim());
  return entries.at(-trustedProxyCount) ?? socketAddress;
}
