import type { ReportFigures } from '#shared/contract/desk/report.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import * as texts from '../texts/reports.ts';

/** A number to one decimal with the Persian sign for it: «۴٫۵», and «۴» where nothing is behind it. */
const decimal = (value: number): string =>
  toPersianDigits(String(Math.round(value * 10) / 10).replace('.', '٫'));

/** Working minutes as they are read at a glance: «۴۲ دقیقه», «۲٫۳ ساعت»; a dash where there are none. */
export function waitText(minutes: number | null): string {
  if (minutes === null) return texts.nothing;
  return minutes < 60
    ? texts.minutes(toPersianDigits(minutes))
    : texts.hours(decimal(minutes / 60));
}

/** How many of the promises were kept, from 0 to 1; null where none was made. */
export const keptShare = ({ promises: { made, kept } }: ReportFigures): number | null =>
  made === 0 ? null : kept / made;

/** «۹۲ درصد»; whole only where it is. */
export function shareText(share: number | null): string {
  if (share === null) return texts.nothing;
  const percent = share * 100;
  return texts.percent(toPersianDigits(percent > 99 && percent < 100 ? 99 : Math.round(percent)));
}

/** «۴٫۵»; a dash where nobody has rated. */
export const ratingText = (average: number | null): string =>
  average === null ? texts.nothing : decimal(average);
