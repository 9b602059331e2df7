// Search, in the list below its box and on the page of results.

export const popular = 'پرسش‌های پرتکرار';
export const askAgent = 'از کارشناس بپرسید';

// What was found.

export const titleOf = (text: string) => `جست‌وجوی «${text}»`;
export const title = 'جست‌وجو';
export const results = 'نتیجهٔ جست‌وجو';
export const answers = 'پاسخ‌ها';
export const nearestAnswers = 'نزدیک‌ترین پاسخ‌ها';
export const example = 'کد تأیید نمی‌رسد';
export const foundFor = <Piece>(count: string, text: Piece) => [`${count} پاسخ برای «`, text, '»'];
export const bestFor = <Piece>(count: string, text: Piece) => [
  `${count} پاسخ برتر برای «`,
  text,
  '»',
];
export const meant = <Piece>(suggestion: Piece, searchAsTyped: Piece) => [
  'منظورتان «',
  suggestion,
  '» بود؟ ',
  searchAsTyped,
];
export const searchAsTyped = <Piece>(text: Piece) => ['جست‌وجوی دقیق «', text, '»'];
export const notAmongThese = 'پاسخ شما میان این‌ها نیست؟';
export const categories = 'دسته‌ها';
export const allCategories = 'همه';

// What was not.

export const noneFoundFor = <Piece>(text: Piece) => ['پاسخی برای «', text, '» پیدا نکردیم.'];
export const noneFound = 'پاسخی برای این پرسش پیدا نکردیم.';
export const notWordForWord = 'دقیقاً همین کلمه‌ها در راهنما نیست.';
export const useOtherWords = 'با کلمه‌های دیگری هم جست‌وجو کنید.';
export const agentsAnswer = 'کارشناسان ما پاسخ می‌دهند؛ نوشتهٔ شما عنوان درخواست می‌شود.';
export const writeYourQuestion = 'سؤالتان را بنویسید';
export const sayWhatItIsAbout = 'مثلاً بنویسید کدام کار انجام نشد یا چه چیزی نرسید.';
export const isDown = <Piece>(categories: (words: string) => Piece) => [
  'جست‌وجو در این لحظه کار نمی‌کند. چند دقیقهٔ دیگر دوباره امتحان کنید، یا از ',
  categories('دسته‌های راهنما'),
  ' پاسخ را پیدا کنید.',
];

// A number in the place of a question.

export const isTrackingCode = 'این کد پیگیری درخواست است';
export const followRequest = 'پیگیری این درخواست';
export const isMobile = 'این شمارهٔ موبایل است';
export const withThisMobile = 'با همین شماره وارد شوید';
export const requestWith = (label: string) => `ثبت درخواست با این ${label}`;
export const chooseRequestWith = (label: string) => `نوع درخواست با این ${label} را انتخاب کنید`;
