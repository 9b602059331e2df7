// Who is blocked.

export const label = 'مسدودشده‌ها';
export const none = 'موردی پیدا نشد.';
export const hint =
  'صاحب شماره یا ایمیل مسدود نمی‌تواند وارد شود یا درخواست ثبت کند و همان پیام‌هایی را می‌بیند که دیگران می‌بینند.';
export const search = 'جست‌وجو';
export const searchHint = 'چهار رقم آخر شماره، شمارهٔ کامل یا ایمیل کامل';
export const address = 'شمارهٔ موبایل یا ایمیل';
export const addressMissing = 'شمارهٔ موبایل یا ایمیل را بنویسید.';
export const reason = 'علت';
export const reasonHint = 'همکاران آن را می‌خوانند، مشتری نه.';
export const reasonMissing = 'علت مسدود کردن را بنویسید.';
export const block = 'مسدود کردن';
export const blockTitle = 'مسدود کردن شماره یا ایمیل';
export const wasBlocked = 'مسدود شد.';
export const unblock = 'رفع مسدودی';
export const unblockOf = (masked: string) => `رفع مسدودی ${masked}`;
export const unblockText =
  'از این پس صاحب آن دوباره می‌تواند وارد شود و درخواست ثبت کند. رفع مسدودی به نام شما ثبت می‌شود.';
export const wasUnblocked = 'رفع مسدودی انجام شد.';
export const unprovenOnly = 'فقط درخواست‌های تأییدنشده';
export const by = (who: string) => `توسط ${who}`;
