import type { SentenceWith } from '#shared/html/sentence-with.ts';

// Requests that belong together: merged, split and linked ones.

export const together = 'درخواست‌های مرتبط';
export const kinds = {
  related: 'مرتبط',
  split: 'از این درخواست جدا شده',
  split_from: 'این درخواست از آن جدا شده',
  merged: 'با این درخواست یکی شده',
} as const;
/** The fold of what is done seldom. */
export const seldom = 'کارهای دیگر';
export const takeAway = 'حذف ارتباط';
export const takeAwayFrom = (code: string) => `حذف ارتباط با درخواست ${code}`;

export const merge = 'یکی کردن با درخواست دیگر';
export const mergeHint =
  'این درخواست بسته می‌شود و گفت‌وگو در آن درخواست ادامه پیدا می‌کند. مشتری در هر دو صفحه آن را می‌بیند.';
export const mergeWith = 'درخواست‌های باز همین مشتری';
export const byCode = 'کد دیگری وارد می‌کنم';
export const code = 'کد پیگیری درخواست';
export const sendMerge = 'یکی کردن';

export const split = 'جدا کردن بخشی از گفت‌وگو';
export const splitHint =
  'درخواست جدیدی با همین متن و فایل‌ها برای مشتری ثبت می‌شود و مهلت پاسخ آن از اکنون است. این درخواست همان‌طور می‌ماند.';
export const splitOfOwnerAlone =
  'پیام‌های همراه درخواست جدا نمی‌شود، چون درخواست جدید به نام صاحب درخواست است.';
export const splitMessages = 'پیام‌های مشتری';
export const chooseMessages = 'حداقل یک پیام را انتخاب کنید.';
export const chooseType = 'نوع درخواست را انتخاب کنید.';
export const requestType = 'نوع درخواست';
export const choose = 'انتخاب کنید';
export const newTitle = 'عنوان درخواست جدید';
export const sendSplit = 'ثبت درخواست جدید';

export const link = 'مرتبط کردن با درخواست دیگر';
export const linkHint = 'فقط همکاران این ارتباط را می‌بینند.';
export const sendLink = 'مرتبط کردن';

export const mergedInto = <Link>(request: Link): SentenceWith<Link> => [
  'این درخواست با درخواست ',
  request,
  ' یکی شده است و گفت‌وگو آنجا ادامه دارد.',
];
export const part = 'جدا کردن دوباره';
