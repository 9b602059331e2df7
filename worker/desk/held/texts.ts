import type { HeldKind } from '#shared/contract/desk/undo.ts';

// What is said of acts that are on their way.

const heldThings = {
  reply: 'پاسخ',
  close: 'بستن درخواست',
  bulk: 'کار گروهی',
} as const satisfies Record<HeldKind, string>;

export const actHeldBy = (name: string, kind: HeldKind) =>
  `${heldThings[kind]} ${name} برای این درخواست هنوز انجام نشده است. چند ثانیه صبر کنید، نتیجه را ببینید و بعد ارسال کنید؛ نوشتهٔ شما حفظ شده است.`;

/** The agent's own act of this kind waits for the same ticket. */
export const ownActHeld = {
  reply: 'پاسخ قبلی شما هنوز ارسال نشده است. چند ثانیه صبر کنید یا آن را برگردانید.',
  close: 'بستن این درخواست هنوز انجام نشده است. چند ثانیه صبر کنید یا آن را برگردانید.',
  bulk: 'کار گروهی شما روی این درخواست هنوز انجام نشده است. چند ثانیه صبر کنید یا آن را برگردانید.',
} as const satisfies Record<HeldKind, string>;
