import * as z from 'zod/mini';

/** Ways an answer may be announced; `thread` announces nothing, the customer looks by itself. */
const replyChannels = ['thread', 'sms', 'email', 'sms_and_email'] as const;
export const replyChannelSchema = z.enum(replyChannels);
export type ReplyChannel = (typeof replyChannels)[number];
