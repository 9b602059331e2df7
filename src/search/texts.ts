// The list below the box of search, before anything is typed.

export const answers = 'پاسخ‌ها';
export const recent = 'جست‌وجوهای اخیر شما';
export const forgetRecent = 'حذف جست‌وجوهای اخیر';

// What was found.

export const meant = <Piece>(suggestion: Piece, searchAsTyped: Piece) => [
  'منظورتان «',
  suggestion,
  '» بود؟ ',
  searchAsTyped,
];
export const searchAsTyped = <Piece>(text: Piece) => ['جست‌وجوی دقیق «', text, '»'];
export const allResults = 'همهٔ نتیجه‌ها در یک صفحه';
export const found = (count: string) => `${count} پاسخ.`;
export const foundFor = (count: string, suggestion: string) =>
  `${count} پاسخ. برای «${suggestion}».`;

// What was not.

export const noneFound = 'پاسخ مطمئنی برای این پرسش پیدا نکردیم.';
export const perhapsNear = 'شاید یکی از این‌ها نزدیک باشد:';
export const useOtherWords = 'با کلمه‌های دیگری هم جست‌وجو کنید.';
export const onlyNear = (count: string) => `پاسخ مطمئنی پیدا نشد. ${count} پاسخ نزدیک.`;
export const nothingFound = 'پاسخی پیدا نشد.';

// While the index loads, and where it does not.

export const unreachable = 'فهرست پاسخ‌ها دریافت نشد. اینترنت خود را بررسی کنید.';
export const truncated = 'فهرست پاسخ‌ها کامل دریافت نشد.';
export const altered = 'فهرست پاسخ‌ها درست دریافت نشد.';
export const otherVersion = 'این صفحه از نسخهٔ قبلی راهنماست؛ آن را دوباره باز کنید.';
export const seeResultsPage = 'نتیجه‌ها را در صفحهٔ جست‌وجو ببینید';
