import type { SentenceWith } from '#shared/html/sentence-with.ts';

// For leads and admins.

export const management = 'مدیریت';
export const more = 'نمایش بیشتر';
export const search = 'جست‌وجو';
export const cancel = 'انصراف';
export const loading = 'در حال بارگذاری…';

/** Titles of pages, by their part of the address. */
export const adminTitles = {
  report: 'گزارش',
  replies: 'پاسخ‌های آماده',
  alarms: 'هشدارها',
  failed: 'پیام‌های ناموفق',
  content: 'بازخورد مقاله‌ها',
  agents: 'کارشناسان',
  tags: 'برچسب‌ها',
  'close-reasons': 'علت‌های بستن',
  blocked: 'مسدودشده‌ها',
  closures: 'تعطیلی ناگهانی',
  audit: 'فعالیت همکاران',
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
export const fromToDay = (from: string, to: string) => `${from} تا ${to}`;
export const removeClosure = 'حذف';
export const removeClosureOf = (days: string) => `حذف تعطیلی ${days}`;
/** What happens where a closure is deleted. */
export const removeClosureText =
  'این روزها دوباره طبق تقویم کاری حساب می‌شوند. مهلت‌هایی که جابه‌جا شده‌اند تغییر نمی‌کنند.';
export const closureRemoved = 'تعطیلی حذف شد.';
export const noClosures = 'تعطیلی ناگهانی ثبت نشده است.';
