// Pages of requests without scripts.

export const facts = 'اطلاعات درخواست';
export const solvedMeans = 'این درخواست بسته می‌شود. اگر باز هم لازم شد، همین‌جا پیام بدهید.';
export const sessionOver =
  'زمان ورود شما تمام شده است و پیام ارسال نشد. متن شما همین‌جاست: آن را نگه دارید، لینک یکی از ایمیل‌های ما را در همین مرورگر باز کنید و دوباره ارسال کنید.';

// Values of the history.

export const byPage = 'بدون اطلاع‌رسانی';
export const bySms = 'پیامک';
export const byEmail = 'ایمیل';
export const bySmsAndEmail = 'پیامک و ایمیل';
export const emptied = 'خالی';
export const notShown = 'نمایش داده نمی‌شود';
export const named = (label: string, value: string) => `${label}: ${value}`;
export const until = (when: string) => `تا ${when}`;
export const goesOn = 'ادامهٔ بررسی';

export const parted = 'جدا شد';
export const removed = 'حذف شد';
export const left = 'خودش کنار رفت';

// Reasons of changes, as the history says them.

export const solvedByCustomer = 'شما اعلام کردید که موضوع حل شده است.';
export const noFurtherMessage = 'پس از پاسخ، پیام جدیدی از شما نرسید.';

// What is wrong beside a box.

export const noProvenMobile =
  'شمارهٔ موبایل تأییدشده‌ای از شما نداریم. روش دیگری انتخاب کنید یا ابتدا شمارهٔ موبایل خود را تأیید کنید.';
export const noProvenEmail =
  'ایمیل تأییدشده‌ای از شما نداریم. روش دیگری انتخاب کنید یا ابتدا ایمیل خود را تأیید کنید.';
export const channelNotOffered =
  'این روش پاسخ اینجا ارائه نمی‌شود؛ یکی از روش‌های فهرست را انتخاب کنید.';
export const urgentQuotaSpent =
  'سهمیهٔ درخواست فوری شما تمام شده است؛ «زیاد» یا «عادی» را انتخاب کنید.';
export const fileIsGone = 'یکی از فایل‌ها دیگر در دسترس نیست. آن را دوباره پیوست کنید.';

export const ownNumber = 'این شمارهٔ صاحب همین درخواست است؛ شمارهٔ شخص دیگری را بنویسید.';
export const enoughParticipants = (most: string) =>
  `هر درخواست حداکثر ${most} همراه دارد؛ ابتدا یکی را حذف کنید.`;
export const noSms =
  'پیامک اینجا ارسال نمی‌شود و همراه نمی‌تواند وارد شود؛ به‌جای آن متن گفت‌وگو را برایش بفرستید.';

// What messages about a request say in their placeholders.

export const soonest = 'زودترین زمان';
export const stageDue = (stage: string, time: string) => `«${stage}»: تا ${time}.`;
export const seeRequestPage = 'جزئیات را در صفحهٔ درخواست ببینید.';
export const notAnswerable = 'به این ایمیل پاسخ ندهید؛ پاسخ شما به ما نمی‌رسد.';
export const answerable = 'می‌توانید به همین ایمیل پاسخ دهید؛ پاسخ شما در درخواست ثبت می‌شود.';
