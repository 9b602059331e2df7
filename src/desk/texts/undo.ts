import type { HeldKind } from '#shared/contract/desk/undo.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';

// Acts on their way, and taking them back.

export const onTheirWay = 'کارهای در انتظار انجام';
export const undo = 'برگرداندن';
/** What is said once when an act begins to wait; `what` is its title. */
export const begun: Readonly<Record<HeldKind, (what: string) => string>> = {
  reply: (what) =>
    `پاسخ «${what}» تا ۱۰ ثانیهٔ دیگر ارسال می‌شود. برای برگرداندن، دکمهٔ برگرداندن یا کلید Z را بزنید.`,
  close: (what) =>
    `«${what}» تا ۱۰ ثانیهٔ دیگر بسته می‌شود. برای برگرداندن، دکمهٔ برگرداندن یا کلید Z را بزنید.`,
  bulk: (what) =>
    `${what} تا ۱۰ ثانیهٔ دیگر تغییر می‌کند. برای برگرداندن، دکمهٔ برگرداندن یا کلید Z را بزنید.`,
};
export const waits: Readonly<Record<HeldKind, (seconds: string) => string>> = {
  reply: (seconds) => `پاسخ تا ${seconds} ثانیهٔ دیگر ارسال می‌شود`,
  close: (seconds) => `درخواست تا ${seconds} ثانیهٔ دیگر بسته می‌شود`,
  bulk: (seconds) => `کار گروهی تا ${seconds} ثانیهٔ دیگر انجام می‌شود`,
};
/** Its time is over, and the server does it now. */
export const happensNow: Readonly<Record<HeldKind, string>> = {
  reply: 'پاسخ در حال ارسال است…',
  close: 'درخواست در حال بسته شدن است…',
  bulk: 'کار گروهی در حال انجام است…',
};
export const undone: Readonly<Record<HeldKind, string>> = {
  reply: 'پاسخ ارسال نشد و متن آن در کادر پاسخ است.',
  close: 'درخواست بسته نشد.',
  bulk: 'هیچ درخواستی تغییر نکرد.',
};
export const stopped: Readonly<Record<HeldKind, string>> = {
  reply: 'پاسخ شما ارسال نشد.',
  close: 'درخواست بسته نشد.',
  bulk: 'کار گروهی انجام نشد.',
};
export const textIsBack = 'متن شما در کادر پاسخ این درخواست است.';
export const dismiss = 'متوجه شدم';
export const requestsOf = (count: number) => `${toPersianDigits(count)} درخواست`;

// A send that was refused, for the request had changed.

export const meanwhile = 'در این فاصله';
export const noNewMessage = 'پیام جدیدی نیست؛ وضعیت یا اطلاعات درخواست تغییر کرده است.';
export const askAgain = 'متن شما پس از این تغییرها ارسال می‌شود. با این حال ارسال شود؟';
export const sendAnyway = 'با این حال ارسال شود';
export const notYet = 'فعلاً نه';
