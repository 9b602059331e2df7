import { formatJalaliDateTime, formatRelative } from '../persian/dates.ts';

/** A moment as people say it; its exact day and hour in the title. */
export function Moment({ at, now, exact = false }: { at: number; now: number; exact?: boolean }) {
  const whole = formatJalaliDateTime(at, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={whole}>
      {exact ? whole : formatRelative(at, now)}
    </time>
  );
}
