// Apart from the texts of signing in: the contact form says it too.

export const fileWithoutCode = 'بدون کد درخواست ثبت کنید';
