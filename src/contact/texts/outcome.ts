// A request that waits for a proof.

export const canAskAgainIn = (clock: string) => `پس از ${clock} می‌توانید آن را دوباره بگیرید.`;
export const canAskAgain = 'حالا می‌توانید آن را دوباره بگیرید.';
export const codeInstead = 'دریافت کد به‌جای لینک';
export const confirmBySms = 'تأیید با پیامک';
export const confirmByMail = 'تأیید با ایمیل';
export const mailInstead =
  'کد نمی‌رسد؟ با ایمیل هم می‌توانید تأیید کنید؛ نوشته‌ها و فایل‌هایتان سر جایشان می‌ماند.';
export const smsInstead =
  'ایمیل نمی‌رسد؟ با پیامک هم می‌توانید تأیید کنید؛ نوشته‌ها و فایل‌هایتان سر جایشان می‌ماند.';

// A request that was filed.

export const mobileUnproven = 'شمارهٔ شما هنوز تأیید نشده است.';
export const emailUnproven = 'ایمیل شما هنوز تأیید نشده است.';
export const codeIsComing =
  'برای دیدن پاسخ، کدی را که می‌رسد همین‌جا وارد کنید، یا بعداً صفحهٔ درخواست را باز کنید و کد بگیرید.';
export const codeOnRequestPage =
  'برای دیدن پاسخ، صفحهٔ درخواست را باز کنید و کدی را که می‌فرستیم وارد کنید.';
export const restIsKept = 'آنچه هنگام ارسال نوشتید در فرم مانده است.';
