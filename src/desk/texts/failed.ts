// Messages that were given up, and the day's budget.

export const hint =
  'پیام‌هایی که پس از چند بار تلاش ارسال نشده‌اند. اول علت را برطرف کنید، بعد دوباره ارسال کنید؛ متن پیام و کدها اینجا دیده نمی‌شوند.';
export const none = 'پیام ناموفقی نیست.';
export const chooseAll = 'انتخاب همه';
export const chosen = (count: string) => `${count} پیام انتخاب شده`;
export const retry = 'ارسال دوباره';
export const retryOne = (title: string, address: string) => `ارسال دوبارهٔ ${title} به ${address}`;
export const discard = 'حذف';
export const discardOne = (title: string, address: string) => `حذف ${title} به ${address}`;
export const confirmDiscard = (count: string) =>
  `${count} پیام حذف شود؟ این پیام‌ها دیگر ارسال نمی‌شوند و برگرداندنشان ممکن نیست.`;
export const discardNow = 'حذف شود';
export const cancel = 'انصراف';
export const retried = (count: string) =>
  `${count} پیام دوباره در صف ارسال قرار گرفت؛ اگر باز هم ارسال نشود، به همین فهرست برمی‌گردد.`;
export const discarded = (count: string) => `${count} پیام حذف شد.`;
export const notAll = 'بقیه دیگر در این فهرست نبودند یا اعتبار کدشان تمام شده بود.';
export const expired = 'اعتبار کد یا لینک این پیام تمام شده است؛ فقط می‌توانید آن را حذف کنید.';
export const request = 'درخواست';
export const technical = 'پاسخ سرویس';
export const showMore = 'نمایش بیشتر';
export const channels = { sms: 'پیامک', email: 'ایمیل', webhook: 'وب‌هوک' } as const;
export const to = (channel: string) => `${channel} به`;

/** What a message was, by its name; others are called by that. */
export const messages: Readonly<Record<string, string>> = {
  proof_code: 'کد تأیید',
  proof_link: 'لینک تأیید',
  proof_link_reminder: 'یادآوری لینک تأیید',
  identity_changed: 'اطلاع تغییر شماره یا ایمیل',
  ticket_filed: 'اطلاع ثبت درخواست',
  ticket_answered: 'اطلاع پاسخ',
  ticket_closed: 'اطلاع بسته شدن درخواست',
  ticket_stage: 'اطلاع مرحلهٔ درخواست',
  department_new_ticket: 'اطلاع درخواست جدید به واحد',
  department_promise_at_risk: 'هشدار مهلت پاسخ به واحد',
  inbound_form_link: 'پاسخ خودکار به ایمیل',
};

/** What a provider's refusal means and what to do now. */
export const reasons = {
  credit: 'اعتبار حساب سرویس پیامک تمام شده است؛ آن را شارژ کنید.',
  account: 'سرویس ارسال حساب ما را نپذیرفت؛ کلید و دسترسی آن را در پنل سرویس بررسی کنید.',
  template: 'سرویس پیامک قالب یا متن پیام را نپذیرفت؛ تأیید قالب را در پنل سرویس بررسی کنید.',
  receiver: 'شماره یا ایمیل گیرنده پذیرفته نشد؛ شاید اشتباه است یا پیام‌ها را مسدود کرده است.',
  busy: 'سرویس ارسال شلوغ بود یا پاسخ نداد؛ دوباره ارسال کنید.',
  unreachable: 'اتصال به سرویس ارسال برقرار نشد؛ اینترنت سرور و نشانی سرویس را بررسی کنید.',
  unknown: 'ارسال نشد؛ پاسخ سرویس را پایین ببینید.',
} as const;

export const budget = 'ظرفیت ارسال امروز';
export const budgetHint = 'هر شب، نیمه‌شب، از نو شروع می‌شود.';
export const budgetOf = (sent: string, max: string, percent: string) =>
  `${sent} از ${max} (${percent} درصد)`;
export const rials = 'هزینهٔ پیامک';
export const shares = {
  answers: 'اطلاع‌رسانی پاسخ‌ها',
  agents: 'کارشناسان',
  devices: 'کد برای دستگاه‌های شناخته‌شده',
  common: 'بقیه',
} as const;
export const share = (title: string, sent: string) => `${title}: ${sent}`;
