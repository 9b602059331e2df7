import { cardPrefixes } from './banks.ts';
import { cardMask } from './card-mask.ts';
import {
  digit,
  digitsOf,
  type Group,
  groupsOf,
  groupsOfLength,
  jointAfter,
} from './digit-groups.ts';

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

// A chain is digits that a person may have meant as one number, with what may be in front of it.
const chainOf = (joint: string) =>
  new RegExp(`(?:(?:[Ii][Rr]|${cardMask})${joint})?${digit}(?:${joint}${digit})*`, 'gu');
const tightChain = chainOf(
  '[ \\t\\n\\r\\u00a0\\u2000-\\u200a\\u202f\\u3000\\p{Pd}\\u2212\\u0640._/\\p{Cf}]{0,8}',
);
/** As pages that were copied as source have them between groups. */
const markup =
  '&(?:amp;)?(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|lrm|rlm|#160|#[xX][aA]0);|<br ?/?>|\\\\[nrt]';
const anyMarkup = new RegExp(markup, 'g');
// The fillers of Hangul are letters that nobody sees.
const signs = '\\p{Lm}\\p{M}\\p{P}\\p{S}\\p{Z}\\p{C}\\u115f\\u1160\\u3164\\uffa0';
const persianLetters = '\\u0620-\\u064a\\u066e-\\u06d3';
// «6037 و 9911 و …»: a word or two. Latin letters are of codes and hashes.
const looseChain = chainOf(`(?:(?:${markup}|[${signs}])*|[${signs}${persianLetters}]{0,16})`);
const digitRuns = new RegExp(`${digit}+`, 'g');

/** The groups of a card as they stand, and its digits in their right order. */
interface FoundCard {
  groups: Group[];
  digits: string;
}

const isKnown = (groups: readonly Group[]) => isKnownCard(digitsOf(groups));

/** A card in groups parted by spaces and dashes alone; dashes without spaces make any groups one number. */
function tightCardAt(written: string, chain: Group[], from: number): FoundCard | null {
  const groups = groupsOfLength(chain, from, 16);
  if (!isKnown(groups)) return null;
  const isOneWord = groups.slice(0, -1).every(({ gap }) => !/\s/.test(gap));
  return isOneWord || isCardShape(written, groups) ? { groups, digits: digitsOf(groups) } : null;
}

/**
 * Whether people part the digits of a card so: by bank and quarters, halved again and again, each
 * alone, or in thousands. Other shapes are several numbers, such as amounts, days and hours.
 */
function isCardShape(written: string, groups: readonly Group[]): boolean {
  const part = written.slice(groups[0]!.start, groups.at(-1)!.end);
  let count = 0;
  const isInQuarters = groups.every((one) => {
    count += one.digits.length;
    return [4, 6, 8, 12, 16].includes(count);
  });
  const runs = part.match(digitRuns) ?? [];
  let end = 0;
  const isHalved = runs.every(({ length }) => {
    end += length;
    return [1, 2, 4, 8].includes(length) && end % length === 0;
  });
  return isInQuarters || isHalved || isInThousands(groups);
}

/** «6,037,991,199,500,590»: what a table makes of a card. No amount of money is so large. */
const isInThousands = ([first, ...rest]: readonly Group[]): boolean =>
  first?.digits.length === 1 &&
  rest.every(({ digits }) => digits.length === 3) &&
  rest.slice(0, -1).every((one) => jointAfter(one) === jointAfter(first));

/** «1234, 6037, 9911, …»: one more of the same kind in front, so it is a list or a longer number. */
function isInList(groups: Group[], before: Group | undefined): boolean {
  if (!before || groups.length === 1) return false;
  const isJoinedAlike = (one: Group) => jointAfter(one) === jointAfter(before);
  const inner = groups.slice(0, -1);
  return (
    groups.every((one) => one.digits.length === before.digits.length) &&
    // Times are pairs joined in two ways: «10:50:28, 06:12:09».
    (before.digits.length === 2 ? inner.some(isJoinedAlike) : inner.every(isJoinedAlike))
  );
}

