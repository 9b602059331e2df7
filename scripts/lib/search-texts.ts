// What the commands of searches print.

export const weekOf = (week: string) => `هفتهٔ ${week}`;
export const times = (count: string) => `${count} بار`;

// search:misses

export const missesUsage = 'روش استفاده: npm run search:misses [-- --content DIR]';
export const noMisses = 'هیچ جست‌وجویی در یک هفته حداقل سه بار بی‌نتیجه نبوده است.';
export const nearest = (article: string, count: string) =>
  `نزدیک‌ترین پاسخ «${article}»، ${count} بار`;
export const nothingNear = (count: string) => `بدون پاسخ نزدیک، ${count} بار`;
export const notGrouped = (count: string) => `دسته‌بندی‌نشده، ${count} بار`;

/** Questions of the same words in other forms; nobody's own words. */
export const alike = (label: string) => `با کلمه‌های «${label}»`;
export const rare = 'پرسش‌های پراکنده، هر کدام کمتر از سه بار';

// search:clicks

export const clicksUsage = 'روش استفاده: npm run search:clicks [-- --content DIR]';
export const notCounted =
  'شمارش نتیجه‌های بازشده خاموش است. برای روشن کردن، در settings.json بنویسید: "search": { "countOutcomes": true }';
export const noOutcomes = 'هنوز چیزی در یک هفته حداقل سه بار شمرده نشده است.';
export const opened = (article: string, count: string) => `«${article}» ${count} بار باز شده است`;
export const left = (count: string) => `نتیجه داشته و هیچ‌کدام باز نشده است، ${count} بار`;
export const asked = (article: string, count: string) =>
  `پس از خواندن «${article}» ${count} بار درخواست ثبت شده است`;
export const askedUnread = (count: string) =>
  `نتیجه داشته، باز نشده و درخواست ثبت شده است، ${count} بار`;
