import { toPersianDigits } from './digits.ts';

const mebibyte = 1024 * 1024;

/** A size for people: «۳۵۰ کیلوبایت», from one mebibyte on «۲٫۴ مگابایت». */
export function formatBytes(count: number): string {
  if (count < mebibyte) return `${toPersianDigits(Math.max(1, Math.round(count / 1024)))} کیلوبایت`;
  return `${toPersianDigits((count / mebibyte).toFixed(1)).replace('.', '٫')} مگابایت`;
}
