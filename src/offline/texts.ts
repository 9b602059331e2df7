// The page that replaces one that cannot be reached, once something was typed on it.

export const backOnline = 'اینترنت وصل شد';
export const loadAgain = 'برای دیدن صفحه‌ای که می‌خواستید، همین صفحه را دوباره بارگذاری کنید.';

// The line above a page that came from the device.

export const storedCopy =
  'اینترنت قطع یا بسیار کند است؛ نسخه‌ای را می‌خوانید که قبلاً روی این دستگاه ذخیره شده است.';
