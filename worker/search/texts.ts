// The page of results.

export const titleOf = (text: string) => `جست‌وجوی «${text}»`;
export const title = 'جست‌وجو';
export const results = 'نتیجهٔ جست‌وجو';
export const example = 'کد تأیید نمی‌رسد';
export const isDown = <Piece>(categories: (words: string) => Piece) => [
  'جست‌وجو در این لحظه کار نمی‌کند. چند دقیقهٔ دیگر دوباره امتحان کنید، یا از ',
  categories('دسته‌های راهنما'),
  ' پاسخ را پیدا کنید.',
];
export const foundFor = <Piece>(count: string, text: Piece) => [`${count} پاسخ برای «`, text, '»'];
export const meant = <Piece>(suggestion: Piece, searchAsTyped: Piece) => [
  'منظورتان «',
  suggestion,
  '» بود؟ نتیجه‌ها برای همان است. ',
  searchAsTyped,
];
export const searchAsTyped = <Piece>(text: Piece) => ['جست‌وجوی دقیق «', text, '»'];
export const noneFoundFor = <Piece>(text: Piece) => ['پاسخ مطمئنی برای «', text, '» پیدا نکردیم.'];
export const notWordForWord = 'دقیقاً همین کلمه‌ها در راهنما نیست.';
export const useOtherWords = 'با کلمه‌های دیگری هم جست‌وجو کنید.';
export const agentsAnswer = 'کارشناسان ما پاسخ می‌دهند؛ نوشتهٔ شما عنوان درخواست می‌شود.';
export const perhapsNear = 'شاید یکی از این‌ها نزدیک باشد';
export const notAmongThese = 'پاسخ شما میان این‌ها نیست؟';
