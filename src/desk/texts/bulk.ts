import type { BulkAct, BulkRefusal } from '#shared/contract/desk/bulk.ts';

// One act on many requests.

export const selected = (count: string) => `${count} درخواست انتخاب شده`;
export const selectPage = 'همهٔ این صفحه';
export const clear = 'لغو انتخاب';
export const full = (limit: string) => `هر بار حداکثر ${limit} درخواست انتخاب می‌شود.`;
export const acts = 'کار روی درخواست‌های انتخاب‌شده';
/** The button that opens the form of an act, and the one that does it. */
export const act: Readonly<
  Record<BulkAct['kind'], { open: string; send: (count: string) => string }>
> = {
  assign: { open: 'مسئول', send: (count) => `تعیین مسئول ${count} درخواست` },
  tags: { open: 'برچسب', send: (count) => `تغییر برچسب ${count} درخواست` },
  close: { open: 'بستن', send: (count) => `بستن ${count} درخواست` },
  route: { open: 'ارجاع', send: (count) => `ارجاع ${count} درخواست` },
  priority: { open: 'اولویت', send: (count) => `تغییر اولویت ${count} درخواست` },
};

/** What an act on many came to, for those it happened to. */
export const done: Readonly<Record<BulkAct['kind'], (count: string) => string>> = {
  close: (count) => `${count} درخواست بسته شد`,
  route: (count) => `${count} درخواست ارجاع شد`,
  priority: (count) => `اولویت ${count} درخواست تغییر کرد`,
  assign: (count) => `مسئول ${count} درخواست تعیین شد`,
  tags: (count) => `برچسب ${count} درخواست تغییر کرد`,
};
export const assignTo = 'مسئول جدید';
export const nobody = 'بدون مسئول';
export const priorityMissing = 'یکی از اولویت‌ها را انتخاب کنید.';
export const assigneeMissing = 'یکی از همکاران را انتخاب کنید.';
export const addTag = 'افزودن برچسب';
export const removeTag = 'حذف برچسب';
export const none = 'هیچ‌کدام';
export const tagMissing = 'برچسبی را برای افزودن یا حذف انتخاب کنید.';
export const nothingDone = 'هیچ درخواستی تغییر نکرد';
/** Why the others were left as they are. */
export const refused: Readonly<Record<BulkRefusal, (count: string) => string>> = {
  stale_version: (count) => `${count} درخواست در این فاصله تغییر کرد`,
  move_refused: (count) => `${count} درخواست در وضعیتی بود که این کار را نمی‌پذیرد`,
  act_held: (count) => `کار یک همکار روی ${count} درخواست هنوز انجام نشده بود`,
  agent_out_of_reach: (count) => `همکار انتخاب‌شده به ${count} درخواست دسترسی ندارد`,
  too_many_tags: (count) => `${count} درخواست از سقف ۱۰ برچسب می‌گذشت`,
  not_found: (count) => `${count} درخواست دیگر در دسترس شما نیست`,
};
