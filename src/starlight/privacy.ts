import { toPersianDigits } from '#shared/persian/digits.ts';
import type { Settings } from '#shared/settings/schema.ts';

/** One kind of thing we keep: what it is, why, and until when. */
export interface Kept {
  what: string;
  why: string;
  howLong: string;
}

/** «۲ سال», «۳۰ روز»: a number of days as people count them. */
function formatDays(days: number): string {
  return days % 365 === 0 ? `${toPersianDigits(days / 365)} سال` : `${toPersianDigits(days)} روز`;
}

/** Everything the help centre keeps about a person; times come from the settings. */
export function keptOnServer({ retention, search, requestTypes }: Settings): Kept[] {
  const takesSensitive = requestTypes.some(({ files }) => files === 'sensitive');
  return [
    {
      what: 'شمارهٔ موبایل یا ایمیل تأییدشدهٔ شما',
      why: 'تا شما را بشناسیم و پاسخ درخواست‌هایتان به دست خودتان برسد.',
      howLong: 'تا وقتی درخواستی از شما نزد ما هست، یا تا روزی که حذف آن را بخواهید.',
    },
    {
      what: 'متن درخواست‌ها و پاسخ‌ها',
      why: 'برای پاسخ دادن، و برای اینکه بعداً هم بتوانید گفت‌وگو را بخوانید و به آن استناد کنید.',
      howLong: `${formatDays(retention.closedTickets)} پس از بسته شدن درخواست.`,
    },
    {
      what: 'فایل‌هایی که پیوست می‌کنید',
      why: 'برای بررسی درخواست. مکان عکس‌برداری و نشانه‌های دستگاه هنگام دریافت از آن‌ها پاک می‌شود.',
      howLong: `${formatDays(retention.attachments)} پس از بسته شدن درخواست.`,
    },
    ...(takesSensitive
      ? [
          {
            what: 'مدرک هویت و فایل‌های حساس',
            why: 'فقط برای درخواست‌هایی که بدون آن بررسی نمی‌شوند.',
            howLong: `${formatDays(retention.sensitiveAttachments)} پس از بسته شدن درخواست.`,
          },
        ]
      : []),
    {
      what: 'اینکه چه پیامی، کی و به کجا فرستاده شده است',
      why: 'تا اگر پیامک یا ایمیلی نرسید، علت آن را پیدا کنیم. متن پیام نگه داشته نمی‌شود.',
      howLong: `${formatDays(retention.sentMessages)}.`,
    },
    ...(search.countMisses
      ? [
          {
            what: 'جست‌وجوهایی که پاسخی نداشته‌اند',
            why: 'تا بدانیم چه پاسخی کم داریم. فقط شمرده می‌شوند؛ نام، شماره و نشانی شما کنارشان نیست.',
            howLong: `${formatDays(retention.searchMisses)}.`,
          },
        ]
      : []),
    {
      what: 'اگر دربارهٔ پاسخی گفته باشید که کمک کرد یا نه: همان، و آنچه کنارش نوشته‌اید',
      why: 'تا پاسخ‌ها را بهتر کنیم. نام و نشانی شما کنارش نیست و شماره‌ها در آن پنهان می‌شوند.',
      howLong: `${formatDays(retention.feedback)}.`,
    },
  ];
}

/** What the reader's own browser keeps. */
export const keptInBrowser: readonly Kept[] = [
  {
    what: 'کوکی ورود',
    why: 'تا پس از تأیید شماره یا ایمیل، وارد بمانید.',
    howLong: '۳۰ روز؛ اگر ۷ روز سر نزنید، زودتر تمام می‌شود.',
  },
  {
    what: 'کوکی تأیید',
    why: 'تا کدی که برایتان می‌آید فقط در همین مرورگر پذیرفته شود.',
    howLong: 'تا پایان اعتبار همان کد یا لینک؛ حداکثر ۲۴ ساعت.',
  },
  {
    what: 'کوکی دستگاه شناخته‌شده',
    why: 'تا تلاش‌های نادرست دیگران راه ورود شما را نبندد.',
    howLong: 'یک سال.',
  },
  {
    what: 'پیش‌نویس درخواست، جست‌وجوهای اخیر، پاسخ‌هایی که گفته‌اید کمک کردند یا نه، دستگاهی که راهنمایش را باز کرده‌اید، و حالت تیره یا روشن',
    why: 'تا نوشته‌هایتان گم نشود و صفحه همان‌طور که می‌خواهید باشد. این‌ها به ما فرستاده نمی‌شود.',
    howLong: 'تا وقتی خودتان پاک کنید؛ پیش‌نویس پس از ثبت درخواست پاک می‌شود.',
  },
  {
    what: 'نسخه‌ای از پرسش‌ها و پاسخ‌های همگانی',
    why: 'تا بی‌اینترنت هم بتوانید بخوانید و جست‌وجو کنید. چیزی از درخواست‌های شما در آن نیست.',
    howLong: 'تا وقتی داده‌های این سایت را از مرورگر پاک کنید؛ با هر تغییر سایت تازه می‌شود.',
  },
];
