// What editors read: searches, votes, and articles that have grown old.

export const hint =
  'ببینید مشتری‌ها دنبال چه بوده‌اند و پیدا نکرده‌اند، و کدام مقاله‌ها را باید اصلاح کرد. هیچ‌کدام نشان نمی‌دهد چه کسی جست‌وجو کرده یا نظر داده است.';
export const week = 'هفته';
export const weekFrom = (day: string) => `از ${day}`;
export const ends = {
  missed: 'جست‌وجوهای بی‌نتیجه',
  left: 'نتیجه داشت، ولی باز نشد',
  asked: 'جست‌وجو شد، ولی درخواست ثبت شد',
  opened: 'نتیجه‌هایی که باز شد',
} as const;
export const nearest = 'نزدیک‌ترین مقاله:';
export const read = 'مقالهٔ خوانده‌شده:';
export const noArticle = 'بدون مقاله';
export const times = (count: string) => `${count} بار`;
export const alike = (words: string) => `با کلمه‌های «${words}»`;
export const noSearches = 'در این هفته موردی نیست؛ پرسش‌های کمتر از سه بار نشان داده نمی‌شوند.';
export const missesNotCounted =
  'جست‌وجوهای بی‌نتیجه شمرده نمی‌شوند؛ برای روشن کردن، search.countMisses را در تنظیمات true کنید.';
export const outcomesNotCounted =
  'نتیجه‌های بازشده شمرده نمی‌شوند؛ برای روشن کردن، search.countOutcomes را در تنظیمات true کنید.';
export const old = 'مقاله‌هایی که باید بازبینی شوند';
export const oldHint = (days: string) =>
  `بیش از ${days} روز از آخرین بررسی گذشته، یا بیشتر خواننده‌ها گفته‌اند کمک نکرده است.`;
export const noOld = 'همهٔ مقاله‌ها به‌تازگی بررسی شده‌اند.';
export const checkedOn = (day: string) => `آخرین بررسی: ${day}`;
export const isUnhelpful = 'کمک نکرده است';
export const isUnchecked = 'مدت‌ها بررسی نشده';
export const votes = 'نظر خواننده‌ها';
export const noVotes = 'هنوز کسی دربارهٔ مقاله‌ها نظری نداده است.';
export const voted = (yes: string, no: string) => `${yes} بله، ${no} خیر`;
export const comments = (count: string) => `${count} نظر`;
export const csvOf = (table: string) => `خروجی CSV از ${table}`;
