// Tags, and reasons for closing.

export const tags = {
  label: 'برچسب‌ها',
  none: 'هنوز برچسبی نیست. اولین برچسب را بسازید.',
  hint: 'همکاران با برچسب درخواست‌ها را گروه‌بندی می‌کنند؛ مشتری آن‌ها را نمی‌بیند.',
  title: 'عنوان برچسب',
  titleHint: 'مثل «بازگشت وجه» یا «پیگیری پستی»',
  add: 'افزودن برچسب',
  retireText: (title: string) =>
    `«${title}» دیگر پیشنهاد نمی‌شود، ولی روی درخواست‌هایی که آن را دارند می‌ماند.`,
} as const;

export const reasons = {
  label: 'علت‌های بستن',
  none: 'هنوز علتی نیست. اولین علت را بسازید.',
  hint: 'همکاران هنگام بستن یکی را انتخاب می‌کنند و مشتری آن را می‌خواند. ترتیب همین فهرست است.',
  title: 'عنوان علت',
  titleHint: 'جمله‌ای که مشتری می‌خواند؛ مثل «وجه به حساب شما بازگشت.»',
  add: 'افزودن علت',
  retireText: (title: string) => `«${title}» دیگر پیشنهاد نمی‌شود، ولی در درخواست‌های بسته می‌ماند.`,
} as const;

export const titleMissing = 'عنوان را بنویسید.';
export const retired = 'غیرفعال';
export const requests = (count: string) => `${count} درخواست`;
export const requestsOfMonth = (count: string) => `${count} درخواست در ۳۰ روز گذشته`;
export const atLeast = (count: string) => `بیش از ${count}`;
export const rename = 'تغییر نام';
export const renameOf = (title: string) => `تغییر نام «${title}»`;
export const save = 'ذخیره';
export const renamed = 'تغییر نام ذخیره شد.';
export const added = (title: string) => `«${title}» افزوده شد.`;
export const retire = 'غیرفعال کردن';
export const retireOf = (title: string) => `غیرفعال کردن «${title}»`;
export const wasRetired = (title: string) => `«${title}» غیرفعال شد.`;
export const restore = 'فعال کردن';
export const restoreOf = (title: string) => `فعال کردن «${title}»`;
export const wasRestored = (title: string) => `«${title}» فعال شد.`;
export const merge = 'یکی کردن';
export const mergeOf = (title: string) => `یکی کردن «${title}» با برچسبی دیگر`;
export const mergeHint = (title: string) =>
  `درخواست‌های «${title}» برچسب دیگر را می‌گیرند و «${title}» حذف می‌شود. این کار برگشت ندارد.`;
export const mergeInto = 'یکی کردن با';
export const choose = 'انتخاب کنید';
export const chooseMissing = 'برچسب دیگر را انتخاب کنید.';
export const merged = (title: string) => `«${title}» با برچسب دیگر یکی شد.`;
export const up = (title: string) => `«${title}» بالاتر`;
export const down = (title: string) => `«${title}» پایین‌تر`;
