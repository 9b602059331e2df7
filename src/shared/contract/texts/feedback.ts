// What readers say of an answer, in the article and on the page without scripts.

export const whatIsMissing = 'چه چیزی جا افتاده بود؟';
export const missingHint = 'نام، شماره یا کد ننویسید. به این نظر پاسخی داده نمی‌شود.';
export const sendComment = 'ارسال نظر';
export const askWhatIsMissing = 'اگر بنویسید چه چیزی جا افتاده بود، این پاسخ را بهتر می‌کنیم.';
