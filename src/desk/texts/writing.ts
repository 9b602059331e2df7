// What helps to write: signs of the text, typing hints, files, suggestions.

export const tools = 'ابزار نوشتن';
export const formats = {
  bold: 'پررنگ',
  list: 'فهرست',
  link: 'لینک',
  quote: 'نقل‌قول',
  code: 'کد',
} as const;
/** What is put where nothing is selected. */
export const linkWords = 'متن لینک';
export const boldWords = 'متن پررنگ';

export const fixes = {
  letters: 'حرف عربی',
  halfSpaces: 'نیم‌فاصله',
  marks: 'نشانه‌گذاری',
  spaces: 'فاصلهٔ اضافه',
  tone: 'لحن گفتاری',
} as const;
export const typing = (kinds: string) => `نکتهٔ نگارشی: ${kinds}`;
export const mendAll = 'اصلاح همه';
export const leaveAsIs = 'نادیده گرفتن';
export const mended = 'متن اصلاح شد؛ با Ctrl+Z برمی‌گردد.';

/** The name of a picture from the clipboard, without its ending. */
export const pastedPicture = (number: string) => `تصویر-${number}`;
export const dropHere = 'فایل را اینجا رها کنید';
export const noFilesInNotes = 'فایل همراه یادداشت ذخیره نمی‌شود؛ «پاسخ به مشتری» را انتخاب کنید.';

// Suggestions.

export const suggestions = 'پیشنهادها';
export const suggestedArticles = 'مقاله‌های مرتبط';
export const similarRequests = 'درخواست‌های مشابه پاسخ‌داده‌شده';
export const noArticles = 'مقالهٔ مرتبطی پیدا نشد.';
export const noSimilar = 'درخواست مشابهی پیدا نشد.';
export const insertLink = 'درج لینک';
export const insertLinkOf = (title: string) => `درج لینک «${title}»`;
export const quoteAnswer = 'نقل در پاسخ';
export const openRequest = 'باز کردن درخواست';
export const rated = (rating: string) => `امتیاز ${rating} از ۵`;
export const othersData = 'پیش از ارسال، نام و اطلاعات مشتری دیگر را از متن حذف کنید.';
export const close = 'بستن';
