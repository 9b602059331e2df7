// What a screen says while it sends, and where no answer came.

export const loading = 'در حال بارگذاری…';
export const preparing = 'در حال آماده‌سازی…';
export const offline =
  'اینترنت شما قطع است. نوشته‌هایتان در همین مرورگر مانده است؛ وصل که شدید دوباره ارسال کنید.';
export const fileNotSent = 'فایل ارسال نشد. اینترنت خود را بررسی کنید و «تلاش دوباره» را بزنید.';
export const noAnswer =
  'پاسخی از سرور نرسید. نوشته‌هایتان حفظ شده است؛ چند لحظهٔ دیگر دوباره ارسال کنید.';
export const unreadableAnswer =
  'پاسخ سرور درست دریافت نشد. نوشته‌هایتان حفظ شده است؛ چند دقیقهٔ دیگر دوباره ارسال کنید.';
export const unknownFault =
  'خطایی رخ داد. صفحه را دوباره باز کنید و دوباره امتحان کنید؛ نوشته‌هایتان می‌ماند.';
export const workNotDone =
  'مرورگر شما محاسبهٔ لازم را تمام نکرد. صفحه را دوباره باز کنید و از نو ارسال کنید.';
