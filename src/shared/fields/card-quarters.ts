import { isKnownCard } from './card-number.ts';
import { digitsOf, type Group } from './digit-groups.ts';

/** Units behind a number: with one between them, groups are amounts. */
const unit =
  /توما?ن|ر[یي]ال|﷼|هزار|م[یي]ل[یي](?:ون|ارد)|درصد|دلار|[یي]ورو|\b(?:to?mans?|rials?|ir[rt]|usd|eur|gb|kg)\b/i;

/** Whether these are amounts, each with its unit but for the last. */
export const haveUnits = (groups: readonly Group[]): boolean =>
  groups.slice(0, -1).some(({ gap }) => unit.test(gap));

/**
 * The digits of a card whose quarters stand from here on, in their own order or in that in which a line from right
 * to left shows them; null where there is none. What stands before or behind does not matter: of random codes of
 * 20 digits in groups of four, 2 in 100,000 hold a card by chance, of those of 24 digits 3 in 100,000 (fifty
 * issuers of a million, one in ten passes Luhn, two or three places, two orders).
 */
export function quartersAt(runs: readonly Group[], from: number): string | null {
  const four = runs.slice(from, from + 4);
  if (four.length < 4 || four.some(({ digits }) => digits.length !== 4) || haveUnits(four))
    return null;
  return [four, four.toReversed()].map(digitsOf).find(isKnownCard) ?? null;
}
