import { formatAmount } from '../persian/money.ts';
import { type AmountReadings, readAmount } from '../persian/parse-amount.ts';
import { cleanCode } from '../persian/typed.ts';
import { isKnownCard } from './card-number.ts';
import { type Field, invalid, ok, type Reading } from './field.ts';
import type { FieldRules } from './rules.ts';
import * as texts from './texts.ts';

/** The other readings that the rules allow, each as it is shown and read back. */
function readingsOf({ others, unit }: AmountReadings, rules: FieldRules): Reading[] {
  const { minRials = 0, maxRials = Number.POSITIVE_INFINITY } = rules;
  return others
    .filter((rials) => rials >= minRials && rials <= maxRials)
    .map((rials) => formatAmount(rials, unit))
    .map((shown) => ({ typed: shown, shown }));
}

/** Money, stored as whole Rials and never shown without its unit. */
export const amount: Field<number, FieldRules> = {
  type: 'amount',
  parse(typed, rules = {}) {
    const { unit = 'toman', minRials = 0, maxRials } = rules;
    if (isKnownCard(cleanCode(typed).replace(/\D/g, ''))) {
      return invalid(texts.cardInAmount);
    }
    const read = readAmount(typed, unit);
    const { rials } = read;
    if (rials === null) {
      const readings = readingsOf(read, rules);
      return readings.length > 0
        ? invalid(texts.whichAmount, readings)
        : invalid(texts.unreadAmount(formatAmount(2_500_000, unit)));
    }
    if (rials < minRials) {
      return invalid(texts.amountTooSmall(formatAmount(minRials, unit)));
    }
    if (maxRials !== undefined && rials > maxRials) {
      return invalid(texts.amountTooLarge(formatAmount(maxRials, unit)));
    }
    return ok(rials);
  },
  otherReadings: (typed, rules = {}) => readingsOf(readAmount(typed, rules.unit), rules),
  show: (rials, { unit = 'toman' } = {}) => formatAmount(rials, unit),
  inputMode: 'text',
  dir: 'auto',
  autocomplete: 'off',
  example: '۲۵۰٬۰۰۰',
};
