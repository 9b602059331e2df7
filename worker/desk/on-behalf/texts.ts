export const callerUnknown = 'این مشتری دیگر در دسترس شما نیست؛ شماره یا ایمیل او را وارد کنید.';
export const callerNamed = (name: string) => `نام تماس‌گیرنده: ${name}`;
