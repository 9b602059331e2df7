import type { SentenceWith } from '#shared/html/sentence-with.ts';

// Sign-in.

export const signInTitle = 'ورود کارشناسان';
export const sessionOver =
  'زمان ورود شما تمام شده است. دوباره وارد شوید؛ آنچه نوشته بودید سر جایش است.';
export const secondStepOver =
  'کد مرحلهٔ دوم چند بار نادرست بود یا زمانش گذشت. از اول با کد پیامکی وارد شوید.';
export const sessionLasts = (idleMinutes: string, hours: string) =>
  `پس از ${idleMinutes} دقیقه بی‌کاری، و در هر حال پس از ${hours} ساعت، باید دوباره وارد شوید.`;
export const checking = 'در حال بررسی…';
export const signIn = 'ورود';
export const appCode = 'کد برنامهٔ رمزساز';
export const appCodeHint = 'شش رقمی که برنامهٔ رمزساز (Authenticator) همین حالا نشان می‌دهد.';
export const appCodeWrong =
  'این کد درست نیست یا قبلاً استفاده شده است. کد بعدی برنامه را وارد کنید.';
export const useAppCode = 'ورود با کد برنامهٔ رمزساز';
export const recoveryCode = 'کد بازیابی';
export const recoveryCodeHint = <Code>(example: Code): SentenceWith<Code> => [
  'یکی از ده کدی که هنگام ساختن حساب گرفته‌اید، مثل ',
  example,
  '. هر کد فقط یک بار کار می‌کند؛ حروف بزرگ و کوچک و خط تیره فرقی ندارد.',
];
export const recoveryCodeWrong =
  'این کد بازیابی درست نیست یا قبلاً استفاده شده است. کد دیگری از فهرست خود وارد کنید.';
export const useRecoveryCode = 'ورود با کد بازیابی';
export const secondFactorSpent =
  'کد چند بار نادرست وارد شده است. چند ساعت دیگر دوباره امتحان کنید یا از مدیر سامانه بخواهید ورود دومرحله‌ای شما را دوباره تنظیم کند.';
