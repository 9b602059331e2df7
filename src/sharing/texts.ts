// Names of the help centre, and what is counted in it.

export const helpCentre = (brand: string) => `راهنمای ${brand}`;
export const pageOfHelpCentre = (title: string, brand: string) => `${title} · راهنمای ${brand}`;
export const home = 'راهنما';
export const newAnswers = (brand: string) => `پاسخ‌های جدید ${brand}`;
export const questions = (count: string) => `${count} پرسش`;
export const questionsWithAnswers = (count: string) => `${count} پرسش با پاسخ`;

// Headings and facts of Markdown twins and of llms.txt.

export const categories = 'دسته‌ها';
export const allQuestions = 'پرسش‌ها';
export const relatedQuestions = 'پرسش‌های مرتبط';
export const category = 'دسته';
export const lastChecked = 'آخرین بررسی';
export const address = 'نشانی';
export const picture = (shown: string) => `تصویر: ${shown}`;
export const aboutTwins =
  'متن کامل هر صفحه به Markdown در index.html.md کنار همان صفحه است. مهلت‌ها، هزینه‌ها و ساعت‌ها به تاریخ «آخرین بررسی» درست بوده‌اند.';
