import * as z from 'zod/mini';
import { settingsLimits } from '../fields/size-limits.ts';
import { toPersianDigits } from '../persian/digits.ts';

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
