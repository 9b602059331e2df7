import type { FieldType } from '../fields/field.ts';
import { fieldRegistry, isBlank } from '../fields/registry.ts';
import type { FieldRules } from '../fields/rules.ts';
import { bankOfSheba, groupSheba } from '../fields/sheba.ts';
import { inputLimits } from '../fields/size-limits.ts';
import { formatAmount, moneyUnitName } from '../persian/money.ts';
import { spellNumber } from '../persian/number-words.ts';
import { speakTime } from '../persian/parse-time.ts';

const isolate = (text: string) => `\u2066${text}\u2069`;

/**
 * How we read what is in a box, to be shown under it after «یعنی»: the day in words, the hour as people
 * say it, the amount with its unit in words, the bank of a Sheba. Null where there is nothing to add or it cannot be read.
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
      return `${fieldRegistry.time.show(value, field)} (${speakTime(clockOf(String(value)))})`;
    case 'amount':
      return spellAmount(Number(value), field.unit ?? 'toman');
    case 'sheba': {
      const bank = bankOfSheba(String(value));
      return `${bank ? `${bank}، ` : ''}${isolate(groupSheba(String(value)))}`;
    }
    case 'mobile':
      return isolate(fieldRegistry.mobile.show(value, field));
    default:
      return null;
  }
}

const clockOf = (stored: string) => {
  const [hour = 0, minute = 0] = stored.split(':').map(Number);
  return { hour, minute };
};

function spellAmount(rials: number, unit: 'toman' | 'rial'): string {
  const inUnit = unit === 'toman' ? rials / 10 : rials;
  const shown = formatAmount(rials, unit);
  return Number.isInteger(inUnit)
    ? `${shown} (${spellNumber(inUnit)} ${moneyUnitName(unit)})`
    : shown;
}
