import type { SentenceWith } from '#shared/html/sentence-with.ts';

// What is known of the sender besides the open request.

export const customerSince = (day: string) => `مشتری از ${day}`;
export const averageRating = (average: string, of: string, count: string) =>
  `میانگین امتیاز: ${average} از ${of} (${count} امتیاز)`;
export const otherRequests = 'درخواست‌های دیگر';
export const noOtherRequests = 'درخواست دیگری ندارد.';
export const elsewhere = (count: string) => `${count} درخواست در واحدهای دیگر`;
export const atLeast = (count: string) => `${count} یا بیشتر`;
export const rated = (stars: string) => `امتیاز ${stars}`;
export const showMore = 'نمایش بیشتر';
export const loading = 'در حال بارگذاری…';
export const joined = 'همراه در درخواست‌های دیگران';
export const colleaguesNotes = 'یادداشت همکاران';
export const noteOn = <Part>(by: Part, when: string, request: Part): SentenceWith<Part> => [
  by,
  `، ${when}، `,
  request,
];
