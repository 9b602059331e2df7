// Pages that say what is missing or went wrong.

export const notFoundTitle = 'این صفحه پیدا نشد';
export const notFound = <Piece>(link: (text: string) => Piece) => [
  'شاید نشانی درست نوشته نشده، یا این صفحه جابه‌جا شده است. پرسش خود را جست‌وجو کنید یا ',
  link('به صفحهٔ نخست راهنما بروید'),
  '.',
];
export const faultTitle = 'مشکلی پیش آمد';
export const fault =
  'این خطا از سمت ماست. چند دقیقهٔ دیگر همین صفحه را دوباره باز کنید؛ آنچه نوشته‌اید در مرورگر شما مانده است. خواندن پاسخ‌ها همچنان کار می‌کند.';
export const offlineTitle = 'به اینترنت وصل نیستید';
export const offline =
  'این صفحه روی دستگاه شما ذخیره نشده است و بدون اینترنت باز نمی‌شود. اینترنت خود را بررسی کنید و دوباره امتحان کنید. تا آن وقت، پرسش‌هایی را که ذخیره شده‌اند می‌توانید جست‌وجو کنید و بخوانید.';

// The choice of a request type.

export const whatIsItAbout = 'درخواست شما دربارهٔ چیست؟';
export const contactDescription = (brand: string) =>
  `درخواست خود را برای کارشناسان ${brand} بفرستید و با کد پیگیری دنبال کنید.`;
export const chooseType =
  'موضوع را انتخاب کنید تا درخواست از همان ابتدا به دست کسی برسد که پاسخ شما را می‌داند.';
export const threeSteps = 'سه گام کوتاه: روش دریافت پاسخ، موضوع و شرح درخواست.';
export const whoAnswersWhen = (department: string, promise: string) =>
  `${department}؛ پاسخ ${promise}`;
export const chosenWay = <Piece>(way: Piece, change: Piece) => [
  'روش دریافت پاسخ: ',
  way,
  ' · ',
  change,
];

// Sign-in, requests and copies: their titles, and what is said without scripts.

export const signIn = 'ورود';
export const signInByCode = 'با یک کد یک‌بارمصرف وارد شوید؛ رمز و ثبت‌نام لازم نیست.';
export const signInNeedsScripts = <Piece>(link: (text: string) => Piece) => [
  'ورود با کد به جاوااسکریپت نیاز دارد. بدون آن می‌توانید ',
  link('با ایمیل درخواست ثبت کنید'),
  '.',
];
export const requestsWithoutScripts =
  'بدون جاوااسکریپت، درخواست را در مرورگری می‌بینید که لینک تأیید ایمیل را در آن باز کرده‌اید. در مرورگرهای دیگر جاوااسکریپت را فعال کنید تا با کد وارد شوید.';
export const verify = 'بررسی اصالت گفت‌وگو';
export const aboutVerifying =
  'نسخهٔ رسمی هر گفت‌وگو امضا دارد. اینجا ببینید نسخه‌ای که دارید همان نسخه‌ای است که ما صادر کرده‌ایم. بررسی در مرورگر خودتان انجام می‌شود و متن آن جایی ارسال نمی‌شود.';
export const verifyNeedsScripts =
  'برای بررسی اصالت گفت‌وگو، جاوااسکریپت را در مرورگر فعال کنید یا این صفحه را در مرورگر دیگری باز کنید.';
export const verifiedWords = 'متن تأییدشدهٔ گفت‌وگو';
export const wordsNeedScripts =
  'برای دیدن متن تأییدشده، جاوااسکریپت را در مرورگر فعال کنید یا این لینک را در مرورگر دیگری باز کنید.';
export const desk = 'میز پشتیبانی';
