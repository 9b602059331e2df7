import { toLatinDigits } from '../persian/digits.ts';
import { cardPrefixes } from './banks.ts';

/** Whether these are the 16 digits of a bank card: the last one checks the others (Luhn). */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{16}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && Number(digits) > 0;
}

/** The same, and an Iranian bank issues cards that begin so: sure enough to refuse it by. */
export function isKnownCard(digits: string): boolean {
  return isCardNumber(digits) && cardPrefixes.has(digits.slice(0, 6));
}

const digit = '[0-9۰-۹٠-٩\\uff10-\\uff19]';
const joint = '[ \\t\\n\\r\\u00a0\\u2000-\\u200a\\u202f\\u3000\\p{Pd}\\u2212\\u0640._/\\p{Cf}]';
// A chain is digits that a person may have meant as one number, with what may stand in front of it.
const chain = new RegExp(`(?:[Ii][Rr]${joint}{0,8})?${digit}(?:${joint}{0,8}${digit})*`, 'gu');
const group = new RegExp(`${digit}(?:\\p{Cf}{0,8}${digit})*`, 'gu');

interface Group {
  digits: string;
  start: number;
  end: number;
  /** What stands between this group and the next: one sign for dashes, for spaces, for new lines. */
  joint: string;
}

function groupsOf(text: string): Group[] {
  const found = [...text.matchAll(group)];
  return found.map((one, index) => {
    const end = one.index + one[0].length;
    return {
      digits: toLatinDigits(one[0].normalize('NFKC')).replace(/\D/g, ''),
      start: one.index,
      end,
      joint: text
        .slice(end, found[index + 1]?.index ?? end)
        .replace(/\p{Cf}/gu, '')
        .replace(/\p{Pd}/gu, '-')
        .replace(/.*[\n\r].*/s, '\n')
        .replace(/(?!\n)\s+/g, ' '),
    };
  });
}

/** Whether these groups stand apart: on one line, joined alike, and otherwise to the rest. */
function standsApart(groups: Group[], from: number, count: number): boolean {
  const joints = groups.slice(from, from + count - 1).map((one) => one.joint);
  if (joints.includes('\n')) return false;
  if (count === 1 || count === groups.length) return true;
  const inner = groups[from]!.joint;
  const before = groups[from - 1]?.joint;
  const after = groups[from + count - 1]!.joint;
  return joints.every((one) => one === inner) && before !== inner && after !== inner;
}

/** The groups from here on that make up a card number, if any do. */
function cardAt(groups: Group[], from: number): { count: number; lastFour: string } | null {
  let digits = '';
  let count = 0;
  while (digits.length < 16 && from + count < groups.length) {
    digits += groups[from + count]!.digits;
    count += 1;
  }
  // Halves and quarters that stand apart are how cards are written; else it must begin as cards do.
  const isCut = groups
    .slice(from, from + count)
    .every((one) => [4, 8, 16].includes(one.digits.length));
  const isCard = isCut && standsApart(groups, from, count) ? isCardNumber : isKnownCard;
  return isCard(digits) ? { count, lastFour: digits.slice(-4) } : null;
}

/** A Sheba, or a postal tracking code written in groups that does not begin with a card of a bank. */
function isOtherNumber(found: string, groups: Group[]): boolean {
  const digits = groups.map((one) => one.digits).join('');
  if (/^ir/i.test(found)) return digits.length === 24;
  return [20, 24].includes(digits.length) && !isKnownCard(digits.slice(0, 16));
}

function maskChain(found: string): string {
  const groups = groupsOf(found);
  if (isOtherNumber(found, groups)) return found;
  let masked = '';
  let copied = 0;
  for (let index = 0; index < groups.length; index += 1) {
    const card = cardAt(groups, index);
    if (!card) continue;
    masked += `${found.slice(copied, groups[index]!.start)}xxxx-xxxx-xxxx-${card.lastFour}`;
    index += card.count - 1;
    copied = groups[index]!.end;
  }
  return masked + found.slice(copied);
}

/**
 * Masks every whole card number in free text, whatever its digits, spaces and dashes, as
 * `xxxx-xxxx-xxxx-1234`. Only the last four stay: they are what a person and a bank tell a card by
 * and the first six would only help a thief. The x are letters so that the mask keeps its order in a
 * Persian line. Shebas, postal tracking codes and numbers of other lengths stay as they are.
 */
export function maskCardNumbers(text: string): string {
  return text.replace(chain, maskChain);
}
