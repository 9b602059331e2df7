import * as z from 'zod/mini';
import { settingsLimits } from '../fields/size-limits.ts';
import { lineSchema } from './parts.ts';

/**
 * The text of one message. Placeholders are in braces: `{code}`. Which message has which
 * placeholders is said by each feature's `messages.ts` and checked at start.
 */
const messageSchema = z.strictObject({
  sms: z.optional(
    z.strictObject({
      text: z.string().check(z.minLength(1), z.maxLength(settingsLimits.smsText)),
      /** Approved pattern per provider, and which of its values is which placeholder. */
      patterns: z._default(
        z.partialRecord(
          z.enum(['kavenegar', 'smsir', 'melipayamak']),
          z.strictObject({ name: lineSchema, values: z.record(z.string(), z.string()) }),
        ),
        {},
      ),
    }),
  ),
  email: z.optional(
    z.strictObject({
      subject: lineSchema,
      text: z.string().check(z.minLength(1), z.maxLength(settingsLimits.emailText)),
    }),
  ),
});

/** Message texts by the message's name; only those an organisation writes itself. */
export const messagesSchema = z.record(z.string(), messageSchema);

/** The texts of one message, by channel. */
export type MessageTemplate = z.infer<typeof messageSchema>;

/** Texts of messages that are younger than released settings: an organisation may write its own. */
const standardTexts: Record<string, MessageTemplate> = {
  inbound_form_link: {
    email: {
      subject: 'ایمیل شما به {brand} ثبت نشد',
      text: 'ایمیل شما به دست کارشناسان نرسید. این نشانی فقط پاسخ به ایمیل‌های اطلاع‌رسانی ما را دریافت می‌کند، آن هم از همان ایمیلی که اطلاع‌رسانی را گرفته است.\n\nبرای ثبت درخواست، این صفحه را باز کنید: {contactLink}\n\nبه این ایمیل پاسخ ندهید؛ پاسخ شما به ما نمی‌رسد.',
    },
  },
  identity_changed: {
    sms: {
      text: 'این شماره دیگر به حساب شما در {brand} وصل نیست؛ شمارهٔ دیگری جای آن را گرفت.\nاگر خودتان تغییر نداده‌اید، به ما بگویید: {contactLink}\nبه این پیامک پاسخ ندهید.',
      patterns: {},
    },
    email: {
      subject: 'ایمیل حساب شما در {brand} تغییر کرد',
      text: 'این ایمیل دیگر به حساب شما در {brand} وصل نیست؛ ایمیل دیگری جای آن را گرفت. اگر خودتان آن را تغییر داده‌اید، کاری لازم نیست.\n\nاگر تغییر نداده‌اید، به ما بگویید: {contactLink}\n\nبه این ایمیل پاسخ ندهید؛ پاسخ شما به ما نمی‌رسد.',
    },
  },
  ticket_stage: {
    sms: {
      text: 'درخواست {trackingCode} در {brand}: {stage}\n{news}\n{link}\nبه این پیامک پاسخ ندهید.',
      patterns: {},
    },
    email: {
      subject: 'درخواست {trackingCode}: {stage}',
      text: 'مرحلهٔ درخواست شما: {stage}\n\n{news}\n\nدیدن درخواست و پیگیری مرحله‌ها: {link}\n\n{answering}',
    },
  },
  alarm_raised: {
    sms: { text: 'هشدار {brand}: {title}\n{advice}\n{link}', patterns: {} },
    email: {
      subject: 'هشدار {brand}: {title}',
      text: '{title}\n\n{advice}\n\nزمان: {since}\n\nجزئیات: {link}',
    },
  },
  alarm_reminder: {
    sms: {
      text: 'یادآوری هشدار {brand}: {title} (از {since})\n{advice}\n{link}',
      patterns: {},
    },
    email: {
      subject: 'یادآوری هشدار {brand}: {title}',
      text: 'این مشکل از {since} برطرف نشده است: {title}\n\n{advice}\n\nبرای قطع یادآوری، در میز پشتیبانی دکمهٔ «دیدم» را بزنید: {link}',
    },
  },
  alarm_recovered: {
    sms: { text: '{brand}: برطرف شد: {title}\n{link}', patterns: {} },
    email: {
      subject: 'برطرف شد: {title}',
      text: 'این مشکل {brand} برطرف شد: {title}\n\nشروع: {since}\n\nجزئیات: {link}',
    },
  },
};

/** The texts of one message: those of settings, else the standard ones. */
export const templateOf = (
  messages: z.infer<typeof messagesSchema>,
  name: string,
): MessageTemplate => ({ ...standardTexts[name], ...messages[name] });
