// What is wrong in what an agent sent.

export const chooseDepartment = 'یکی از واحدها را انتخاب کنید.';
export const tooManyViews = 'نماهای ذخیره‌شدهٔ شما به سقف رسیده است؛ یکی را حذف کنید.';
export const chooseStage = 'یکی از مرحله‌ها را انتخاب کنید.';
export const chooseCalendar = 'یکی از تقویم‌ها را انتخاب کنید.';
export const noWorkingTimeLeft = (calendar: string) =>
  `با این تعطیلی، تقویم «${calendar}» بیش از یک سال هیچ ساعت کاری ندارد؛ روزهای کمتری را تعطیل کنید.`;

// Internal notes and lines of the history.

export const closureWhy = (title: string) => `تعطیلی: ${title}`;
export const senderBlocked = (reason: string) => `فرستنده مسدود شد. علت: ${reason}`;
export const unprovenNumberBlocked = (reason: string) =>
  `درخواست‌های تأییدنشدهٔ دیگر با این شماره ثبت نمی‌شوند؛ صاحب آن مثل همیشه وارد می‌شود و درخواست ثبت می‌کند. علت: ${reason}`;
export const unprovenMailboxBlocked = (reason: string) =>
  `درخواست‌های تأییدنشدهٔ دیگر با این ایمیل ثبت نمی‌شوند؛ صاحب آن مثل همیشه وارد می‌شود و درخواست ثبت می‌کند. علت: ${reason}`;
export const unblocked = 'رفع مسدودی انجام شد.';

/** Columns of the exported list, in their order. */
export const columns = {
  code: 'کد پیگیری',
  title: 'عنوان',
  state: 'وضعیت',
  stage: 'مرحله',
  department: 'واحد',
  requestType: 'نوع درخواست',
  urgency: 'فوریت',
  priority: 'اولویت',
  promise: 'مهلت پاسخ',
  sender: 'فرستنده',
  createdAt: 'زمان ثبت',
  updatedAt: 'آخرین تغییر',
} as const;
