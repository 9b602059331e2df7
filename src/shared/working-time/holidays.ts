import type { JalaliDay } from '../persian/jalali.ts';

// The law of 1359 counts from 29 Esfand through 4 Farvardin, so a leap year's 30th is off as well.
const titles: Record<string, string> = {
  '1-1': 'نوروز',
  '1-2': 'نوروز',
  '1-3': 'نوروز',
  '1-4': 'نوروز',
  '1-12': 'روز جمهوری اسلامی',
  '1-13': 'روز طبیعت',
  '3-14': 'درگذشت امام خمینی',
  '3-15': 'قیام ۱۵ خرداد',
  '11-22': 'پیروزی انقلاب اسلامی',
  '12-29': 'ملی شدن صنعت نفت',
  '12-30': 'پایان سال',
};

/** Title of the fixed solar holiday on this day, or null. Lunar ones come as closures. */
export function fixedHolidayOn({ month, day }: JalaliDay): string | null {
  return titles[`${month}-${day}`] ?? null;
}
