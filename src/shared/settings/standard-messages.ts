import type { MessageTemplate } from './messages.ts';

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
  participant_added: {
    sms: {
      text: 'شما به درخواست {trackingCode} در {brand} اضافه شده‌اید. برای دیدن گفت‌وگو با همین شماره وارد شوید: {link}\nبه این پیامک پاسخ ندهید.',
      patterns: {},
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
  messages: Record<string, MessageTemplate>,
  name: string,
): MessageTemplate => ({ ...standardTexts[name], ...messages[name] });
