import type { PublicNow } from '#shared/contract/organisation.ts';
import { formatDeadline, instantToJalali } from '#shared/persian/dates.ts';
import { formatDuration } from '#shared/working-time/duration.ts';
import type { EffectiveCalendars } from './calendars.ts';
import { type Customer, promiseFor } from './promise.ts';

const guest: Customer = { plan: null, agency: null };
const two = (part: number) => String(part).padStart(2, '0');

/** What a built page needs to speak of today: exact promises and the announcements in force. */
export function publicNow(
  calendars: EffectiveCalendars,
  { channels, spent }: Pick<PublicNow, 'channels' | 'spent'>,
  now: number,
): PublicNow {
  const { year, month, day } = instantToJalali(now);
  const date = `${year}-${two(month)}-${two(day)}`;
  return {
    now,
    channels,
    spent,
    promises: calendars.settings.requestTypes.map((type) => {
      const promised = promiseFor(calendars, type, guest, now);
      return {
        requestType: type.id,
        department: promised.department,
        dueAt: promised.dueAt,
        text: formatDeadline(promised.dueAt, now),
        rule: formatDuration(promised.rule),
      };
    }),
    announcements: calendars.settings.announcements
      .filter(({ from, to }) => from <= date && date <= to)
      .map(({ text, href }) => ({ text, href: href ?? null })),
  };
}
