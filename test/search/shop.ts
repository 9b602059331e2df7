import type { SearchArticle } from '#shared/search/index.ts';

/** A few articles of a shop, as the build hands them over. */
export const shop: SearchArticle[] = [
  {
    id: 'refund-time',
    url: '/refunds/refund-time/',
    title: 'زمان بازگشت وجه',
    category: ['بازگشت وجه'],
    aliases: ['پولم کی برمی‌گردد'],
    sections: [
      { text: 'مبلغ طی ۷۲ ساعت کاری به شمارهٔ شبای شما واریز می‌شود.' },
      {
        heading: 'اگر کارت شما عوض شده است',
        slug: 'card-changed',
        text: 'شبای تازه را در پروفایل بنویسید. سپس به واحد مالی خبر بدهید.',
      },
    ],
  },
  {
    id: 'tracking',
    url: '/delivery/tracking/',
    title: 'کد رهگیری پستی',
    category: ['ارسال', 'پیگیری'],
    aliases: [],
    sections: [{ text: 'کد ۲۴ رقمی پس از تحویل بسته به پست برایتان پیامک می‌شود.' }],
  },
  {
    id: 'password',
    url: '/account/password/',
    title: 'فراموشی رمز عبور',
    category: ['حساب'],
    aliases: [],
    sections: [{ text: 'در صفحهٔ ورود، «رمز را به یاد ندارم» را بزنید. کد پیامک‌شده را بنویسید.' }],
  },
  {
    id: 'wallet',
    url: '/account/wallet/',
    title: 'کیف پول',
    category: ['حساب'],
    aliases: [],
    sections: [{ text: 'برای شارژ کردن، مبلغ را بنویسید و بپردازید.' }],
  },
];

/** An article of one section, to be found beside those of the shop. */
export const articleOf = (id: string, title: string, text: string): SearchArticle => ({
  id,
  url: `/${id}/`,
  title,
  category: ['راهنما'],
  aliases: [],
  sections: [{ text }],
});
