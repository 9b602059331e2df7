import { answered, closed, inReview, waiting } from '#shared/contract/texts/tickets.ts';
import type { SentenceWith } from '#shared/html/sentence-with.ts';

// Inbox.

export const inbox = 'فهرست درخواست‌ها';
export const exportCsv = 'خروجی CSV';
export const nothingFound = 'درخواستی با این فیلترها پیدا نشد.';
export const countOfAll = (total: string) => `${total} درخواست، به ترتیب مهلت پاسخ`;
export const countOfFirst = (total: string, shown: string) =>
  `${total} درخواست؛ ${shown} مورد اول اینجاست. برای دیدن بقیه، فهرست را محدودتر کنید.`;
export const inboxKeys = <Key>(key: (name: string) => Key): SentenceWith<Key> => [
  ...['کلیدها: ', key('j'), ' بعدی، ', key('k'), ' قبلی، '],
  ...[key('Enter'), ' باز کردن، ', key('/'), ' جست‌وجو'],
];
export const filterState = 'وضعیت';
export const filterDepartment = 'واحد';
export const allDepartments = 'همهٔ واحدهای من';
export const filterText = 'کد پیگیری یا عنوان';
export const filterMine = 'درخواست‌هایی که من رسیدگی کرده‌ام';
export const stateFilters: Readonly<Record<string, string>> = {
  '': 'نیازمند پاسخ',
  waiting,
  in_review: inReview,
  answered,
  open: 'همهٔ درخواست‌های باز',
  closed,
};
export const alarms = 'هشدارها';
export const alarmSeen = 'دیده شده؛ یادآوری ارسال نمی‌شود.';
export const seeAlarm = 'دیدم';
export const seeThisAlarm = (title: string) => `دیدم: ${title}`;
export const since = (when: string) => `از ${when}`;
export const sinceOften = (when: string, times: string) => `از ${when}، ${times} بار`;
