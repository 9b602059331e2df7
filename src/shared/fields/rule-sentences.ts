import { toPersianDigits } from '../persian/digits.ts';
import type { FieldRules } from './rules.ts';

/** «دست‌کم ۵ نویسه بنویسید» and its like, or null if the length is right. */
export function faultOfLength(
  value: string,
  { minLength, maxLength }: Pick<FieldRules, 'minLength' | 'maxLength'>,
): string | null {
  const length = [...value].length;
  if (minLength && length < minLength) {
    return `این متن کوتاه است؛ دست‌کم ${toPersianDigits(minLength)} نویسه بنویسید.`;
  }
  if (maxLength && length > maxLength) {
    const over = toPersianDigits(length - maxLength);
    return `این متن ${over} نویسه بلندتر از اندازه است؛ آن را کوتاه کنید (حداکثر ${toPersianDigits(maxLength)} نویسه).`;
  }
  return null;
}
