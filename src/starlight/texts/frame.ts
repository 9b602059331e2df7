// Header, footer and what stands around each page.

export const helpCentre = 'راهنما';
export const titleOfHome = (brand: string, title: string) => `راهنمای ${brand} · ${title}`;
export const partsOfSite = 'بخش‌های سایت';
export const newRequest = 'درخواست جدید';
export const allCategories = 'همهٔ دسته‌ها';
export const linksOfFooter = 'لینک‌های پایین صفحه';
export const placeOfPage = 'جای این صفحه';
export const announcements = 'اطلاعیه‌ها';
export const oldBrowser =
  'مرورگر شما قدیمی است و این صفحه را ساده نشان می‌دهد. خواندن و جست‌وجو کار می‌کند؛ برای بقیه، مرورگر خود را به‌روز کنید.';

// Lists of questions.

export const categories = 'دسته‌ها';
export const relatedQuestions = 'پرسش‌های مرتبط';
export const questionsOfCategory = 'همهٔ پرسش‌های این دسته';
export const pagesOfCategory = 'صفحه‌های این دسته';
export const page = (number: string) => `صفحهٔ ${number}`;
export const pageOfCategory = (title: string, number: string) => `${title}، صفحهٔ ${number}`;
export const previousPage = 'قبلی';
export const nextPage = 'بعدی';
export const questions = (count: string) => `${count} پرسش`;
export const pageOfQuestion = 'صفحهٔ این پرسش';
export const wholeAnswer = 'پاسخ کامل';
export const lastChecked = <Piece>(day: Piece) => ['آخرین بررسی: ', day];

// The way to an agent.

export const noAnswerFound = 'پاسخ پرسشتان را پیدا نکردید؟';
export const answerNotEnough = 'پاسختان را نگرفتید؟';
export const askAgent = 'از کارشناس بپرسید.';
export const askAgentWithin = <Piece>(promise: Piece) => [
  'از کارشناس بپرسید. بیشتر درخواست‌ها ',
  promise,
  ' پاسخ می‌گیرند.',
];
export const ifWrittenNow = <Piece>(answer: Piece) => ['اگر همین حالا بنویسید: ', answer];
export const answerWithin = <Piece>(promise: Piece) => ['پاسخ ', promise];
export const typeAndAnswer = <Piece>(type: string, answer: Piece) => [`${type}؛ `, answer];
export const typeWithHint = <Piece>(type: string, hint: Piece) => [`${type}؛ `, hint];

// Tools beside a page.

export const copyLink = 'کپی لینک';
export const print = 'چاپ';
