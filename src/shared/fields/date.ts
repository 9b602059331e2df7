import { formatJalaliDay } from '../persian/dates.ts';
import { toPersianDigits } from '../persian/digits.ts';
import { type JalaliDay, jalaliIso, parseJalaliIso } from '../persian/jalali.ts';
import { readDate } from '../persian/parse-date.ts';
import { type Field, invalid, ok, type Reading } from './field.ts';
import type { FieldRules } from './rules.ts';
import * as texts from './texts.ts';

/** Why a day lies on the wrong side of today; null where it does not. */
function faultOfSide(iso: string, { when, today }: FieldRules): string | null {
  if (today && when === 'past' && iso > today) return texts.dayInFuture;
  if (today && when === 'future' && iso < today) return texts.dayInPast;
  return null;
}

const read = (typed: string, { today, when }: FieldRules) =>
  readDate(typed, { today: parseJalaliIso(today ?? ''), when });

/** Days that the rules allow, each as it is shown and as it is typed. */
const readingsOf = (days: readonly JalaliDay[], rules: FieldRules): Reading[] =>
  days
    .filter((day) => !faultOfSide(jalaliIso(day), rules))
    .map((day) => ({
      typed: toPersianDigits(jalaliIso(day).replaceAll('-', '/')),
      shown: formatJalaliDay(day),
    }));

/**
 * A day, stored as a Jalali `1405-09-03`: what the person said, with no zone or hour to go wrong,
 * and it sorts as text. `rules.today` (same form) is needed for `when`, «امروز» and «۳ آذر».
 */
export const date: Field<string, FieldRules> = {
  type: 'date',
  parse(typed, rules = {}) {
    const { day, others, fault } = read(typed, rules);
    if (day) {
      const wrongSide = faultOfSide(jalaliIso(day), rules);
      return wrongSide ? invalid(wrongSide, readingsOf(others, rules)) : ok(jalaliIso(day));
    }
    const readings = readingsOf(others, rules);
    if (readings.length > 0) return invalid(fault ?? texts.whichDay, readings);
    const wrongSide = others[0] && faultOfSide(jalaliIso(others[0]), rules);
    return invalid(fault ?? wrongSide ?? texts.unreadDay);
  },
  otherReadings: (typed, rules = {}) => readingsOf(read(typed, rules).others, rules),
  show(iso) {
    const day = parseJalaliIso(iso);
    return day ? formatJalaliDay(day) : iso;
  },
  inputMode: 'text',
  dir: 'auto',
  autocomplete: 'off',
  example: '۱۴۰۵/۰۹/۰۳',
};
