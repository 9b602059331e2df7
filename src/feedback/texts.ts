// The question below an article.

export const question = 'این پاسخ به شما کمک کرد؟';
export const yes = 'بله';
export const no = 'خیر';

// Answers of the page.

export const thanks = 'ممنون از نظرتان.';
export const saidYesBefore = 'قبلاً «بله» را انتخاب کرده‌اید.';
export const saidNoBefore = 'قبلاً «خیر» را انتخاب کرده‌اید.';
export const commentSaved = 'نظرتان ثبت شد، ممنون؛ نویسندگان راهنما آن را می‌خوانند.';
export const noAnswer = 'پاسخی از سرور نرسید. اینترنت خود را بررسی کنید و دوباره امتحان کنید.';
