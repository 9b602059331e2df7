import type { ReplyChannel } from '../settings/reply-channels.ts';

/** Ways of hearing of an answer, as people choose them. */
export const channelWords: Readonly<Record<ReplyChannel, { label: string; hint: string }>> = {
  sms: { label: 'پیامک', hint: 'با هر پاسخ، پیامکی می‌گیرید که راه دیدن آن را دارد.' },
  email: { label: 'ایمیل', hint: 'با هر پاسخ، نامه‌ای می‌گیرید که راه دیدن آن را دارد.' },
  sms_and_email: { label: 'پیامک و ایمیل', hint: 'هر دو را می‌گیرید.' },
  thread: { label: 'خبر ندهید', hint: 'خودتان در «درخواست‌های من» سر می‌زنید.' },
};
