// Numbers and networks of everybody in a run. Each party has numbers and networks of its own, so that an SMS
// tells which attack has drawn it.

/** Prefixes (all of a mobile but its last four digits) that one party has. */
const prefixesEach = 4_000;
const prefixesInAll = 100_000;

const mobileOf = (prefix: number, last: number) =>
  `+989${String(prefix % prefixesInAll).padStart(5, '0')}${String(last % 10_000).padStart(4, '0')}`;

/** Mobiles and networks of the `party`-th; 24 at most. */
export function addressesOf(party: number) {
  let numbers = 0;
  let networks = 0;
  const first = party * prefixesEach;
  return {
    /** Whether this number is one of theirs. */
    owns(mobile: string) {
      const prefix = Number(mobile.slice(4, 9));
      return prefix >= first && prefix < first + prefixesEach;
    },
    /** A number that nobody else has, in a prefix of its own as long as they last. */
    freshMobile: () => mobileOf(first + (numbers % prefixesEach), 1_000 + numbers++),
    /** The `at`-th number of one prefix of 10,000. */
    mobileOfPrefix: (at: number) => mobileOf(first + prefixesEach - 1, at),
    /** An IPv4 address in a /24 that nobody else is in. */
    scattered() {
      const network = party * 6_000 + networks++;
      return `${20 + (network >> 16)}.${(network >> 8) & 255}.${network & 255}.7`;
    },
    /** The `at`-th address of one IPv4 /24. */
    ofNetwork24: (at: number) => `198.18.${party}.${at % 256}`,
    /** An address in the `at`-th /64 of one IPv6 /48: each in a /56 of its own, as long as they last. */
    ofNetwork48: (at: number) =>
      `2001:db8:${(party + 1).toString(16)}:${(((at % 256) << 8) | ((at >> 8) & 255)).toString(16)}::7`,
    /** An address in the `at`-th /64 of one IPv6 /56. */
    ofNetwork56: (at: number) =>
      `2001:db8:${(party + 1).toString(16)}:ab${(at % 256).toString(16).padStart(2, '0')}::7`,
    /** The `at`-th address of one IPv6 /64. */
    ofNetwork64: (at: number) =>
      `2001:db8:${(party + 1).toString(16)}:abcd::${(at + 1).toString(16)}`,
  };
}

/** Addresses of one party. */
export type Addresses = ReturnType<typeof addressesOf>;
