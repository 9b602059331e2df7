// The title of an alarm with what it is about: «سرویس ارسال پیام حساب ما را نپذیرفت (kavenegar)».

export const titleAbout = (title: string, about: string) => `${title} (${about})`;
export const sms = 'پیامک';
export const email = 'ایمیل';
