// The page of a request.

export const messagesOf = (title: string) => `گفت‌وگوی «${title}»`;
export const backToThread = 'بازگشت به گفت‌وگو';
export const openBeside = 'مشتری و کارها';
export const copyCode = (code: string) => `کپی کد پیگیری ${code}`;
export const copyFact = (label: string) => `کپی ${label}`;
export const copied = 'کپی شد';
export const notCopied = 'کپی نشد؛ متن را انتخاب و کپی کنید.';
export const changedMeanwhile = 'این درخواست در این فاصله تغییر کرده است. نوشتهٔ شما پاک نمی‌شود.';
export const showChange = 'دیدن تغییرات';
export const requestGone =
  'درخواستی با این کد نیست یا در دسترس شما نیست. کد را بررسی کنید یا درخواست را از فهرست باز کنید.';
export const withCurrentState = (sentence: string, state: string) =>
  `${sentence} وضعیت فعلی: ${state}.`;
export const claimed = 'اظهار مشتری';
export const showInFull = 'نمایش کامل';
export const showThisInFull = (label: string) => `نمایش کامل ${label}`;
export const showingIsRecorded = 'این مشاهده به نام شما ثبت می‌شود.';
export const showingWasRecorded = 'این مشاهده به نام شما ثبت شد.';
export const conversation = 'گفت‌وگو';
export const internalNote = 'یادداشت داخلی؛ مشتری نمی‌بیند';
export const notSeen = 'هنوز دیده نشده';
export const seenAt = (when: string) => `دیده شد: ${when}`;
export const actors = { customer: 'مشتری', agent: 'کارشناس', system: 'سامانه' } as const;

// Writing.

export const whatToWrite = 'چه می‌نویسید؟';
/** What an agent writes: its tab, the name of its input, what is said where that is empty, its button. */
export const composer = {
  reply: {
    tab: 'پاسخ به مشتری',
    label: 'متن پاسخ',
    missing: 'متن پاسخ را بنویسید.',
    send: 'ارسال پاسخ',
  },
  note: {
    tab: 'یادداشت داخلی',
    label: 'متن یادداشت',
    missing: 'متن یادداشت را بنویسید.',
    send: 'ثبت یادداشت',
  },
} as const;
export const sendAndNext = 'ارسال و بعدی';
export const sendWritten = 'ارسال نوشته';
export const preview = 'متن این‌طور خوانده می‌شود';
export const replyAnnounced = (channel: string) => `روش اطلاع‌رسانی به مشتری: ${channel}.`;
export const noteHint = 'فقط کارشناسان این یادداشت را می‌بینند؛ با @ به همکار اطلاع دهید.';
export const sending = 'در حال ارسال…';
export const textIsKept = 'نوشتهٔ شما تا زمان ثبت در همین مرورگر می‌ماند.';
export const filesOnTheirWay =
  'فایل‌ها هنوز در حال بارگذاری‌اند؛ چند لحظه صبر کنید و دوباره ارسال کنید.';
