import { toPersianDigits } from '../persian/digits.ts';
import { type ClockTime, readTime, speakTime } from '../persian/parse-time.ts';
import { type Field, invalid, ok, type Reading } from './field.ts';
import * as texts from './texts.ts';

const stored = ({ hour, minute }: ClockTime) =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

const readingsOf = (times: readonly ClockTime[]): Reading[] =>
  times.map((time) => ({ typed: toPersianDigits(stored(time)), shown: speakTime(time) }));

/** An hour of the day, stored as `17:30`. */
export const time: Field = {
  type: 'time',
  parse(typed) {
    const { time: read, others } = readTime(typed);
    if (read) return ok(stored(read));
    return others.length > 0
      ? invalid(texts.whichTime, readingsOf(others))
      : invalid(texts.unreadTime);
  },
  otherReadings: (typed) => readingsOf(readTime(typed).others),
  show: (value) => toPersianDigits(value),
  inputMode: 'text',
  dir: 'auto',
  autocomplete: 'off',
  example: '۱۷:۳۰',
};
