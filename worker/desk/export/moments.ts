import { instantToJalali } from '#shared/persian/dates.ts';
import { jalaliIso } from '#shared/persian/jalali.ts';

/** `1405-09-03`, of an instant in epoch ms. */
export const dayOf = (instant: number) => jalaliIso(instantToJalali(instant));

/** `1405-09-03 14:05`: Jalali, in Tehran, and it sorts as text. */
export function momentOf(instant: number): string {
  const { hour, minute } = instantToJalali(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${dayOf(instant)} ${two(hour)}:${two(minute)}`;
}
