// Limits that articles print.

export const megabytes = (count: string) => `${count} مگابایت`;
export const times = (count: string) => `${count} بار`;
export const files = (count: string) => `${count} فایل`;
export const requestsIn = (count: string, span: string) => `${count} درخواست در ${span}`;

// Opening hours that articles print.

export const aroundTheClock = 'شبانه‌روز';
export const hoursFromTo = (from: string, to: string) => `${from} تا ${to}`;
export const hoursOfDay = (spans: readonly string[]) => spans.join(' و ');
export const everyDay = (hours: string) => `همهٔ روزها ${hours}`;
export const onDay = (day: string, hours: string) => `${day} ${hours}`;
export const onDays = (first: string, last: string, hours: string) =>
  `${first} تا ${last} ${hours}`;
export const hoursOfWeek = (days: readonly string[]) => days.join('، ');

// Footnotes.

export const footnotes = 'پانویس‌ها';
export const backToText = 'بازگشت به متن';

// Components of articles.

export const openingHours = (hours: string) => `ساعت کار: ${hours}`;
export const contactOf = (brand: string) => `تماس با ${brand}`;
export const closePicture = 'بستن تصویر';

// Warnings of the check of content.

export const fewAliases = (file: string, count: number) =>
  count === 0
    ? `${file}: در aliases چیزی نوشته نشده است. دو تا شش شکل دیگر همین پرسش را بنویسید؛ حداقل یکی همان‌طور که مردم حرف می‌زنند، مثل «کد نمیاد».`
    : `${file}: در aliases فقط یک شکل نوشته شده است. دو تا شش شکل بنویسید؛ حداقل یکی همان‌طور که مردم حرف می‌زنند، مثل «کد نمیاد».`;
export const noSpokenAlias = (file: string) =>
  `${file}: در aliases هیچ شکلی به زبان گفت‌وگو نیست. یکی را همان‌طور بنویسید که مردم حرف می‌زنند، مثل «کد نمیاد» یا «چجوری عوضش کنم».`;
export const moreWarnings = (count: string) =>
  `${count} پاسخ دیگر هم همین‌طور است؛ npm run check همه را نام می‌برد.`;
