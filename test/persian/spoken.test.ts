import { describe, expect, test } from 'vitest';
import { isSpoken } from '#shared/persian/spoken.ts';
import { readLibrary } from '../../src/articles/library.node.ts';

describe('spoken language', () => {
  test.each([
    'کد نمیاد',
    'کد نمی‌آد',
    'چرا پولم برنمی‌گرده',
    'سفارشم نیومد',
    'چجوری عوضش کنم',
    'پولمو بدید',
    'رمزم رو فراموش کردم',
    'بسته رو کجا پیگیری کنم',
    'میگه کد اشتباهه',
    'كد رو ميزنم قبول نميكنه',
    'هنوز وصل نشدین؟',
    'اس ام اس نمی رسه برام',
    'جواب پیامکتون',
    'پول خریدو کی میدن',
    'جریمه داره',
    'مگه نگفتین',
    'خونه نبودم',
    'قابل برگردوندنه',
    'گوشی رو برنمیدارن',
    'چرا برنمی‌دارین',
  ])('«%s» is', (text) => {
    expect(isSpoken(text)).toBe(true);
  });

  test.each([
    'کد تأیید نمی‌آید',
    'پول برنگشته است',
    'سفارش ثبت نشده',
    'پیگیری بسته',
    'میان بسته‌ها',
    'نگه داشتن فایل',
    'نرم افزار',
    'نمونه متن',
    'آزمون بدون بستن صفحه',
    'شست‌وشوی کالا',
    'می‌توان برگرداند',
    'لغو کردن سفارش',
    'برنده شدن',
    'برنمی‌دارند',
    'در میان نامه‌ها',
    'cancel',
    '۱۲۳',
    '',
  ])('«%s» is not', (text) => {
    expect(isSpoken(text)).toBe(false);
  });

  test('is in no title of our own articles but those that quote it', () => {
    const titles = readLibrary('content').articles.map(({ title }) => title);
    expect(titles.filter(isSpoken)).toEqual([]);
  });
});
