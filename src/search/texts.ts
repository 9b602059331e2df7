// The list below the box of search, before anything is typed.

export const recent = 'جست‌وجوهای اخیر شما';
export const forgetRecent = 'حذف جست‌وجوهای اخیر';

export const completions = 'پیشنهادها';

// What was found, as screen readers say it.

export const allResults = 'همهٔ نتیجه‌ها در یک صفحه';
export const found = (count: string) => `${count} پاسخ.`;
export const foundFor = (count: string, suggestion: string) =>
  `${count} پاسخ. برای «${suggestion}».`;
export const onlyNear = (count: string) => `${count} پاسخ نزدیک.`;
// Of a card, an e-mail address, a telephone number and the like.
export const notSearched = 'شمارهٔ تلفن، کارت و ایمیل جست‌وجو نمی‌شود.';
export const askInWords = 'پرسش خود را با چند کلمه بنویسید.';
export const nothingFound = 'پاسخی پیدا نشد.';

// A number in the place of a question, as screen readers say it.

export const offered = (label: string, count: string) => `${label}. ${count} مورد.`;
export const firstIsChosen = (count: string) =>
  `${count} مورد. مورد اول انتخاب شد؛ برای باز کردن آن دوباره کلید Enter را بزنید.`;

// While the index loads, and where it does not.

export const unreachable = 'فهرست پاسخ‌ها دریافت نشد. اینترنت خود را بررسی کنید.';
export const truncated = 'فهرست پاسخ‌ها کامل دریافت نشد.';
export const altered = 'فهرست پاسخ‌ها درست دریافت نشد.';
export const otherVersion = 'این صفحه از نسخهٔ قبلی راهنماست؛ آن را دوباره باز کنید.';
export const seeResultsPage = 'نتیجه‌ها را در صفحهٔ جست‌وجو ببینید';

// The page of results without a network.

export const fromDevice =
  'به اینترنت وصل نیستید؛ این نتیجه‌ها از نسخه‌ای است که قبلاً روی این دستگاه ذخیره شده است.';
