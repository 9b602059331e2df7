// The page after the form of an article, where no script runs.

export const thanks = 'ممنون از نظرتان';
export const notSaved = 'نظرتان هنوز ثبت نشده است';
export const saved = 'نظرتان ثبت شد و نویسندگان راهنما آن را می‌خوانند.';
export const backToArticle = (title: string) => `بازگشت به «${title}»`;
export const askAgent = 'اگر خودتان پاسخ می‌خواهید، از کارشناس بپرسید.';
export const newRequest = 'ثبت درخواست';
