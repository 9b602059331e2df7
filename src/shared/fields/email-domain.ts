/** Where most people here have their mailbox. */
export const wellKnownDomains = [
  'gmail.com',
  'yahoo.com',
  'hotmail.com',
  'outlook.com',
  'icloud.com',
  'protonmail.com',
];

/** Domains of their own that are one or two letters from a well-known one. */
const others = new Set(
  'mail.com email.com ymail.com gmx.com chmail.ir googlemail.com rocketmail.com hushmail.com'.split(
    ' ',
  ),
);

/** Yahoo and Microsoft have mailboxes under the endings of many countries, which are two letters. */
const isOfCountry = /^(?:yahoo|hotmail|outlook)\.(?:co\.|com\.)?(?!co$|cm$|om$|ir$)[a-z]{2}$/;

/** How many letters must be put in, left out, changed or exchanged with their neighbour to make one the other. */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const isSame = one[row - 1] === other[at - 1];
      const isSwap =
        row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      next[at] = Math.min(
        last[at]! + 1,
        next[at - 1]! + 1,
        last[at - 1]! + (isSame ? 0 : 1),
        isSwap ? before[at - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = next;
  }
  return last[other.length]!;
}

/**
 * The well-known domain that was perhaps meant: `gmail.com` for `gmial.com`, `gmail.con`, `gmail.ir` and `gmail`. Null where
 * the domain is one of its own. To be asked, never to be put in its place.
 */
export function likelyDomain(domain: string): string | null {
  if (domain.length > 20 || wellKnownDomains.includes(domain) || others.has(domain)) return null;
  if (isOfCountry.test(domain)) return null;
  const [name = ''] = domain.split('.');
  const near = wellKnownDomains
    .map((known) => ({
      known,
      far: known.startsWith(`${name}.`) ? 0 : editDistance(domain, known),
    }))
    .sort((one, other) => one.far - other.far)[0]!;
  return near.far <= 2 ? near.known : null;
}
