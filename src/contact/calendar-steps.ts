import type { JalaliDay } from '#shared/persian/jalali.ts';
import { stepDays, stepMonths } from '#shared/persian/month.ts';

/** Which side of today may be chosen; both where it is absent. */
export type When = 'past' | 'future' | undefined;

/** Whether a day may be chosen; both as `1405-09-03`, today is on either side. */
export function mayChoose(iso: string, today: string, when: When): boolean {
  if (when === 'past') return iso <= today;
  return when === 'future' ? iso >= today : true;
}

/**
 * The day that a key leads to in a month's grid, or null for any other key: the keys of the ARIA
 * Authoring Practices' date picker, right to left, so that the right arrow leads to the day before.
 */
export function dayAfterKey(at: JalaliDay, key: string, withShift: boolean): JalaliDay | null {
  switch (key) {
    case 'ArrowRight':
      return stepDays(at, -1);
    case 'ArrowLeft':
      return stepDays(at, 1);
    case 'ArrowUp':
      return stepDays(at, -7);
    case 'ArrowDown':
      return stepDays(at, 7);
    case 'PageUp':
      return stepMonths(at, withShift ? -12 : -1);
    case 'PageDown':
      return stepMonths(at, withShift ? 12 : 1);
    default:
      return null;
  }
}
