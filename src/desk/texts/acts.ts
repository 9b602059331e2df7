import type { SentenceWith } from '#shared/html/sentence-with.ts';

// Acts.

export const acts = 'کارهای این درخواست';
export const closeShort = 'بستن';
export const routeShort = 'ارجاع';
export const reasonMissing = (label: string) => `${label} را بنویسید.`;
export const priority = 'اولویت';
export const route = 'ارجاع به واحد دیگر';
export const routeReason = 'علت';
export const routeHint = 'مشتری واحد جدید، علت و مهلت پاسخ جدید را می‌بیند.';
export const routeTo = 'واحد';
export const choose = 'انتخاب کنید';
export const routeMissing = 'یکی از واحدها را انتخاب کنید.';
export const sendRoute = 'ثبت ارجاع';
export const close = 'بستن درخواست';
export const closeReason = 'علت بستن';
export const closeHint = 'مشتری این علت را می‌خواند.';
export const blockSender = 'مسدود کردن فرستنده';
export const blockSenderHint =
  'فرستنده دیگر نمی‌تواند وارد شود یا درخواست ثبت کند. علت به‌صورت یادداشت داخلی می‌ماند.';
export const blockUnproven = 'مسدود کردن درخواست‌های تأییدنشده';
export const blockUnprovenHint =
  'فقط درخواست‌های تأییدنشدهٔ دیگر با این شماره یا ایمیل ثبت نمی‌شوند؛ صاحب آن مثل همیشه وارد می‌شود و درخواست ثبت می‌کند. علت به‌صورت یادداشت داخلی می‌ماند.';
export const blockReason = 'علت مسدود کردن';
export const sendBlock = 'مسدود کردن';
export const unblock = 'رفع مسدودی';
export const senderBlocked = 'فرستنده مسدود است';
export const unprovenBlocked = 'درخواست تأییدنشده با این شماره یا ایمیل ثبت نمی‌شود';
export const blockedBecause = <Reason>(block: string, reason: Reason): SentenceWith<Reason> => [
  `${block}: `,
  reason,
];
export const unknownStage = 'نامشخص';
export const stageGone = 'مرحلهٔ قبلی این درخواست دیگر در تنظیمات نیست؛ مرحلهٔ فعلی را انتخاب کنید.';
export const newStage = 'مرحلهٔ جدید';
export const currentStage = (title: string) => `${title} (فعلی)`;
export const stageHint = 'مشتری مرحلهٔ جدید و مهلت آن را می‌بیند و پیام می‌گیرد.';
export const sendStage = 'ثبت مرحله';
/** What is said once an act is done. */
export const done = {
  open: '',
  reply: 'پاسخ ثبت شد و به مشتری اطلاع داده می‌شود.',
  note: 'یادداشت داخلی ثبت شد؛ مشتری آن را نمی‌بیند.',
  route: 'درخواست به واحد دیگر ارجاع شد.',
  stage: 'مرحلهٔ درخواست تغییر کرد و به مشتری اطلاع داده می‌شود.',
  close: 'درخواست بسته شد.',
  priority: 'اولویت تغییر کرد.',
  assignee: 'مسئول درخواست تغییر کرد.',
  tags: 'برچسب‌های درخواست ثبت شد.',
  block: 'مسدود شد.',
  unblock: 'رفع مسدودی انجام شد.',
  merge: 'دو درخواست یکی شدند.',
  part: 'درخواست دوباره جدا شد.',
  split: 'درخواست جدید ثبت شد و به مشتری اطلاع داده می‌شود.',
  link: 'دو درخواست مرتبط شدند.',
  unlink: 'ارتباط دو درخواست حذف شد.',
  change: 'تغییرات ثبت شد.',
  snooze: 'درخواست به تعویق افتاد و تا آن زمان از فهرست کارها بیرون است.',
  wake: 'درخواست به فهرست کارها برگشت.',
  reopen: 'درخواست دوباره باز شد.',
  join: 'همراه درخواست اضافه شد.',
  leave: 'همراه درخواست حذف شد.',
} as const;
