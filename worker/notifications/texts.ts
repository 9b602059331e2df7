// Values of usual length, by which a message is shown before it is sent.

export const samplePromise = 'دوشنبه ۳ آذر، ساعت ۱۷';
export const sampleReason = 'پاسخ داده شد و پرسشی باز نماند';
export const sampleStage = 'پذیرفته شد';
export const sampleNews = 'مرحلهٔ بعد («وجه واریز شد») تا دوشنبه ۳ آذر، ساعت ۱۷.';
export const sampleAlarm = 'پشتیبان‌گیری شبانه انجام نشد';
export const sampleAdvice = 'فضای دیسک را بررسی کنید؛ هر ۱۰ دقیقه دوباره امتحان می‌شود.';
export const sampleSince = '۳ آذر ۱۴۰۵، ساعت ۱۷:۰۰';
export const sampleAnswering = 'به این ایمیل پاسخ ندهید؛ پاسخ شما به ما نمی‌رسد.';
