import { toPersianDigits } from '#shared/persian/digits.ts';
import { longestAlias } from '../../../src/articles/front-matter.ts';

// What search:aliases prints.

export const usage = `روش استفاده:
  npm run search:aliases
      شکل‌هایی را که می‌شود به aliases پاسخ‌ها افزود، نشان می‌دهد
  npm run search:aliases -- accept ARTICLE "TEXT"
      شکلی را در فایل همان پاسخ می‌نویسد
  npm run search:aliases -- check
      شکل‌هایی را نشان می‌دهد که جست‌وجو با آن‌ها به پاسخ دیگری می‌رسد
با --content DIR پوشهٔ محتوای دیگری را انتخاب کنید.`;

export const nothingToSuggest =
  'پیشنهادی نیست: هیچ جست‌وجوی بی‌نتیجه یا عنوان درخواستی که پرتکرار باشد به پاسخی نزدیک نبود.';
export const missed = 'جست‌وجوی بی‌نتیجه';
export const asked = 'پس از خواندن، درخواست ثبت شد';
export const filed = 'عنوان درخواست';
export const howToAccept = (article: string, text: string) =>
  `برای افزودن: npm run search:aliases -- accept ${article} "${text}"`;

export const accepted = (alias: string, article: string) =>
  `«${alias}» در aliases فایل ${article}.md نوشته شد.`;
export const leadsElsewhere = (alias: string, other: string | undefined) =>
  other === undefined
    ? `جست‌وجوی «${alias}» هنوز به این پاسخ نمی‌رسد؛ شکل روشن‌تری بنویسید.`
    : `جست‌وجوی «${alias}» هنوز اول به ${other} می‌رسد؛ شکل روشن‌تری بنویسید.`;

export const unknownArticle = (named: string) =>
  `پاسخی به نام «${named}» نیست. نام فایل را از ریشهٔ پوشهٔ محتوا بنویسید؛ مثلاً payments/methods`;
export const notPlain =
  'این متن چند سطر است یا کاراکتر پنهانی دارد که در مشخصات پاسخ پذیرفته نیست. آن را در یک سطر تایپ کنید.';
export const noWord = 'این متن هیچ واژه‌ای ندارد.';
export const tooLong = `این متن بلند است؛ حداکثر ${toPersianDigits(longestAlias)} حرف بنویسید.`;
export const known = (alias: string, article: string) =>
  `«${alias}» قبلاً در عنوان یا aliases فایل ${article}.md هست.`;
export const writeItYourself = (file: string) =>
  `مشخصات بالای ${file} شکلی دارد که دستور نمی‌تواند با اطمینان تغییرش دهد. خودتان آن را در aliases بنویسید.`;

export const noCollision = 'هر شکل، اول به پاسخ خودش می‌رسد.';
export const inTwo = (article: string, alias: string, other: string) =>
  `${article}.md: «${alias}» در عنوان یا aliases فایل ${other}.md هم هست. آن را فقط در یکی نگه دارید.`;
export const toOther = (article: string, alias: string, other: string) =>
  `${article}.md: جست‌وجوی «${alias}» اول به ${other} می‌رسد. شکل روشن‌تری بنویسید یا آن را بردارید.`;
export const toNone = (article: string, alias: string) =>
  `${article}.md: جست‌وجوی «${alias}» به پاسخی نمی‌رسد. شکل روشن‌تری بنویسید یا آن را بردارید.`;
