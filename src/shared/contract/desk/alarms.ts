import * as z from 'zod/mini';
import { inputLimits } from '../../fields/size-limits.ts';
import { idText } from './ids.ts';

/** An alarm that stands, in words. */
export type DeskAlarm = {
  name: string;
  key: string;
  severity: 'warning' | 'critical';
  title: string;
  /** What to do now. */
  advice: string;
  /** «۳ آذر، ساعت ۱۷:۰۰» */
  since: string;
  /** How often it was raised since then. */
  count: number;
  /** Somebody has acknowledged it: no more reminders. */
  seen: boolean;
};

/** Which alarm somebody has seen. */
export const seenAlarmInput = z.strictObject({
  name: idText,
  key: z.string().check(z.maxLength(inputLimits.id)),
});

/** `seenAlarmInput` once it is parsed. */
export type SeenAlarmInput = z.infer<typeof seenAlarmInput>;
