import { instantToJalali } from './dates.ts';
import { jalaliIso } from './jalali.ts';
import { foldLetters } from './letters.ts';
import { cleanCode } from './typed.ts';

/** A text with a day and an hour, in two. Each is empty where the text has none. */
export interface SplitMoment {
  date: string;
  time: string;
}

/** What is longer is neither a day nor an hour, whatever it holds. */
const longest = 200;

/** Words for a part of the day, as they stand beside an hour. */
export const dayPart =
  'قبل ?از ?ظهر|پیش ?از ?ظهر|بعد ?از ?ظهر|ق\\.? ?ظ\\.?|ب\\.? ?ظ\\.?|نیمه ?شب|صبح|بامداد|سحر|ظهر|عصر|غروب|شب|a\\.?m\\.?|p\\.?m\\.?';

const clock = '\\d{1,2} ?: ?\\d{2}(?: ?: ?\\d{2}(?:[.,٫]\\d{1,9})?)?';
const hourWord = '(?:(?:در|راس) )?ساعت ?:? ?';
const around = new RegExp(
  `(?<![\\d:])(?:${hourWord})?${clock}(?![\\d:])(?: ?(?:${dayPart})(?!\\p{L}))?`,
  'u',
);
const fraction = '(?: ?و ?(?:نیم|ربع|\\d{1,2}(?: ?دقیقه)?))?';
const named = new RegExp(
  `(?<!\\p{L})${hourWord}\\d{1,2}(?![\\d/.-])${fraction}(?: ?(?:${dayPart})(?!\\p{L}))?`,
  'u',
);
// «۱۰ صبح» beside a day.
const spoken = new RegExp(`(?<![\\d/.-]|[/.-] )\\d{1,2}${fraction} ?(?:${dayPart})(?!\\p{L})`, 'u');
/** A part of the day that is named with the day holds for its hour: «دیشب ساعت ۱۱», «فردا عصر ساعت ۵». */
const partOfDay = new RegExp(
  `(?<!\\p{L})(${dayPart})(?!\\p{L})|(?<!\\p{L})(?:دی|ام|پری)(شب)(?!\\p{L})`,
  'u',
);
const hasPart = new RegExp(`(?:${dayPart})$`, 'u');
// As receipts name both.
const namesOfBoth =
  /^(?:(?:تاریخ|روز) ?(?:و|\/) ?(?:ساعت|زمان)|زمان)(?: (?:انجام )?(?:تراکنش|پرداخت|واریز|برداشت|انتقال|خرید|سفارش|ثبت|تحویل|عملیات))? ?[:=]? ?/;
const quotes = /^[«"'“”„[(]{1,4} ?| ?(?:[»"'“”\])]{1,4}[.،,؛;]{0,4}|[.،,؛;]{1,4})$/g;
const withZone =
  /^(\d{4})-(\d\d)-(\d\d)[t ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?(z|utc|gmt|[+-]\d\d:?\d\d)$/;
const compact = /^(\d{8})[ t_-]?(\d\d)(\d\d)(?:\d\d)?$/;
const glued = /^(\d{4}[/-]\d\d[/-]\d\d)t?(?=\d\d:\d\d)/;

/** Days and hours as they are compared: one spelling of letters and digits, on one line; empty if too long. */
export function foldMoment(typed: string): string {
  if (typed.length > longest) return '';
  const line = cleanCode(typed).replace(/[\n\r\u2028\u2029\v\f]+/g, ' ');
  return foldLetters(line)
    .replace(/ +/g, ' ')
    .trim()
    .replace(quotes, '')
    .replace(/نصفه? ?شب/g, 'نیمه شب')
    .replace(namesOfBoth, '');
}

/** An instant that names its zone, on the clocks of Tehran. */
function inTehran(text: string): SplitMoment | null {
  const [, year, month, day, hour, minute, second = '0', zone = ''] = withZone.exec(text) ?? [];
  if (!year || Number(year) < 1900) return null;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const isReal = new Date(wall)
    .toISOString()
    .startsWith(`${year}-${month}-${day}T${hour}:${minute}`);
  if (!isReal) return null;
  const moment = instantToJalali(wall - offset * 60_000);
  const two = (part: number) => String(part).padStart(2, '0');
  return { date: jalaliIso(moment), time: `${two(moment.hour)}:${two(moment.minute)}` };
}

const sign = /[-_,،;|()\s]/;

/** The text without the signs that part a day from an hour or stand around both. */
export function trimSigns(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && sign.test(text[start]!)) start += 1;
  while (end > start && sign.test(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}

/**
 * Parts «1405/09/05 10:30», «10:30:22 - 1405/09/05», `2026-11-26T10:30`, «۵ آذر ساعت ۵ عصر», as receipts and people
 * write them. Takes and gives the letters of `foldMoment`.
 */
export function splitMoment(folded: string): SplitMoment {
  const zoned = inTehran(folded);
  if (zoned) return zoned;
  const [, day, hour, minute] = compact.exec(folded) ?? [];
  if (day) return { date: day, time: `${hour}:${minute}` };
  const text = folded.replace(withZone, '$1-$2-$3 $4:$5').replace(glued, '$1 ');
  const found = around.exec(text) ?? named.exec(text) ?? spoken.exec(text);
  if (!found) return { date: text, time: '' };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`;
  const date = trimSigns(rest.replace(/ +/g, ' '))
    .replace(/^و (?=\d)/, '')
    .replace(/(?:^| )(?:در|به)$/, '');
  const time = found[0].trim();
  const [, part, night] = partOfDay.exec(date) ?? [];
  return { date, time: hasPart.test(time) ? time : `${time} ${part ?? night ?? ''}`.trim() };
}
