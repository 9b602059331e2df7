import type { CommandGroup } from '../shell/commands/command.ts';

// The palette of commands and the sheet of keys.

export const palette = 'همهٔ کارها';
export const keySheet = 'کلیدهای میان‌بر';
export const next = 'درخواست بعدی';
export const previous = 'درخواست قبلی';
export const openRow = 'باز کردن درخواست';
export const search = 'جست‌وجو در درخواست‌ها';
export const keysOff = 'خاموش کردن کلیدهای میان‌بر';
export const keysOn = 'روشن کردن کلیدهای میان‌بر';
export const chosen = (what: string, value: string) => `${what}: ${value}`;
export const singleKeysOff = 'خاموش‌اند؛ کلیدهای ترکیبی مثل Ctrl K کار می‌کنند.';
export const paletteLabel = 'کار، نما یا درخواستی را بنویسید';
export const requests = 'درخواست‌ها';
export const findInList = (text: string) => `جست‌وجوی «${text}» در فهرست`;
export const lookingForRequests = 'در حال جست‌وجو…';
export const nothingFits = 'کاری با این نام پیدا نشد.';
/** Headings of both. */
export const groups: Readonly<Record<CommandGroup, string>> = {
  request: 'این درخواست',
  answer: 'پاسخ و یادداشت',
  list: 'فهرست',
  go: 'رفتن به',
  desk: 'میز پشتیبانی',
};
