import { formatJalaliDay } from '../persian/dates.ts';
import { jalaliIso, parseJalaliIso } from '../persian/jalali.ts';
import { parseJalaliDate } from '../persian/parse-date.ts';
import { type Field, invalid, ok, type Parsed } from './field.ts';
import type { FieldRules } from './rules.ts';

function checkSide(iso: string, { when, today }: FieldRules): Parsed<string> {
  if (today && when === 'past' && iso > today) {
    return invalid('این روز هنوز نرسیده است؛ تاریخی تا امروز بنویسید.');
  }
  if (today && when === 'future' && iso < today) {
    return invalid('این روز گذشته است؛ تاریخی از امروز به بعد بنویسید.');
  }
  return ok(iso);
}

/**
 * A day, stored as a Jalali `1405-09-03`: what the person said, with no zone or hour to go wrong,
 * and it sorts as text. `rules.today` (same form) is needed for `when`, «امروز» and «۳ آذر».
 */
export const date: Field<string, FieldRules> = {
  type: 'date',
  parse(typed, rules = {}) {
    const day = parseJalaliDate(typed, parseJalaliIso(rules.today ?? ''));
    if (day) return checkSide(jalaliIso(day), rules);
    return invalid('این تاریخ خوانده نمی‌شود؛ آن را شمسی و مانند ۱۴۰۵/۰۹/۰۳ بنویسید.');
  },
  show(iso) {
    const day = parseJalaliIso(iso);
    return day ? formatJalaliDay(day) : iso;
  },
  inputMode: 'text',
  dir: 'auto',
  autocomplete: 'off',
  placeholder: '۱۴۰۵/۰۹/۰۳',
};
