import { promiseStates } from './request.ts';

// Columns of the exported tables of the report.

export const units = { departments: 'واحد', agents: 'کارشناس' } as const;
export const open = 'درخواست باز';
export const { soon, late } = promiseStates;
export const answeredToday = 'پاسخ‌های امروز';
export const answers = 'پاسخ‌ها';
export const firstAnswers = 'پاسخ‌های اول';
export const median = 'میانهٔ زمان پاسخ اول (دقیقهٔ کاری)';
export const p90 = 'صدک ۹۰ زمان پاسخ اول (دقیقهٔ کاری)';
export const promises = 'مهلت‌های پاسخ';
export const kept = 'مهلت‌های رعایت‌شده';
export const ratings = 'تعداد امتیازها';
export const rating = 'میانگین امتیاز';
export const periods = {
  thisWeek: 'این هفته',
  lastWeekSoFar: 'هفتهٔ پیش تا همین لحظه',
  lastWeek: 'کل هفتهٔ پیش',
} as const;
export const ofPeriod = (figure: string, period: string) => `${figure}، ${period}`;
