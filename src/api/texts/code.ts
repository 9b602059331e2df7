// Where the code of a screen does not come.

export const noCode = 'این بخش بارگذاری نشد. صفحه را دوباره باز کنید.';
export const sendWithoutCode = 'این بخش بارگذاری نشد. بدون آن هم می‌توانید درخواست خود را ثبت کنید.';
