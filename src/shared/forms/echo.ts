import { isForeignEconomicNumber } from '../fields/economic-number.ts';
import type { FieldType } from '../fields/field.ts';
import { isForeignId } from '../fields/foreign-id.ts';
import { fieldRegistry, isBlank } from '../fields/registry.ts';
import type { FieldRules } from '../fields/rules.ts';
import { bankOfSheba, groupSheba } from '../fields/sheba.ts';
import { inputLimits } from '../fields/size-limits.ts';
import { formatAmount } from '../persian/money.ts';
import { spellNumber } from '../persian/number-words.ts';
import { speakTime } from '../persian/parse-time.ts';
import { cleanCode } from '../persian/typed.ts';
import * as texts from './texts.ts';

const isolate = (text: string) => `\u2066${text}\u2069`;

/**
 * How we read what is in a box, to be shown under it after «یعنی»: the day in words, the hour as people
 * say it, the amount in words, the bank of a Sheba. Null where there is nothing to add or it cannot be read.
 */
export function echoOf(field: { type: FieldType } & FieldRules, typed: string): string | null {
  // What is longer is no date, amount or number, and is not read at all (R91).
  if (typed.length > inputLimits.echoed || isBlank(typed)) return null;
  const read = fieldRegistry[field.type].parse(typed, field);
  if (!read.ok) return null;
  const { value } = read;
  switch (field.type) {
    case 'date':
      return fieldRegistry.date.show(value, field);
    case 'time':
      return speakTime(clockOf(String(value)));
    case 'amount':
      return spellAmount(Number(value), field.unit ?? 'toman');
    case 'sheba': {
      const bank = bankOfSheba(String(value));
      const number = isolate(groupSheba(String(value)));
      return bank ? texts.bankAndSheba(bank, number) : number;
    }
    case 'mobile':
      return isolate(fieldRegistry.mobile.show(value, field));
    case 'national_id':
    case 'economic_number': {
      const number = String(value);
      const isForeign = field.type === 'national_id' ? isForeignId : isForeignEconomicNumber;
      return isForeign(number)
        ? foreignWords[field.type](isolate(number))
        : echoOfNumber(number, number, typed);
    }
    case 'card_last_four':
      return echoOfNumber(String(value), `•••• ${value}`, typed);
    case 'legal_id':
    case 'postal_code':
    case 'postal_tracking':
    case 'order_number':
    case 'payment_reference':
    case 'serial_number':
    case 'email':
      return echoOfNumber(String(value), fieldRegistry[field.type].show(value, field), typed);
    default:
      return null;
  }
}

const foreignWords = {
  national_id: texts.foreignId,
  economic_number: texts.foreignEconomicNumber,
};

/** A number is shown only where other signs were typed than are kept: words, stars, spaces. */
const echoOfNumber = (value: string, shown: string, typed: string): string | null =>
  cleanCode(typed).toLowerCase() === value.toLowerCase() ? null : isolate(shown);

const clockOf = (stored: string) => {
  const [hour = 0, minute = 0] = stored.split(':').map(Number);
  return { hour, minute };
};

function spellAmount(rials: number, unit: 'toman' | 'rial'): string {
  const inUnit = unit === 'toman' ? rials / 10 : rials;
  const shown = formatAmount(rials, unit);
  return Number.isInteger(inUnit) ? `${shown} (${spellNumber(inUnit)})` : shown;
}
