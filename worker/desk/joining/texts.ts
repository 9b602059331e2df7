// What is wrong with the other request, beside its box.

export const notInReach = 'درخواستی با این کد در دسترس شما نیست؛ کد را بررسی کنید.';
export const sameRequest = 'این کد همین درخواست است؛ کد درخواست دیگری را وارد کنید.';
export const otherSender =
  'فرستندهٔ این دو درخواست یکی نیست. می‌توانید به‌جای یکی کردن، آن‌ها را مرتبط کنید.';
export const isMergedItself = (code: string) =>
  `آن درخواست خودش با درخواست ${code} یکی شده است؛ کد ${code} را وارد کنید.`;
export const isClosed = 'آن درخواست بسته شده است؛ فقط با درخواست باز می‌توان یکی کرد.';
export const hasMerged =
  'درخواست‌های دیگری با این درخواست یکی شده‌اند؛ آن درخواست دیگر را در همین یکی کنید.';

// What is wrong with a part that becomes a request.

export const chooseType = 'یکی از نوع‌های درخواست را انتخاب کنید.';
export const onlyWordsOfOwner = 'فقط پیام‌های صاحب درخواست را که متن آن‌ها باقی است انتخاب کنید.';
export const tooLongInAll =
  'متن پیام‌های انتخاب‌شده بیش از اندازه بلند است؛ پیام‌های کمتری انتخاب کنید.';

// What the history says, which customers read too.

export const mergedWith = (code: string) => `با درخواست ${code} یکی شد.`;
