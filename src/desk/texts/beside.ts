import type { DeskHistoryEntry, DeskNotice } from '#shared/contract/desk/thread.ts';
import type { SentenceWith } from '#shared/html/sentence-with.ts';

// Beside the request.

export const rules = 'شرایط هنگام ثبت';
export const ruleBroken = 'رعایت نشده';
export const sender = 'فرستنده';
export const mobile = 'شمارهٔ موبایل';
export const proven = '(تأیید شده)';
export const unproven = '(تأیید نشده)';
export const agency = <Name>(name: Name): SentenceWith<Name> => ['نمایندگی: ', name];
export const plan = <Name>(name: Name): SentenceWith<Name> => ['طرح: ', name];
export const continues = <Link>(request: Link): SentenceWith<Link> => ['ادامهٔ درخواست ', request];
export const rating = (stars: string, of: string) => `امتیاز مشتری: ${stars} از ${of}`;
export const notices = 'پیام‌های اطلاع‌رسانی';
export const notice = (title: string, channel: string, state: string) =>
  `${title} (${channel}): ${state}`;
/** Titles of notifications, by their name. */
export const noticeTitles: Readonly<Record<string, string>> = {
  ticket_filed: 'ثبت درخواست',
  ticket_answered: 'پاسخ کارشناس',
  ticket_closed: 'بسته شدن درخواست',
  ticket_stage: 'مرحلهٔ جدید',
  department_new_ticket: 'درخواست جدید برای واحد',
  department_promise_at_risk: 'هشدار مهلت برای واحد',
};
export const noticeStates: Readonly<Record<DeskNotice['state'], string>> = {
  queued: 'در صف ارسال',
  sent: 'ارسال شد',
  unsure: 'معلوم نیست ارسال شده باشد',
  expired: 'پیش از ارسال منقضی شد',
  dropped: 'دیگر لازم نبود',
  dead: 'ارسال نشد',
};
/** What a gateway reports, by its word. */
export const deliveries: Readonly<Record<string, string>> = {
  delivered: 'به گیرنده رسید',
  undelivered: 'به گیرنده نرسید',
  blocked: 'گیرنده پیامک تبلیغاتی را بسته است',
};
/** By which way an answer is announced to the customer. */
export const channels: Readonly<Record<string, string>> = {
  thread: 'بدون اطلاع‌رسانی',
  sms: 'پیامک',
  email: 'ایمیل',
  sms_and_email: 'پیامک و ایمیل',
};
export const history = 'تاریخچه';
export const historyKinds: Readonly<Record<DeskHistoryEntry['kind'], string>> = {
  state: 'وضعیت',
  stage: 'مرحله',
  department: 'واحد',
  reply_channel: 'روش اطلاع‌رسانی',
  promise: 'مهلت پاسخ',
  urgency: 'فوریت',
  request_type: 'نوع درخواست',
  title: 'عنوان',
  snooze: 'تعویق',
  merge: 'یکی کردن درخواست‌ها',
  split: 'جدا کردن درخواست',
  participant: 'همراه درخواست',
  assignee: 'مسئول',
  priority: 'اولویت',
  fact: 'اطلاعات درخواست',
  tags: 'برچسب‌ها',
  link: 'درخواست مرتبط',
};
export const changedTo = (what: string, to: string) => `${what}: ${to}`;
export const changedFrom = (what: string, from: string, to: string) => `${what}: ${from} ← ${to}`;
export const because = <Reason>(reason: Reason): SentenceWith<Reason> => [' («', reason, '»)'];
export const byAt = <Name>(by: Name, when: string): SentenceWith<Name> => [' ', by, `، ${when}`];
