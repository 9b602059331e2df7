import { fileWithoutCode } from './texts/without-code.ts';

// Channels by which no code leaves; each sentence goes on to a way without a code, where there is one.

export const bothClosed =
  'پیامک و ایمیل در این لحظه ارسال نمی‌شود و کدی نمی‌آید. چند دقیقهٔ دیگر دوباره امتحان کنید';
export const smsClosed =
  'پیامک در این لحظه ارسال نمی‌شود و کدی نمی‌آید. چند دقیقهٔ دیگر دوباره امتحان کنید';
export const smsClosedUseEmail =
  'پیامک در این لحظه ارسال نمی‌شود. ایمیل خود را بنویسید تا کد با ایمیل بیاید';
export const emailClosedUseSms =
  'ایمیل در این لحظه ارسال نمی‌شود. شمارهٔ موبایل خود را بنویسید تا کد با پیامک بیاید';
export const useEmail = 'به‌جای شماره، ایمیل خود را بنویسید تا کد با ایمیل بیاید';
export const useMobile = 'به‌جای ایمیل، شمارهٔ موبایل خود را بنویسید تا کد با پیامک بیاید';
export const sentence = (words: string) => `${words}.`;
export const orWithoutCode = <Piece>(words: string, link: (words: string) => Piece) => [
  `${words}؛ یا `,
  link(fileWithoutCode),
  '.',
];
export const withoutCode = <Piece>(link: (words: string) => Piece) => [link(fileWithoutCode), '.'];

// Addresses and codes.

export const writeMobile = 'شمارهٔ موبایل خود را بنویسید.';
export const writeEmail = 'ایمیل خود را بنویسید.';
export const writeEither = 'شمارهٔ موبایل یا ایمیل خود را بنویسید.';
export const changeMobile = 'تغییر شماره';
export const changeEmail = 'تغییر ایمیل';
export const lookIntoSpam = 'ایمیل را ندیدید؟ پوشهٔ هرزنامه (Spam) را هم ببینید.';
export const sendAgain = 'ارسال دوبارهٔ کد';
export const sendAgainIn = (time: string) => `ارسال دوباره تا ${time} دیگر`;
export const noCodeComes = <Piece>(link: (words: string) => Piece) => [
  'کد نمی‌رسد؟ لازم نیست منتظر بمانید: ',
  link('بدون ورود درخواست ثبت کنید'),
  ' تا بررسی کنیم.',
];
export const signedInAs = <Piece>(address: Piece, link: Piece) => [
  'با ',
  address,
  ' وارد شده‌اید. ',
  link,
];

// The account.

export const account = <Piece>(addresses: Piece) => ['حساب شما: ', addresses];
export const addressesOf = (masked: readonly string[]) => masked.join('، ');
export const plan = (name: string) => `طرح شما: ${name}`;
export const signOut = 'خروج';
export const signOutEverywhere = 'خروج از همهٔ دستگاه‌ها';
export const downloadData = 'دریافت نسخه‌ای از اطلاعاتم';
export const changeAddress = 'تغییر شماره یا ایمیل';
export const newAddress = 'شماره یا ایمیل جدید';
export const writeNewAddress = 'شماره یا ایمیل جدید را بنویسید تا کدی به آن بفرستیم.';
export const changed = 'انجام شد.';
export const proveFirst = <Piece>(address: Piece) => [
  'پیش از تغییر، کدی به ',
  address,
  ' می‌فرستیم تا مطمئن شویم خودتان هستید.',
];
export const eraseAccount = 'حذف حساب و همهٔ اطلاعاتم';
export const erasingMeans =
  'شماره، ایمیل، پیام‌ها و فایل‌های شما برای همیشه پاک می‌شود و برنمی‌گردد. به درخواست‌های بازتان هم پاسخ داده نمی‌شود.';
export const confirmErasing = 'حذف شود';
