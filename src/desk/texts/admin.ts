import type { SentenceWith } from '#shared/html/sentence-with.ts';

// For admins.

/** Titles of pages, by their part of the address. */
export const adminTitles = {
  report: 'گزارش',
  replies: 'پاسخ‌های آماده',
  alarms: 'هشدارها',
  failed: 'پیام‌های ناموفق',
  content: 'بازخورد مقاله‌ها',
  closures: 'تعطیلی ناگهانی',
  'sensitive-reads': 'مشاهدهٔ اطلاعات حساس',
  'on-behalf': 'ثبت درخواست برای مشتری',
} as const;
export const noAlarms = 'هشداری نیست.';
export const closuresHint =
  'روزهایی که در تقویم تنظیمات نیست. با ثبت هر روز، مهلت پاسخ درخواست‌های باز جابه‌جا می‌شود و مشتری زمان جدید را می‌بیند.';
export const fromDay = 'از روز';
export const toDay = 'تا روز';
export const toDayHint = 'اگر فقط یک روز است، خالی بگذارید.';
export const closureReason = 'علت';
export const closureReasonHint = 'مثل «آلودگی هوا»؛ در تاریخچهٔ درخواست‌ها دیده می‌شود.';
export const closureReasonMissing = 'علت تعطیلی را بنویسید.';
export const addClosure = 'ثبت تعطیلی';
export const closureAdded = (moved: string) => `ثبت شد؛ مهلت پاسخ ${moved} درخواست باز جابه‌جا شد.`;
export const closureOn = <Title>(day: string, title: Title): SentenceWith<Title> => [
  `${day}: `,
  title,
];
export const closureFromTo = <Title>(
  from: string,
  to: string,
  title: Title,
): SentenceWith<Title> => [`${from} تا ${to}: `, title];
export const removeClosure = 'حذف';
export const sensitiveReadsHint =
  'هر بار که کارشناسی شمارهٔ شبا یا موبایل را کامل می‌بیند یا فهرستی را دریافت می‌کند، اینجا به نام او ثبت می‌شود.';
export const noSensitiveReads = 'هنوز موردی ثبت نشده است.';
export const sensitiveRead = <Agent>(agent: Agent, field: string): SentenceWith<Agent> => [
  agent,
  `: ${field}`,
];
export const sensitiveReadOf = <Element>(
  agent: Element,
  field: string,
  request: Element,
): SentenceWith<Element> => [agent, `: ${field} در درخواست `, request];
