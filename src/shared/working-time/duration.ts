import * as z from 'zod/mini';
import { settingsLimits } from '../fields/size-limits.ts';
import { toPersianDigits } from '../persian/digits.ts';
import { spellNumber } from '../persian/number-words.ts';
import type { Calendar } from './calendar.ts';

const unitWords = {
  minutes: 'دقیقه',
  hours: 'ساعت',
  days: 'روز',
  working_minutes: 'دقیقهٔ کاری',
  working_hours: 'ساعت کاری',
  business_days: 'روز کاری',
} as const;

const durationUnits = Object.keys(unitWords) as (keyof typeof unitWords)[];

/**
 * A stretch of time as a rule states it: `{ atLeast: 24, atMost: 72, unit: 'working_hours' }`.
 * What is promised is `atMost`; `atLeast` only tells people not to wait for it sooner.
 */
export const durationSchema = z
  .strictObject({
    atLeast: z.optional(z.int().check(z.positive())),
    atMost: z.int().check(z.positive(), z.maximum(settingsLimits.duration)),
    unit: z.enum(durationUnits),
  })
  .check(
    z.refine(
      ({ atLeast, atMost }) => atLeast === undefined || atLeast < atMost,
      'کمینهٔ زمان باید از بیشینهٔ آن کمتر باشد.',
    ),
  );

/** A stretch of time as settings write it. */
export type Duration = z.infer<typeof durationSchema>;

/** «۲۴ تا ۷۲ ساعت کاری», «یک روز کاری»: the stretch in words, the same in article, form and desk. */
export function formatDuration({ atLeast, atMost, unit }: Duration): string {
  const numbers = atLeast === undefined ? `${atMost}` : `${atLeast} تا ${atMost}`;
  return `${numbers === '1' ? 'یک' : toPersianDigits(numbers)} ${unitWords[unit]}`;
}

/**
 * What is promised, as the clock keeps it, to stand where a time is said: «ظرف ۲۴ تا ۷۲ ساعت کاری», «ظرف یک
 * روز کاری», «تا پایان روز کاری بعد». Business days end as the calendar says.
 */
export function formatWithin(
  duration: Duration,
  { businessDayEnds }: Pick<Calendar, 'businessDayEnds'>,
): string {
  const { atLeast, atMost, unit } = duration;
  if (unit !== 'business_days' || atLeast !== undefined || businessDayEnds === 'same_hour')
    return `ظرف ${formatDuration(duration)}`;
  return atMost === 1 ? 'تا پایان روز کاری بعد' : `تا پایان ${ordinal(atMost)} روز کاری بعد`;
}

const ordinal = (count: number) =>
  count > 10 ? `${toPersianDigits(count)}مین` : `${count === 3 ? 'سو' : spellNumber(count)}مین`;
