// The line above a page that came from the device. Every page loads this file.

export const storedCopy =
  'اینترنت قطع یا بسیار کند است؛ نسخه‌ای را می‌خوانید که قبلاً روی این دستگاه ذخیره شده است.';
