import { toPersianDigits } from '../persian/digits.ts';
import { foldLetters } from '../persian/letters.ts';
import { cleanCode } from '../persian/typed.ts';
import { type Field, invalid, ok } from './field.ts';

const morning = /(?:صبح|بامداد|قبل از ظهر|ق\.? ?ظ\.?|am)$/i;
const afternoon = /(?:ظهر|عصر|شب|غروب|ب\.? ?ظ\.?|pm)$/i;

function hourOfDay(hour: number, words: string): number | null {
  if (morning.test(words)) return hour > 12 ? null : hour % 12;
  if (!afternoon.test(words)) return words === '' ? hour : null;
  if (hour > 12) return hour;
  // «۱۲ شب» is midnight and «۱۱ ظهر» is before noon; «۵ عصر» is 17.
  if (/شب$/.test(words) && (hour === 12 || hour <= 4)) return hour % 12;
  if (/(?<!بعد ?از ?)ظهر$/.test(words) && hour >= 10) return hour;
  return (hour % 12) + 12;
}

/** Reads an hour as people type it: «۱۷:۳۰», `1730`, «۵ عصر», «ساعت ۱۷»; gives `17:30` or null. */
function parseTime(typed: string): string | null {
  const text = foldLetters(cleanCode(typed)).replace(/^ساعت ?/, '');
  const parts = /^(\d{1,2})(?:(?: ?[:.٫,/] ?|(?=\d\d(?:\D|$)))(\d\d))? ?(\D*)$/.exec(text);
  if (!parts) return null;
  const hour = hourOfDay(Number(parts[1]), (parts[3] ?? '').trim());
  const minute = Number(parts[2] ?? 0);
  if (hour === null || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** An hour of the day, stored as `17:30`. */
export const time: Field = {
  type: 'time',
  parse(typed) {
    const value = parseTime(typed);
    return value ? ok(value) : invalid('این ساعت خوانده نمی‌شود؛ آن را مانند ۱۷:۳۰ بنویسید.');
  },
  show: (value) => toPersianDigits(value),
  inputMode: 'text',
  dir: 'auto',
  autocomplete: 'off',
  placeholder: '۱۷:۳۰',
};
