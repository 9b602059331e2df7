import { toPersianDigits } from '../persian/digits.ts';
import type { FieldRules } from './rules.ts';
import * as texts from './texts.ts';

/** «حداقل ۵ حرف بنویسید» and its like, or null if the length is right. */
export function faultOfLength(
  value: string,
  { minLength, maxLength }: Pick<FieldRules, 'minLength' | 'maxLength'>,
): string | null {
  const length = [...value].length;
  if (minLength && length < minLength) {
    return texts.tooShort(toPersianDigits(minLength));
  }
  if (maxLength && length > maxLength) {
    return texts.tooLong(toPersianDigits(length - maxLength), toPersianDigits(maxLength));
  }
  return null;
}
