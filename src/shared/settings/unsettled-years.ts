import { instantToJalali } from '../persian/dates.ts';
import type { Settings } from './schema.ts';

/** A Jalali year whose lunar holidays are not known for sure. */
export type UnsettledYear = { year: number; is: 'missing' | 'provisional' };

/** From the first of Bahman on, two months before it begins, a year should be known. */
const firstMonthOfNotice = 11;

/** This year, and the next one from two months before it begins, where their lunar holidays are missing or provisional. */
export function unsettledLunarYears(
  { calendars, lunarHolidays }: Pick<Settings, 'calendars' | 'lunarHolidays'>,
  now: number,
): UnsettledYear[] {
  if (!Object.values(calendars).some(({ fixedHolidays }) => fixedHolidays)) return [];
  const { year, month } = instantToJalali(now);
  return [year, ...(month >= firstMonthOfNotice ? [year + 1] : [])].flatMap(
    (one): UnsettledYear[] => {
      const known = lunarHolidays[one];
      if (!known) return [{ year: one, is: 'missing' }];
      return known.provisional ? [{ year: one, is: 'provisional' }] : [];
    },
  );
}

/** What to do about such a year, for a terminal. */
export const wordsOfUnsettledYear = ({ year, is }: UnsettledYear): string =>
  is === 'missing'
    ? `lunarHolidays.${year} is missing in settings.json: promises count the lunar holidays of ${year} as working days. Write them from its official calendar.`
    : `lunarHolidays.${year} is provisional: compare its days with the official calendar of ${year}, then take "provisional" away.`;
