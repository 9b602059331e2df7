import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openContentEngine } from '../../scripts/lib/aliases/content-engine.node.ts';

const { engine } = await openContentEngine(
  fileURLToPath(new URL('../../content', import.meta.url)),
);
const firstFor = async (text: string) => {
  const { sure, near } = await engine.query(text);
  return [...sure, ...near][0]?.id;
};
const money = ['refunds/how-long', 'refunds/not-arrived'] as const;
const late = ['delivery/tracking/late-parcel', 'orders/states', 'delivery/how-long'] as const;

describe('what we are asked to do leads to what is missing', () => {
  test.each<[string, ...string[]]>([
    ['پولمو بدید', ...money],
    ['پولمو پس بدید', ...money],
    ['پولمو برگردونید', ...money],
    ['پول منو واریز کنید', ...money],
    ['وجه رو عودت بدید', ...money],
    ['پولمو بده', ...money],
    ['سفارشمو بفرستید', ...late],
    ['بسته منو بفرستید دیگه', ...late],
    ['سفارشم رو ارسال کنید', ...late],
    ['مرسولمو بیارید', ...late],
    ['کدو بفرستید', 'account/sign-in/code-not-received'],
    ['کد رو بفرستین', 'account/sign-in/code-not-received'],
    ['کد تایید بفرستید', 'account/sign-in/code-not-received'],
    ['کد ورود رو بفرست', 'account/sign-in/code-not-received'],
    ['لینک دانلود رو بفرستید', 'downloads/links-missing', 'downloads/links'],
    ['لینکمو بفرستید', 'downloads/links-missing', 'downloads/links'],
    ['فاکتورمو بدید', 'invoices/where'],
    ['کد رهگیری بدید', 'delivery/tracking/postal-code'],
    ['کد رهگیریمو بفرستید', 'delivery/tracking/postal-code'],
    ['جواب تیکتمو بدید', 'support/one-topic', 'support/answer-time'],
    ['جواب منو بدید', 'support/one-topic', 'support/answer-time'],
    ['دوره منو فعال کنید', 'downloads/activation', 'payments/paid-not-active'],
    ['اشتراکمو وصل کنید', 'subscriptions/renewal/restore', 'payments/paid-not-active'],
    ['سایتمو باز کنید', 'subscriptions/renewal/restore', 'subscriptions/renewal/late-payment'],
    ['سفارشمو لغو کنید', 'orders/cancel'],
    ['سفارشم رو کنسل کن', 'orders/cancel'],
    ['اکانتمو حذف کنید', 'account/delete-account'],
    ['حسابمو ببندید', 'account/delete-account'],
    ['تیکتمو دوباره باز کنید', 'support/reopen'],
    ['شماره سریال رو بدید', 'warranty/find-serial'],
  ])('«%s»', async (text, ...wanted) => {
    expect(wanted).toContain(await firstFor(text));
  });
});

describe('what was done to somebody is another question than how to do it', () => {
  test.each<[string, ...string[]]>([
    ['چرا سفارشم لغو شد', 'orders/cancelled-by-shop'],
    ['چرا سفارشم کنسل شده', 'orders/cancelled-by-shop'],
    ['سفارشم لغو شده', 'orders/cancelled-by-shop'],
    ['سفارشمو لغو کردید', 'orders/cancelled-by-shop'],
    ['چرا سفارش منو لغو کردین', 'orders/cancelled-by-shop'],
    ['خریدم کنسل شد', 'orders/cancelled-by-shop'],
    ['میخوام سفارشم رو لغو کنم', 'orders/cancel'],
    ['چطور سفارش رو لغو کنم', 'orders/cancel'],
    ['سفارش لغو بشه لطفا', 'orders/cancel'],
    ['لغو سفارش', 'orders/cancel'],
    ['درخواستم بسته شد', 'support/closed'],
    ['چرا تیکتمو بستید', 'support/closed'],
    ['میخوام تیکتم رو باز کنم', 'support/reopen'],
    ['چرا سایتم بسته شد', 'subscriptions/renewal/late-payment'],
    ['اشتراکم رو چطور قطع کنم', 'subscriptions/cancel'],
    ['مرجوعیم رد شد', 'returns/rejected'],
    ['چرا مرجوعی منو رد کردید', 'returns/rejected'],
    ['میخوام مرجوع کنم', 'returns/how-to-return'],
    ['چطور کالا رو مرجوع کنم', 'returns/how-to-return'],
    ['شمارم عوض شده', 'account/sign-in/change-number'],
    ['حسابم قفل شد', 'account/sign-in/too-many-tries'],
    ['حسابم مسدود شده', 'account/sign-in/too-many-tries'],
    ['اعتبارم رد شد', 'payments/instalments/rejected'],
    ['پولم برگشت خورد', 'refunds/track', 'refunds/wrong-sheba'],
    ['قسطم عقب افتاد', 'payments/instalments/early-or-late'],
    ['از حسابم پرت شدم بیرون', 'account/sign-in/signed-out-again'],
    ['چطور از حسابم خارج بشم', 'account/sign-in/sign-out-everywhere'],
    ['چرا کدم قبول نشد', 'account/sign-in/code-rejected'],
    ['سفارشم عوضی فرستاده شد', 'returns/wrong-item'],
    ['سفارشم فرستاده شد ولی نمیخوامش', 'orders/after-dispatch'],
    ['عنوانم رد شد', 'support/good-title'],
    ['گارانتیم باطل شد', 'warranty/void'],
    [
      'اشتراکم تمدید نشد',
      'subscriptions/renewal/no-auto-debit',
      'subscriptions/renewal/how-to-renew',
    ],
  ])('«%s»', async (text, ...wanted) => {
    expect(wanted).toContain(await firstFor(text));
  });
});

