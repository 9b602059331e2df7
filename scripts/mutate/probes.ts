import type { Mutant } from './mutant.ts';

/** A call of `probeName(numbers, value)` answers the value, and notes where it runs. */
export const probeName = '__reached';

/** The text of a file in which each expression that a mutant changes says that it was evaluated. */
export function withProbes(
  text: string,
  mutants: readonly { number: number; mutant: Mutant }[],
): string {
  const inserted = mutants.flatMap(({ number, mutant: { probe } }) => [
    {
      at: probe.start,
      isEnd: false,
      length: probe.end - probe.start,
      text: `${probeName}(${number}, `,
    },
    { at: probe.end, isEnd: true, length: probe.end - probe.start, text: ')' },
  ]);
  // At one place the longer expression begins first, and ends last; those of equal length are alike.
  inserted.sort(
    (one, other) =>
      one.at - other.at ||
      Number(other.isEnd) - Number(one.isEnd) ||
      (one.isEnd ? one.length - other.length : other.length - one.length),
  );
  let result = '';
  let from = 0;
  for (const { at, text: insertion } of inserted) {
    result += text.slice(from, at) + insertion;
    from = at;
  }
  return result + text.slice(from);
}
