import type { DeskPromise } from '#shared/contract/desk/inbox.ts';
import type { SentenceWith } from '#shared/html/sentence-with.ts';

// A request, in the list and at the head of its page.

export const isNew = 'جدید';
export const lastChange = (when: string) => `آخرین تغییر: ${when}`;
export const stage = (title: string) => `مرحله: ${title}`;
export const urgency = (title: string) => `فوریت ${title}`;
export const identityUnproven = 'هویت تأیید نشده';
/** What a promise is called by its state; filters and figures of the desk have the same words. */
export const promiseStates: Readonly<Record<DeskPromise['state'], string>> = {
  late: 'مهلت گذشته',
  soon: 'مهلت نزدیک',
  fine: 'در مهلت',
};
export const until = (state: DeskPromise['state'], when: string) =>
  `${promiseStates[state]}: تا ${when}`;
export const answerUntil = (state: DeskPromise['state'], when: string) =>
  `${promiseStates[state]}: پاسخ تا ${when}`;
/** Names of the four priorities, by their number. */
export const priorities: Readonly<Record<number, string>> = {
  2: 'بسیار مهم',
  1: 'مهم',
  0: 'معمولی',
  [-1]: 'کم‌اهمیت',
};
export const inCareOf = (requestType: string, department: string, when: string) =>
  `${requestType}؛ مسئول رسیدگی: ${department}، از ${when}`;
export const inCareOfAndSeen = (
  requestType: string,
  department: string,
  when: string,
  seen: string,
) => `${inCareOf(requestType, department, when)}؛ دیده شد: ${seen}`;
export const closedBecause = <Reason>(reason: Reason): SentenceWith<Reason> => [
  'بسته شد: ',
  reason,
];