test.each([
  'عید مبارک',
  'عالی',
  'عالی بود',
  'اعصابم خورد شد',
  'جون مادرت',
  'دمتون گرم',
  'خدا خیرتون بده',
  'دستتون درد نکنه',
  'سال نو مبارک',
  'خیلی بدید',
  'افتضاحید',
  'دیوونم کردید',
  'خسته شدم',
  'لعنتی',
  'بی شعور',
  'مرسی از زحماتتون',
  'شب بخیر',
  'روز خوبی داشته باشید',
  'خداحافظ',
  'عصبانیم',
  'حالم بده',
  'تورو خدا',
  'تو رو خدا کمکم کنید',
  'خواهش میکنم',
  'آفرین',
  'ایول',
  'چه خبر',
  'خوبید',
  'سلام خوبی',
  'ازتون متنفرم',
  'واقعا که',
  'شرم کنید',
  'خجالت بکشید',
  'خدا لعنتتون کنه',
  'ممنون از شما',
  'قربونت',
  'فدات',
  'چاکرم',
  'موفق باشید',
  'خوشم اومد',
  'مسخره کردید',
  'چه وضعشه',
  'این چه وضعیه',
  'حرف نداره',
  'گند زدید',
  'پدرم در اومد',
  'جونم به لبم رسید',
  'کارتون درسته',
  'انشالا',
  'یا خدا',
  'بیخیال',
  'اوکی',
  'باشه',
  'حله',
  'ok',
  'salam khoobi',
  'عید شما مبارک',
  'روزتون مبارک',
  'تولدم مبارک',
])('greetings, wishes and anger have no answer: «%s»', async (text) => {
  expect((await engine.query(text)).sure).toEqual([]);
});

describe('a long story without punctuation leads to what it asks', () => {
  test.each([
    [
      'سلام خسته نباشید من دیروز رفتم یه دوره خریدم پولشم دادم که برای پسرم باشه بعد هرچی منتظر موندم لینک دانلود نیومد ایمیلمو هم گشتم نبود',
      'downloads/links-missing',
    ],
    [
      'من یه ماهه مشتری شما هستم و همیشه راضی بودم ولی این دفعه که خرید کردم دو بار از حسابم پول کم شد حالا چجوری پولم برمیگرده',
      'payments/double-payment',
    ],
    [
      'آقا ما یه سرویس داشتیم که پارسال گرفته بودیم بعد یادمون رفت تمدید کنیم حالا سایتمون بالا نمیاد چیکار کنیم',
      'subscriptions/renewal/late-payment',
    ],
    [
      'خانومم برای تولد دخترم یه عروسک سفارش داده بود که قرار بود سه شنبه برسه ولی ما خونه نبودیم پیک اومده رفته حالا باید چیکار کنیم',
      'delivery/courier-call',
    ],
    [
      'من میخواستم با کارتم پرداخت کنم رمز دوم نمیومد بعد فهمیدم پیامک های بانک رو بستم حالا رمز پویا برام نمیاد',
      'payments/gateway/dynamic-password',
    ],
    [
      'دیشب نشستم کلی تیکت نوشتم براتون با جزئیات بعد برق رفت و صفحه بسته شد حالا هرچی نوشته بودم پریده',
      'site/drafts',
    ],
    [
      'من اول یه سفارش گذاشتم بعد دیدم آدرس قدیمیم رو انتخاب کرده که دیگه اونجا نیستم حالا چجوری آدرسشو عوض کنم',
      'orders/wrong-address',
    ],
  ])('«%s»', async (text, wanted) => {
    expect(await firstFor(text)).toBe(wanted);
  });
});
