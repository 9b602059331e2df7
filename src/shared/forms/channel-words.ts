import type { ContactSettings } from '../settings/contact.ts';
import type { ReplyChannel } from '../settings/reply-channels.ts';

/** Ways of hearing of an answer, as people choose them. */
export const channelWords: Readonly<Record<ReplyChannel, { label: string; hint: string }>> = {
  sms: { label: 'پیامک', hint: 'برای هر پاسخ، پیامکی با لینک آن می‌فرستیم.' },
  email: { label: 'ایمیل', hint: 'برای هر پاسخ، ایمیلی با لینک آن می‌فرستیم.' },
  sms_and_email: { label: 'پیامک و ایمیل', hint: 'هر دو را می‌گیرید.' },
  thread: { label: 'خبر ندهید', hint: 'خودتان «درخواست‌های من» را بررسی می‌کنید.' },
};

/** A way of hearing of an answer in the organisation's words, else in ours. */
export const wordsOfChannel = (
  { words }: Pick<ContactSettings, 'words'>,
  channel: ReplyChannel,
): { label: string; hint: string } => words[channel] ?? channelWords[channel];

/** Where there is nothing to choose: what will be done, as a sentence. */
export const onlyChannelWords: Readonly<Record<ReplyChannel, string>> = {
  sms: 'پاسخ را با پیامک اطلاع می‌دهیم.',
  email: 'پاسخ را با ایمیل اطلاع می‌دهیم.',
  sms_and_email: 'پاسخ را با پیامک و ایمیل اطلاع می‌دهیم.',
  thread: 'پاسخ را در «درخواست‌های من» می‌بینید.',
};
