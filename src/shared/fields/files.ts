import { toPersianDigits } from '../persian/digits.ts';
import { type Field, invalid, ok } from './field.ts';
import type { FieldRules } from './rules.ts';
import { fileLimits } from './size-limits.ts';
import * as texts from './texts.ts';

/** One sentence on what is wrong with files about to be sent, or null. */
function faultOfFiles(
  files: { size: number }[],
  { maxFiles = fileLimits.files }: FieldRules = {},
): string | null {
  if (files.length > maxFiles) {
    return texts.tooManyFiles(toPersianDigits(maxFiles));
  }
  if (files.some(({ size }) => size === 0)) return texts.emptyFile;
  if (files.some(({ size }) => size > fileLimits.bytesEach)) {
    return texts.fileTooLarge;
  }
  if (files.reduce((sum, { size }) => sum + size, 0) > fileLimits.bytesInAll) {
    return texts.filesTooLarge;
  }
  return null;
}

/** Ids of uploads, parted by commas or spaces in what the form sends. */
export const files: Field<string[], FieldRules> = {
  type: 'files',
  parse(typed, { maxFiles = fileLimits.files } = {}) {
    const ids = [...new Set(typed.split(/[\s,]+/).filter(Boolean))];
    if (!ids.every((id) => /^[\w-]{8,64}$/.test(id))) {
      return invalid(texts.unknownFile);
    }
    if (ids.length <= maxFiles) return ok(ids);
    return invalid(
      faultOfFiles(
        ids.map(() => ({ size: 1 })),
        { maxFiles },
      ) ?? '',
    );
  },
  show: (ids) => texts.countOfFiles(toPersianDigits(ids.length)),
  inputMode: 'text',
  dir: 'rtl',
  autocomplete: 'off',
  example: '',
};
