// What is wrong with a request, beside its box.

export const urgencyNotAsked = 'برای این نوع درخواست فوریت پرسیده نمی‌شود؛ «عادی» را انتخاب کنید.';
export const takesNoFiles = 'این نوع درخواست پیوست ندارد؛ فایل‌ها را حذف کنید.';
export const unknownBox = 'این نوع درخواست چنین کادری ندارد. صفحه را دوباره باز کنید.';
export const termsChanged = 'شرایط در این فاصله تغییر کرده است؛ متن جدید را بخوانید و بپذیرید.';

// The form without scripts.

export const lookAgain = 'نوشته‌هایتان را یک بار دیگر بررسی کنید و «ثبت درخواست» را بزنید.';
export const alreadyFiled =
  'با این فرم قبلاً درخواستی ثبت شده است. اگر این درخواست دیگری است، نوشته‌هایتان را بررسی کنید و دوباره «ثبت درخواست» را بزنید.';
export const fileAs = (type: string) => `ثبت در «${type}»`;
export const noProofButOther = (type: string) =>
  `این نوع درخواست پس از تأیید ایمیل ثبت می‌شود، ولی اینجا ایمیل ارسال نمی‌شود. با دکمهٔ «ثبت در «${type}»» همین نوشته‌ها را بدون تأیید ثبت کنید.`;
export const noProofWithoutScripts =
  'این نوع درخواست پس از تأیید ایمیل ثبت می‌شود، ولی اینجا ایمیل ارسال نمی‌شود. جاوااسکریپت مرورگر را فعال کنید تا با پیامک تأیید شود.';

// A request that waits for the link in a mail.

export const oneStepLeft = 'یک قدم مانده';
export const mailToThis = 'ارسال ایمیل به این نشانی';
export const correctEmail = 'ایمیل درست شما';
export const pressLater = (button: string) => `چند دقیقهٔ دیگر «${button}» را بزنید.`;
export const codeNeedsScripts = (edit: string) =>
  `برای وارد کردن کد پیامک، جاوااسکریپت مرورگر را فعال کنید؛ یا با «${edit}» ایمیل خود را بنویسید.`;
export const newMailSent = 'ایمیل جدیدی فرستادیم؛ لینک ایمیل قبلی دیگر کار نمی‌کند.';
export const codeAndMail = <Piece>(code: Piece, address: Piece) => [
  'کد پیگیری: ',
  code,
  '، ایمیل: ',
  address,
];
export const codeAndMobile = <Piece>(code: Piece, address: Piece) => [
  'کد پیگیری: ',
  code,
  '، شماره: ',
  address,
];
export const goOn = 'ادامهٔ همین درخواست';
export const formIsForAnother = 'فرم زیر برای درخواست دیگری است.';

// What the link opens.

export const confirmTitle = 'تأیید درخواست';
export const confirmHeading = 'درخواست خود را تأیید کنید';
export const confirmMeans =
  'با زدن این دکمه، ایمیل شما تأیید می‌شود و درخواست به دست کارشناسان می‌رسد.';
export const confirm = 'تأیید می‌کنم';
export const linkIsDead = 'این لینک کار نمی‌کند';
