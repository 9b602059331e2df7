// Saved replies: their page, and what puts them into an answer.

export const pageHint =
  'متن‌هایی که زیاد می‌نویسید. هنگام نوشتن پاسخ «/» بزنید و پاسخ آماده را انتخاب کنید.';
export const addReply = 'پاسخ آمادهٔ جدید';
export const searchReplies = 'جست‌وجو در پاسخ‌های آماده';
export const noReplies = 'هنوز پاسخ آماده‌ای ندارید.';
export const noSuchReply = 'پاسخ آماده‌ای با این کلمه‌ها نیست.';
export const sharings = { own: 'فقط خودم', all: 'همهٔ واحدها' } as const;
export const sharedWithDepartment = (title: string) => `واحد ${title}`;
export const uses = (count: string) => `${count} بار استفاده`;
export const change = 'ویرایش';
export const changeOf = (title: string) => `ویرایش «${title}»`;
export const title = 'عنوان';
export const titleHint = 'با عنوان و متن پیدا می‌شود.';
export const titleMissing = 'عنوان را بنویسید.';
export const text = 'متن پاسخ';
export const textMissing = 'متن پاسخ را بنویسید.';
export const placeholdersHint =
  'جای خالی با اطلاعات همان درخواست پر می‌شود. برای اطلاعات هر نوع درخواست، شناسهٔ آن را بنویسید: {fact:order}';
export const placeholdersLabel = 'افزودن جای خالی به متن';
export const sharing = 'چه کسانی استفاده می‌کنند؟';
export const save = 'ذخیره';
export const cancel = 'انصراف';
export const remove = 'حذف';
/** The title of the question. */
export const removeReply = 'حذف پاسخ آماده';
export const confirmRemove = (title: string) => `پاسخ آمادهٔ «${title}» حذف شود؟`;
export const removeNow = 'حذف شود';
export const saved = 'ذخیره شد.';
export const removed = 'حذف شد.';

// The list beside the text.

export const listLabel = 'پاسخ‌های آماده و مقاله‌ها';
export const repliesGroup = 'پاسخ‌های آماده';
export const articlesGroup = 'مقاله‌ها';
export const pickReply = 'پاسخ آماده';
export const pickArticle = 'درج مقاله';
export const searchBoth = 'جست‌وجوی پاسخ آماده یا مقاله';
export const searchArticles = 'جست‌وجوی مقاله';
export const typeToSearch = 'برای جست‌وجوی مقاله‌ها چند کلمه بنویسید.';
export const insertLink = 'درج لینک';
export const insertPassage = 'نقل این بخش';
export const nothingFound = 'چیزی پیدا نشد.';
export const searching = 'در حال جست‌وجو…';
export const articlesFailed = 'جست‌وجوی مقاله‌ها ممکن نشد؛ اتصال را بررسی کنید.';
export const found = (count: string) => `${count} مورد`;
export const managePage = 'مدیریت پاسخ‌های آماده';
