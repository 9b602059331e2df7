const dayMs = 86_400_000;

// Intl is asked for the offset only, so that a new tzdata is a new runtime and not new code.
const offsetFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Asia/Tehran',
  timeZoneName: 'longOffset',
});

// Intl takes microseconds where a working-time count asks thousands of times. Since
// 1946 the clocks of Tehran have turned on a half hour of UTC and at no other time.
const halfHourMs = 1_800_000;
const rememberAtMost = 20_000;
const remembered = new Map<number, number>();

/** How far the clocks of Tehran are ahead of UTC at this instant, in milliseconds. */
function tehranOffsetMs(instantMs: number): number {
  const halfHour = Math.floor(instantMs / halfHourMs);
  const known = remembered.get(halfHour);
  if (known !== undefined) return known;
  const [, hours = '3', minutes = '30'] =
    /GMT\+(\d\d):(\d\d)/.exec(offsetFormat.format(instantMs)) ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  if (remembered.size >= rememberAtMost) remembered.clear();
  remembered.set(halfHour, offset);
  return offset;
}

/** What a wall clock in Tehran shows: days since 1970-01-01 and milliseconds since midnight. */
interface WallClock {
  day: number;
  msOfDay: number;
}

/** The wall clock of Tehran at an instant (epoch milliseconds). */
export function wallClockAt(instantMs: number): WallClock {
  const local = instantMs + tehranOffsetMs(instantMs);
  const day = Math.floor(local / dayMs);
  return { day, msOfDay: local - day * dayMs };
}

/**
 * The instant at which Tehran's clocks show this time of this day; 24 hours mean the next midnight.
 * A time that summer time skipped (before 2022) is read with the offset in force before the skip.
 */
export function instantOfWall(day: number, msOfDay: number): number {
  const local = day * dayMs + msOfDay;
  const before = tehranOffsetMs(local - dayMs / 4);
  const guess = local - before;
  const after = tehranOffsetMs(guess);
  return after === before || tehranOffsetMs(local - after) !== after ? guess : local - after;
}

/** 0 is Saturday, 6 is Friday. */
export function weekdayOf(day: number): number {
  return (((day + 5) % 7) + 7) % 7;
}