/** A card whose groups any sign may part, commas of lists as well: so it must be sure in itself. */
function looseCardAt(
  written: string,
  chain: Group[],
  from: number,
  begin: number,
): FoundCard | null {
  const groups = groupsOfLength(chain, from, 16);
  const before = from > begin ? chain[from - 1] : undefined;
  if (isKnown(groups))
    return isCardShape(written, groups) && !isInList(groups, before)
      ? { groups, digits: digitsOf(groups) }
      : null;
  return backwardCard(written, chain, groups, before);
}

/** «0590 9950 9911 6037»: quarters in the order in which a line from right to left shows them, and nothing like them beside. */
function backwardCard(
  written: string,
  chain: Group[],
  groups: Group[],
  before: Group | undefined,
): FoundCard | null {
  const first = groups[0];
  const last = groups.at(-1);
  if (!first || !last) return null;
  // Marks that nobody sees join groups, but part quarters too.
  const runs = written.slice(first.start, last.end).match(digitRuns) ?? [];
  if (runs.length !== 4 || runs.some(({ length }) => length !== 4)) return null;
  const digits = digitsOf(groups).replace(/^(\d{4})(\d{4})(\d{4})(\d{4})$/, '$4$3$2$1');
  if (!isKnownCard(digits) || isInList(groups, before)) return null;
  const after = chain[chain.indexOf(last) + 1];
  const isYear = after !== undefined && /^\p{Cf}*[/-]$/u.test(after.gap);
  const goesOn =
    groups.length > 1 &&
    !isYear &&
    after?.digits.length === 4 &&
    jointAfter(last) === jointAfter(first);
  return goesOn ? null : { groups, digits };
}

/**
 * How many groups at the start are no part of a card: those of a Sheba, or the rest of a mask. «IR»
 * may also end an address in front of a card: no bank has a Sheba that begins like one.
 */
function countTaken(found: string, chain: Group[]): number {
  if (found.startsWith(cardMask)) return 1;
  if (!/^ir/i.test(found)) return 0;
  const sheba = groupsOfLength(chain, 0, 24);
  return isKnownCard(digitsOf(sheba).slice(0, 16)) ? 0 : sheba.length;
}

/** A postal tracking code written in groups that does not begin with a card of a bank. */
function isTrackingCode(groups: Group[]): boolean {
  const digits = digitsOf(groups);
  return [20, 24].includes(digits.length) && !isKnownCard(digits.slice(0, 16));
}

function maskCards(
  found: string,
  chain: Group[],
  from: number,
  cardAt: (index: number, begin: number) => FoundCard | null,
): string {
  let masked = '';
  let copied = 0;
  let begin = from;
  for (let index = from; index < chain.length; index += 1) {
    const card = cardAt(index, begin);
    if (!card) continue;
    masked += found.slice(copied, chain[index]!.start) + cardMask + card.digits.slice(-4);
    begin = index + card.groups.length;
    index = begin - 1;
    copied = chain[index]!.end;
  }
  return masked + found.slice(copied);
}

function maskTight(found: string): string {
  const chain = groupsOf(found);
  const taken = countTaken(found, chain);
  if (!/^ir/i.test(found) && isTrackingCode(chain.slice(taken))) return found;
  return maskCards(found, chain, taken, (index) => tightCardAt(found, chain, index));
}

function maskLoose(found: string): string {
  // The digits of an entity are none of a card.
  const chain = groupsOf(found.replace(anyMarkup, (one) => '&'.repeat(one.length)));
  return maskCards(found, chain, countTaken(found, chain), (index, begin) =>
    looseCardAt(found, chain, index, begin),
  );
}

/**
 * Masks every whole card of an Iranian bank in free text, whatever its digits and what parts them, as
 * `xxxx-xxxx-xxxx-1234`. Only the last four stay: they are what a person and a bank tell a card by
 * and the first six would only help a thief. The x are letters so that the mask keeps its order in a
 * Persian line. Shebas, postal tracking codes, lists and numbers of other lengths stay as they are.
 * Linear in the length of the text.
 */
export function maskCardNumbers(text: string): string {
  return text.replace(tightChain, maskTight).replace(looseChain, maskLoose);
}
