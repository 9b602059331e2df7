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
