/** Pattern of one digit in the scripts that people here type. */
export const digit = '[0-9۰-۹٠-٩\\uff10-\\uff19]';
const group = /\d(?:\p{Cf}{0,8}\d)*/gu;
const run = /\d+/g;

/** Digits with nothing that can be seen between them. */
export interface Group {
  /** In Latin script. */
  digits: string;
  start: number;
  end: number;
  /** What stands between this group and the next. */
  gap: string;
}

/** Every script here has its zero at a multiple of 16, and takes one place for a digit. */
const inLatin = (text: string) =>
  text.replace(/[۰-۹٠-٩\uff10-\uff19]/g, (one) => String(one.charCodeAt(0) % 16));

/** All groups of digits in a text. */
export const groupsOf = (text: string): Group[] => findIn(text, group);

/** The same, but marks that nobody sees part groups too. */
export const runsOf = (text: string): Group[] => findIn(text, run);

function findIn(text: string, pattern: RegExp): Group[] {
  const all = [...inLatin(text).matchAll(pattern)];
  return all.map((one, index) => {
    const end = one.index + one[0].length;
    return {
      digits: one[0].replace(/\D/g, ''),
      start: one.index,
      end,
      gap: text.slice(end, all[index + 1]?.index ?? end),
    };
  });
}

/** The digits of these groups as one number. */
export const digitsOf = (groups: readonly Group[]): string =>
  groups.map(({ digits }) => digits).join('');

/** What joins a group to the next, without marks that nobody sees: one sign for all dashes, one for new lines. */
export const jointAfter = ({ gap }: Group): string =>
  /[\n\r]/.test(gap) ? '\n' : gap.replace(/\p{Cf}/gu, '').replace(/\p{Pd}/gu, '-');

/** The groups from here on that have so many digits together; none where no groups do. */
export function groupsOfLength(groups: readonly Group[], from: number, length: number): Group[] {
  let count = 0;
  let end = from;
  while (count < length && end < groups.length) {
    count += groups[end]!.digits.length;
    end += 1;
  }
  return count === length ? groups.slice(from, end) : [];
}
