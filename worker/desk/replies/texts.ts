// What is wrong in a saved reply.

export const tooManyReplies = 'پاسخ‌های آمادهٔ شما به سقف رسیده است؛ یکی را حذف کنید.';
export const chooseSharing = 'یکی از گزینه‌های «چه کسانی استفاده می‌کنند» را انتخاب کنید.';
