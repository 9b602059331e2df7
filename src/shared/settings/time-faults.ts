import { closedForGood } from '../working-time/closed-for-good.ts';
import type { Duration } from '../working-time/duration.ts';
import { usualWaitDays } from '../working-time/usual-wait.ts';
import type { Settings } from './schema.ts';

/** Nobody waits longer for an answer. */
const longestPromise = { days: 366, words: 'a year' };
/** Terms of a rule may be as long as a guarantee. */
const longestRule = { days: 20 * 366, words: 'twenty years' };

const noWait = { id: '', days: 0 };

/** What is wrong with the calendars of settings and with what is counted in them, each with the path of its setting. */
export function timeFaults(settings: Settings): string[] {
  const calendars = Object.entries(settings.calendars);
  const closed = calendars.flatMap(([id, calendar]) => {
    const from = closedForGood(calendar);
    return from === null
      ? []
      : [
          `calendars.${id}.closures: from ${from} on they leave no open time for more than a year; end the closure sooner or take the calendar away.`,
        ];
  });
  const tooLong = (path: string, duration: Duration, longest: typeof longestPromise): string[] => {
    const waits = calendars.map(([id, calendar]) => ({
      id,
      days: usualWaitDays(calendar, duration),
    }));
    const wait = waits.reduce((one, other) => (other.days > one.days ? other : one), noWait);
    return wait.days <= longest.days
      ? []
      : [
          `${path}: ${duration.atMost} ${duration.unit} are about ${Math.ceil(wait.days)} days in the calendar "${wait.id}"; ${longest.words} is the most.`,
        ];
  };
  return [
    ...closed,
    ...Object.entries(settings.promises).flatMap(([id, { within }]) =>
      tooLong(`promises.${id}.within`, within, longestPromise),
    ),
    ...Object.entries(settings.policies).flatMap(([id, { rule }]) =>
      rule && 'duration' in rule
        ? tooLong(`policies.${id}.rule.duration`, rule.duration, longestRule)
        : [],
    ),
  ];
}
