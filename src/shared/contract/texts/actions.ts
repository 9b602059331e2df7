// Buttons and marks that more than one screen has.

export const cancel = 'انصراف';
export const tryAgain = 'تلاش دوباره';
export const sending = 'در حال ارسال…';
export const preparing = 'در حال آماده شدن…';
export const getCode = 'دریافت کد';
export const chooseFile = 'انتخاب فایل';
export const attachments = 'پیوست‌ها';
export const homePage = 'صفحهٔ نخست راهنما';
export const searchGuide = 'جست‌وجو در راهنما';
