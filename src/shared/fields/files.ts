import { toPersianDigits } from '../persian/digits.ts';
import { type Field, invalid, ok } from './field.ts';
import type { FieldRules } from './rules.ts';
import { fileLimits } from './size-limits.ts';

/** One sentence on what is wrong with files about to be sent, or null. */
function faultOfFiles(
  files: { size: number }[],
  { maxFiles = fileLimits.files }: FieldRules = {},
): string | null {
  if (files.length > maxFiles) {
    return `حداکثر ${toPersianDigits(maxFiles)} فایل می‌توانید بفرستید؛ چند فایل را کنار بگذارید.`;
  }
  if (files.some(({ size }) => size === 0)) return 'یکی از فایل‌ها خالی است؛ آن را دوباره برگزینید.';
  if (files.some(({ size }) => size > fileLimits.bytesEach)) {
    return 'هر فایل حداکثر ۵ مگابایت باشد؛ فایل بزرگ را کوچک‌تر کنید یا نفرستید.';
  }
  if (files.reduce((sum, { size }) => sum + size, 0) > fileLimits.bytesInAll) {
    return 'فایل‌ها روی هم حداکثر ۱۵ مگابایت باشند؛ چند فایل را کنار بگذارید.';
  }
  return null;
}

/** Ids of uploads, parted by commas or spaces in what the form sends. */
export const files: Field<string[], FieldRules> = {
  type: 'files',
  parse(typed, { maxFiles = fileLimits.files } = {}) {
    const ids = [...new Set(typed.split(/[\s,]+/).filter(Boolean))];
    if (!ids.every((id) => /^[\w-]{8,64}$/.test(id))) {
      return invalid('یکی از فایل‌ها شناخته نشد؛ آن را بردارید و دوباره بفرستید.');
    }
    if (ids.length <= maxFiles) return ok(ids);
    return invalid(
      faultOfFiles(
        ids.map(() => ({ size: 1 })),
        { maxFiles },
      ) ?? '',
    );
  },
  show: (ids) => `${toPersianDigits(ids.length)} فایل`,
  inputMode: 'text',
  dir: 'rtl',
  autocomplete: 'off',
  placeholder: '',
};
