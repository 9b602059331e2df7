// Places of saved replies that a request fills in, and what is said where one is still empty.

/** What stands for what, by the placeholder. */
export const placeholderTitles: Readonly<Record<string, string>> = {
  name: 'نام مشتری',
  code: 'کد پیگیری',
  promise: 'مهلت پاسخ',
  agent: 'نام کارشناس',
  department: 'واحد',
};
export const factPlaceholder = 'اطلاعات درخواست';
export const unfilled = 'جای خالی پر نشده:';
export const goToUnfilled = (title: string) => `رفتن به جای خالی «${title}»`;
export const askUnfilled = (titles: string) =>
  `این پاسخ هنوز جای خالی دارد: ${titles}. همین‌طور ارسال شود؟`;
export const sendAnyway = 'همین‌طور ارسال شود';
export const backToText = 'تکمیل متن';
