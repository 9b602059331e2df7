import { expect } from 'vitest';

/** What a text that a person types may hold, over and over. */
export const typedUnits = [
  ...['a', 'ab ', 'aeio', 'sh', '@', 'a@', 'a@ ', '.', '…', '؟', '؟ ', '؟a', '! ', '<', '{a', '"'],
  ...[' ', '\t', '\n', ' \n', '\r', '\u00a0', '\u2028', '\u0000', '\ufeff', '\u202e', '\ud800'],
  ...['http://', 'http://…', 'www.', 'on ', 'wrote:', '>\n', '--', '__', 'salam ', 'pardakht'],
  ...['1', '1 ', '1-', '۱', '۱٬', '1\u200c', '6037-', '0912 ', 'IR', ' و 1', 'شنبه ', 'ظهر'],
  ...['ب', 'ب ', 'ب\u200c', '\u200c', 'ها', 'می‌', 'ß', 'İ', '😀', '\u064e\u0651'],
  ...['\u0301\u0323', '\uff9e\u0301', '\u0345\u0334\u05b0'],
];

/** Makes a text of about so many letters. */
type Make = (length: number) => string;

/** Texts that hold one of `units` over and over, between each of the pairs `around` them. */
export const hostileOf = (
  units: readonly string[],
  around: readonly [before: string, after: string][],
): Make[] =>
  units.flatMap((unit) =>
    around.map(([before, after]) => (length: number) => {
      const filled = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
      return before + filled + after;
    }),
  );

const small = 10_000;
const large = 10 * small;
/** Where a square of `large` takes less, nobody waits for it; the cheapest that was found took three times this. */
const leastMs = 150;

type Read = (text: string) => unknown;

/** Time of this process alone, however busy the machine is. */
function cpuMs(read: Read, text: string): number {
  const before = process.cpuUsage();
  read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const leastOf = (times: number, read: Read, text: string) =>
  Math.min(...Array.from({ length: times }, () => cpuMs(read, text)));

/** Fails where ten times the text takes about a hundred times the time of `read`. */
export function expectLinearOver(texts: readonly Make[], read: Read): void {
  for (const make of texts) {
    if (100 * cpuMs(read, make(small)) < leastMs) continue;
    const once = cpuMs(read, make(large));
    if (once < leastMs) continue;
    const ratio = leastOf(once < 1_000 ? 5 : 1, read, make(large)) / leastOf(5, read, make(small));
    expect(ratio, JSON.stringify(make(30))).toBeLessThan(30);
  }
}
