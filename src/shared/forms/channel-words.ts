import type { ContactSettings } from '../settings/contact.ts';
import type { ReplyChannel } from '../settings/reply-channels.ts';
import * as texts from './texts.ts';

/** Ways of hearing of an answer, as people choose them. */
export const channelWords: Readonly<Record<ReplyChannel, { label: string; hint: string }>> = {
  sms: { label: texts.sms, hint: texts.smsHint },
  email: { label: texts.mail, hint: texts.mailHint },
  sms_and_email: { label: texts.smsAndMail, hint: texts.smsAndMailHint },
  thread: { label: texts.noNotice, hint: texts.noNoticeHint },
};

/** A way of hearing of an answer in the organisation's words, else in ours. */
export const wordsOfChannel = (
  { words }: Pick<ContactSettings, 'words'>,
  channel: ReplyChannel,
): { label: string; hint: string } => words[channel] ?? channelWords[channel];

/** Where there is nothing to choose: what will be done, as a sentence. */
export const onlyChannelWords: Readonly<Record<ReplyChannel, string>> = {
  sms: texts.onlySms,
  email: texts.onlyMail,
  sms_and_email: texts.onlySmsAndMail,
  thread: texts.onlyThread,
};
