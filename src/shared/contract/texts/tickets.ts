// A request, as the customer reads of it on pages with and without scripts.

export const whoWrote = { customer: 'شما', agent: 'کارشناس', system: 'خودکار' } as const;
/** Somebody who takes part in a request of another customer. */
export const participant = 'همراه درخواست';
export const owner = 'صاحب درخواست';
export const ofOther = 'این درخواست از شخص دیگری است و شما همراه آن هستید.';
// The place of words that are no longer kept.
export const erased = 'پاک‌شده';

// The list of requests, and one of them.

export const myRequests = 'درخواست‌های من';
export const pageTitle = 'درخواست شما';
export const stage = (title: string) => `مرحله: ${title}`;
export const newAnswer = 'پاسخ جدید دارد';
export const lastMessage = 'آخرین پیام';
export const answerBy = (time: string) => `پاسخ تا ${time}`;
export const answerWasDue = (time: string) => `مهلت پاسخ ${time} بود`;
/** The same in few words, for a row on a phone. */
export const until = (time: string) => `تا ${time}`;
export const overdue = 'مهلت گذشته';
export const timeUsed = (percent: string) => `${percent}٪ مهلت گذشته`;
export const messages = 'پیام‌ها';
export const yourMessage = 'پیام شما';
export const sendMessage = 'ارسال پیام';
export const emptyMessage = 'پیام خالی است؛ چند کلمه بنویسید.';
export const solved = 'حل شد';
export const confirmSolved = 'بله، حل شد';

// What becomes of the next message.

export const replyReopens = 'با ارسال پیام، این درخواست دوباره باز می‌شود.';
export const replyOpensNew =
  'مهلت باز کردن دوبارهٔ این درخواست گذشته است؛ پیام شما درخواست جدیدی می‌شود که به این یکی مرتبط است.';

// States: what each is called, and what happens next.

export const unconfirmed = 'در انتظار تأیید شما';
export const nextUnconfirmed =
  'تا شماره یا ایمیل خود را تأیید نکنید، درخواست به دست کارشناسان نمی‌رسد. اگر تا ۲۴ ساعت تأیید نشود، پاک می‌شود.';
export const waiting = 'ثبت شد، در صف بررسی';
export const nextWaiting =
  'درخواست در صف است و کارشناس به‌نوبت آن را باز می‌کند. لازم نیست دوباره بفرستید.';
export const inReview = 'خوانده شد، در حال بررسی';
export const nextInReview =
  'کارشناس درخواست را خوانده و در حال بررسی است. اگر نکته‌ای جا مانده، همین‌جا بنویسید.';
export const answered = 'پاسخ داده شد';
export const nextAnswered =
  'پاسخ را بخوانید. اگر موضوع حل شد، «حل شد» را بزنید؛ اگر نه، همین‌جا بنویسید تا دوباره بررسی شود.';
export const closed = 'بسته شد';
export const nextClosed =
  'رسیدگی به این درخواست تمام شده است. اگر موضوع حل نشده، همین‌جا پیام بدهید.';
export const expired = 'منقضی شد';
export const nextExpired =
  'این درخواست تا ۲۴ ساعت تأیید نشد و متن آن پاک شد. می‌توانید درخواست جدیدی ثبت کنید.';
export const nextAfterStage =
  'مرحلهٔ درخواست شما تغییر کرده است؛ ادامهٔ کار در «مرحلهٔ درخواست» آمده است. اگر نکته‌ای دارید، همین‌جا بنویسید.';
export const nextMerged =
  'گفت‌وگو در آن درخواست ادامه دارد و پاسخ‌ها همان‌جا می‌آید. پیام‌های اینجا را هم همان‌جا می‌بینید.';
export const mergedInto = <Piece>(link: Piece) => [
  'این درخواست با درخواست ',
  link,
  ' یکی شده است.',
];
export const fromRequest = <Piece>(link: Piece) => ['از درخواست ', link];
export const filedByAgent = 'ثبت‌شده توسط همکار، پس از تماس';

// States once the customer has written again.

export const followUpWaiting = 'پیام جدید شما رسید، در صف بررسی';
export const nextFollowUpWaiting =
  'پیام جدید شما به این درخواست اضافه شد و کارشناس به‌نوبت آن را می‌خواند. لازم نیست دوباره بفرستید.';
export const followUpInReview = 'پیام جدید شما رسید، در حال بررسی';
export const nextFollowUpInReview =
  'پیام جدید شما به این درخواست اضافه شد و کارشناسی که آن را بررسی می‌کند پیام را می‌خواند. لازم نیست دوباره بفرستید.';
