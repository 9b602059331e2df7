<<<<<<< HEAD
// The title of an alarm with what it is about: «سرویس ارسال پیام حساب ما را نپذیرفت (kavenegar)».

export const titleAbout = (title: string, about: string) => `${title} (${about})`;
export const sms = 'پیامک';
export const email = 'ایمیل';
=======
// Channels that an alarm names.

export const channels: Readonly<Record<string, string>> = { sms: 'پیامک', email: 'ایمیل' };
>>>>>>> 30891db (Put the texts of shared pages, written days and alarm channels into catalogues)
