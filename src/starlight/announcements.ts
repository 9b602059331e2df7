import { jalaliToInstant } from '#shared/persian/dates.ts';
import { formatDayRange } from '#shared/persian/day-range.ts';
import { parseJalaliIso } from '#shared/persian/jalali.ts';
import type { Settings } from '#shared/settings/schema.ts';

const dayMs = 86_400_000;

/** An announcement as pages carry it: its days in words, and from when until when it holds, in epoch ms. */
interface Announcement {
  text: string;
  href?: string | undefined;
  days: string;
  starts: number;
  ends: number;
}

/** The announcements that hold at `now` (epoch ms) or will, in the order of the settings. */
export const announcementsFrom = (
  { announcements }: Pick<Settings, 'announcements'>,
  now: number,
): Announcement[] =>
  announcements.flatMap(({ text, href, from, to }) => {
    const [first, last] = [parseJalaliIso(from), parseJalaliIso(to)];
    if (!first || !last) return [];
    const [starts, ends] = [jalaliToInstant(first), jalaliToInstant(last) + dayMs];
    return ends > now ? [{ text, href, days: formatDayRange(first, last), starts, ends }] : [];
  });
