import { cardMask } from './card-mask.ts';
import { isKnownCard } from './card-number.ts';
import { haveUnits, quartersAt } from './card-quarters.ts';
import {
  digit,
  digitsOf,
  type Group,
  groupsOf,
  groupsOfLength,
  jointAfter,
  runsOf,
} from './digit-groups.ts';

// A chain is digits that a person may have meant as one number, with what may be in front of it.
const chainOf = (joint: string) =>
  new RegExp(`(?:(?:[Ii][Rr]|${cardMask})${joint})?${digit}(?:${joint}${digit})*`, 'gu');
const tightChain = chainOf(
  '[ \\t\\n\\r\\u00a0\\u2000-\\u200a\\u202f\\u3000\\p{Pd}\\u2212\\u0640._/\\p{Cf}]{0,8}',
);
/** As pages that were copied as source have them between groups. */
const markup = '&(?:amp;)?(?:[a-z]{2,6}|#\\d{1,5}|#[xX][\\da-fA-F]{1,4});|<br ?/?>|\\\\[nrt]';
/** As addresses and JSON have signs; «%2026» is a sign before a group of four. */
const escaped =
  '%(?:(?:09|20)(?!\\d\\d(?!\\d))|0[aAdD]|2[b-fB-F]|[cC]2%[aA]0|[dD]8%8[cC]|[eE]2%80%[89a-fA-F][\\da-fA-F])|\\\\u[\\da-fA-F]{4}';
const markupAlone = new RegExp(markup, 'g');
const markupOrEscaped = new RegExp(`${markup}|${escaped}`, 'g');
// The fillers of Hangul are letters that nobody sees.
const signs = '\\p{Lm}\\p{M}\\p{P}\\p{S}\\p{Z}\\p{C}\\u115f\\u1160\\u3164\\uffa0';
const persianLetters = '\\u0620-\\u064a\\u066e-\\u06d3';
/** «6037 و 9911 و …»: a word or two. */
const word = `[${signs}${persianLetters}]{0,16}`;
const looseChain = chainOf(`(?:(?:${markup}|[${signs}])*|${word})`);
/** Latin letters are of codes and hashes but where they are a word, and «IR» begins a Sheba. */
const latinWord = '[\\s,،]{1,8}(?![iI][rR]\\s)[a-zA-Z]{1,5}\\s{1,8}';
const quarterChain = chainOf(`(?:(?:${markup}|${escaped}|[${signs}])*|${word}|${latinWord})`);
const digitRuns = new RegExp(`${digit}+`, 'g');

const anyDigit = new RegExp(digit, 'gu');

/** Most texts have no sixteen digits, and need not be looked through for chains of them. */
const hasDigitsOfCard = (text: string) => (text.match(anyDigit)?.length ?? 0) >= 16;

const isKnown = (groups: readonly Group[]) => isKnownCard(digitsOf(groups));

/** A card in groups parted by spaces and dashes alone; dashes without spaces make any groups one number. */
function tightCardAt(written: string, chain: Group[], from: number): Group[] | null {
  const groups = groupsOfLength(chain, from, 16);
  if (!isKnown(groups)) return null;
  const isOneWord = groups.slice(0, -1).every(({ gap }) => !/\s/.test(gap));
  return isOneWord || isCardShape(written, groups) ? groups : null;
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

/** «12345678, 60379911, …»: one more of the same kind in front, so it is a list or a longer number. */
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
function looseCardAt(written: string, chain: Group[], from: number, begin: number): Group[] | null {
  const groups = groupsOfLength(chain, from, 16);
  const before = from > begin ? chain[from - 1] : undefined;
  const isSure =
    isKnown(groups) &&
    isCardShape(written, groups) &&
    !isInList(groups, before) &&
    !haveUnits(groups);
  return isSure ? groups : null;
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
  cardAt: (index: number, begin: number) => { length: number; digits: string } | null,
): string {
  let masked = '';
  let copied = 0;
  let begin = from;
  for (let index = from; index < chain.length; index += 1) {
    const card = cardAt(index, begin);
    if (!card) continue;
    masked += found.slice(copied, chain[index]!.start) + cardMask + card.digits.slice(-4);
    begin = index + card.length;
    index = begin - 1;
    copied = chain[index]!.end;
  }
  return masked + found.slice(copied);
}

const asCard = (groups: Group[] | null) =>
  groups && { length: groups.length, digits: digitsOf(groups) };

function maskTight(found: string): string {
  const chain = groupsOf(found);
  const taken = countTaken(found, chain);
  if (!/^ir/i.test(found) && isTrackingCode(chain.slice(taken))) return found;
  return maskCards(found, chain, taken, (index) => asCard(tightCardAt(found, chain, index)));
}

/** The same text and length; the digits of what this finds are none of a card. */
const blank = (found: string, pattern: RegExp) =>
  found.replace(pattern, (one) => '&'.repeat(one.length));

function maskLoose(found: string): string {
  const written = blank(found, markupAlone);
  const chain = groupsOf(written);
  return maskCards(found, chain, countTaken(found, chain), (index, begin) =>
    asCard(looseCardAt(written, chain, index, begin)),
  );
}

/** The same, in runs. */
function countRunsTaken(found: string, chain: Group[], runs: Group[]): number {
  if (found.startsWith(cardMask)) return 1;
  const last = chain[countTaken(found, chain) - 1];
  return last ? runs.filter(({ end }) => end <= last.end).length : 0;
}

function maskQuarters(found: string): string {
  const written = blank(found, markupOrEscaped);
  const runs = runsOf(written);
  return maskCards(found, runs, countRunsTaken(found, groupsOf(written), runs), (index) => {
    const digits = quartersAt(runs, index);
    return digits === null ? null : { length: 4, digits };
  });
}

/**
 * Masks every whole card of an Iranian bank in free text, in Persian, Arabic, Latin or full-width digits, whatever
 * parts them, as `xxxx-xxxx-xxxx-1234`. Only the last four stay: they are what a person and a bank tell a card by
 * and the first six would only help a thief. The x are letters so that the mask keeps its order in a
 * Persian line. Four quarters are a card whatever stands beside them (`quartersAt`); other Shebas, postal
 * tracking codes, lists and numbers of other lengths stay as they are. Linear in the length of the text.
 */
export function maskCardNumbers(text: string): string {
  if (!hasDigitsOfCard(text)) return text;
  return text
    .replace(quarterChain, maskQuarters)
    .replace(tightChain, maskTight)
    .replace(looseChain, maskLoose);
}
