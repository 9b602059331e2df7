import * as z from 'zod/mini';
import { settingsLimits } from '../fields/size-limits.ts';
import { toPersianDigits } from '../persian/digits.ts';
import { spellOrdinal } from '../persian/number-words.ts';
import type { Calendar } from './calendar.ts';
import * as texts from './texts.ts';

const durationUnits = Object.keys(texts.units) as (keyof typeof texts.units)[];

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
      texts.leastAboveMost,
    ),
  );

/** A stretch of time as settings write it. */
export type Duration = z.infer<typeof durationSchema>;

/** «۲۴ تا ۷۲ ساعت کاری», «یک روز کاری»: the stretch in words, the same in article, form and desk. */
export function formatDuration({ atLeast, atMost, unit }: Duration): string {
  const word = texts.units[unit];
  if (atLeast !== undefined)
    return texts.between(toPersianDigits(atLeast), toPersianDigits(atMost), word);
  return atMost === 1 ? texts.one(word) : texts.several(toPersianDigits(atMost), word);
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
    return texts.within(formatDuration(duration));
  return atMost === 1 ? texts.byNextBusinessDay : texts.byLaterBusinessDay(spellOrdinal(atMost));
}
