import * as z from 'zod/mini';

/** Ways an answer may be announced; `thread` announces nothing, the customer looks by itself. */
const replyChannels = ['thread', 'sms', 'email', 'sms_and_email'] as const;
/** A way of hearing of answers. */
export const replyChannelSchema = z.enum(replyChannels);
/** One of `replyChannels`; stored with each ticket. */
export type ReplyChannel = (typeof replyChannels)[number];
