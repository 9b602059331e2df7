// The page that replaces one that cannot be reached, once something was typed on it.

export const backOnline = 'اینترنت وصل شد';
export const loadAgain = 'برای دیدن صفحه‌ای که می‌خواستید، همین صفحه را دوباره بارگذاری کنید.';
