/**
 * The key under which limits count an address (R9): IPv4 as it is, IPv6 by its /64, with every
 * spelling of one address giving one key (CVE-2026-45364: variants must not get buckets of their own).
 */
export function addressKey(address: string): string {
  const text = withoutPort(address.trim().toLowerCase()).replace(/%.*/, '');
  const mapped = /^(?:::ffff:|0{0,4}(?::0{0,4}){4}:ffff:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (mapped?.[1]) return mapped[1];
  if (!text.includes(':')) return text;
  const groups = ipv6Groups(text);
  if (/^(?:0,){5}ffff,/.test(groups.join())) return mappedIpv4(groups);
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/**
 * The networks of an address, the narrowest first: the /24 of an IPv4 address, the /64, /56 and /48 of an IPv6
 * one. Where addresses are given out by the network, one client can have all of it.
 */
export function networksOf(address: string): string[] {
  const key = addressKey(address);
  const [network = '', isIpv6] = key.split('::/64');
  if (isIpv6 === undefined) return [key.replace(/^(\d+\.\d+\.\d+)\.\d+$/, '$1.0/24')];
  const groups = network.split(':');
  const site = groups.slice(0, 3).join(':');
  const subnet = (Number.parseInt(groups[3] ?? '0', 16) & 0xff00).toString(16);
  return [key, `${site}:${subnet}::/56`, `${site}::/48`];
}

/** Some proxies write the port along, which is another one for each connection. */
const withoutPort = (text: string) =>
  text.replace(/^\[([^\]]*)\](?::\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');

const mappedIpv4 = (groups: readonly string[]) =>
  groups
    .slice(6)
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');

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
