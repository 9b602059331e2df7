// Who takes part in a request besides its customer.

export const participants = 'همراه درخواست';
export const mobile = 'شمارهٔ موبایل همراه درخواست';
export const mobileHint = 'لینک درخواست برایش پیامک می‌شود؛ مشتری هم او را در صفحهٔ درخواست می‌بیند.';
export const name = 'نام';
export const add = 'افزودن همراه درخواست';
export const send = 'افزودن';
export const remove = 'حذف';
export const removeNamed = (who: string) => `حذف ${who} از همراهان درخواست`;
