import type { HeldKind } from '#shared/contract/desk/undo.ts';

// Colleagues who have the same request open.

export const isWriting = (name: string) => `${name} دارد پاسخ می‌نویسد`;
export const isHere = (names: string) => `${names} هم این درخواست را باز کرده است`;
export const areHere = (names: string) => `${names} هم این درخواست را باز کرده‌اند`;
export const separator = '، ';
export const onItsWay: Readonly<Record<HeldKind, (name: string) => string>> = {
  reply: (name) => `پاسخ ${name} تا چند ثانیهٔ دیگر ارسال می‌شود`,
  close: (name) => `${name} دارد این درخواست را می‌بندد`,
  bulk: (name) => `کار گروهی ${name} روی این درخواست در حال انجام است`,
};
