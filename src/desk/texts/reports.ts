import type { SentenceWith } from '#shared/html/sentence-with.ts';
import { promiseStates } from './request.ts';

// The lead's page.

export const now = 'اکنون';
export const periods = {
  thisWeek: 'این هفته',
  lastWeekSoFar: 'هفتهٔ پیش تا همین لحظه',
  lastWeek: 'کل هفتهٔ پیش',
} as const;
export const weekHint =
  'هفته از شنبه شروع می‌شود. نوارها این هفته را با هفتهٔ پیش تا همین روز و ساعت مقایسه می‌کنند. زمان پاسخ با ساعت کاری حساب می‌شود.';
export const tables = { departments: 'واحدها', agents: 'کارشناسان' } as const;
export const units = { departments: 'واحد', agents: 'کارشناس' } as const;
export const figure = 'شاخص';
const { soon, late } = promiseStates;
export const standings = { open: 'درخواست باز', soon, late } as const;
export const answeredToday = 'پاسخ امروز';
export const answers = 'پاسخ‌ها';
export const firstAnswer = 'زمان پاسخ اول';
export const median = 'زمان پاسخ اول (میانه)';
export const p90 = '۹۰ درصد پاسخ‌های اول تا';
export const p90Short = (span: string) => `۹۰ درصد تا ${span}`;
export const kept = 'رعایت مهلت پاسخ';
export const keptShort = 'رعایت مهلت';
export const rating = 'امتیاز';
export const ratings = (average: string, count: string) => `${average} (${count} امتیاز)`;
export const ratingCount = (count: string) => `${count} امتیاز`;
export const before = (value: string) => `هفتهٔ پیش: ${value}`;
export const minutes = (count: string) => `${count} دقیقه`;
export const hours = (count: string) => `${count} ساعت`;
export const percent = (count: string) => `${count} درصد`;
export const nothing = '–';
export const csvOf = (table: string) => `خروجی CSV از جدول ${table}`;
export const nowOf = (table: string) => `${table}، اکنون`;
export const weekOf = (table: string) => `${table}، این هفته`;
export const noDepartments =
  'هنوز واحدی به شما سپرده نشده است؛ از مدیر بخواهید واحدهایتان را مشخص کند.';
export const readAt = <Element>(time: Element): SentenceWith<Element> => ['تا ', time];
export const refresh = 'به‌روزرسانی';
