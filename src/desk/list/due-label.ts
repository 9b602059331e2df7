import type { DeskPromise } from '#shared/contract/desk/inbox.ts';
import { instantToJalali, monthNames, weekdayName } from '#shared/persian/dates.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { dayNumberOf } from '#shared/persian/jalali.ts';
import * as texts from '../texts/list.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * When an answer is due, in two words: «۴ روز دیر», «۴۰ دقیقه», «امروز ۱۷», «شنبه ۱۰», «۱۴ آذر».
 * `now` is in epoch milliseconds.
 */
export function dueLabel(
  { dueAt, state }: Pick<DeskPromise, 'dueAt' | 'state'>,
  now: number,
): string {
  const distance = Math.abs(dueAt - now);
  if (state === 'late' || dueAt <= now) return texts.late(spanLabel(distance));
  if (state === 'soon' && distance < dayMs) return spanLabel(distance);
  const due = instantToJalali(dueAt);
  const days = dayNumberOf(due) - dayNumberOf(instantToJalali(now));
  const time = timeLabel(due);
  if (days === 0) return texts.today(time);
  if (days === 1) return texts.tomorrow(time);
  if (days < 7) return `${weekdayName(due.weekday)} ${time}`;
  return dateLabel(due);
}

/** When something last changed: «۹:۰۵» of today, else «۳ آذر»; with the year where that is another. */
export function changeLabel(at: number, now: number): string {
  const then = instantToJalali(at);
  const today = instantToJalali(now);
  if (dayNumberOf(then) === dayNumberOf(today)) return timeLabel(then, true);
  return then.year === today.year
    ? dateLabel(then)
    : toPersianDigits(`${dateLabel(then)} ${then.year}`);
}

type Moment = ReturnType<typeof instantToJalali>;

const dateLabel = ({ day, month }: Moment) => toPersianDigits(`${day} ${monthNames[month - 1]}`);

const timeLabel = ({ hour, minute }: Moment, withMinutes = false) =>
  toPersianDigits(
    minute === 0 && !withMinutes ? hour : `${hour}:${String(minute).padStart(2, '0')}`,
  );

/** «۴ روز», «۲ ساعت», «۴۰ دقیقه»: the largest unit alone. */
function spanLabel(ms: number): string {
  if (ms >= dayMs) return texts.days(toPersianDigits(Math.floor(ms / dayMs)));
  if (ms >= hourMs) return texts.hours(toPersianDigits(Math.floor(ms / hourMs)));
  return texts.minutes(toPersianDigits(Math.max(1, Math.floor(ms / minuteMs))));
}
