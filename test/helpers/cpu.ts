import { expect } from 'vitest';

/** CPU milliseconds of the quickest of five runs. */
function cpuOf(work: () => unknown): number {
  const runs = Array.from({ length: 5 }, () => {
    const begun = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

/** Fails where ten times the text, `unit` over and over, takes about a hundred times the CPU. */
export function expectLinear(read: (text: string) => unknown, unit: string): void {
  const timeFor = (length: number) => cpuOf(() => read(unit.repeat(length / unit.length)));
  const [short, long] = [timeFor(10_000), timeFor(100_000)];
  // Below a few milliseconds the clock tells nothing.
  if (long > 5) expect(long / Math.max(short, 0.5)).toBeLessThan(30);
}
