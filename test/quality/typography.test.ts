import { expect, it } from 'vitest';
import { mendTyping } from '#shared/quality/typography.ts';

const mended = (text: string) => mendTyping(text)?.mended ?? text;

it('mends half-spaces, Arabic letters, signs, spaces and a tone of speech', () => {
  expect(mended('سفارش ها ارسال می شود')).toBe('سفارش‌ها ارسال می‌شود');
  expect(mended('مبلغ واریز میشود و نمیتوان برگرداند')).toBe('مبلغ واریز می‌شود و نمی‌توان برگرداند');
  expect(mended('بزرگ ترین بسته رسیده اند')).toBe('بزرگ‌ترین بسته رسیده‌اند');
  expect(mended('كد شما در پيامك است')).toBe('کد شما در پیامک است');
  expect(mended('سلام , خوبید ?')).toBe('سلام، خوبید؟');
  expect(mended('چرا؟؟؟')).toBe('چرا؟');
  expect(mended('سلام،وقت  بخیر .')).toBe('سلام، وقت بخیر .');
  expect(mended('اگه میخواین، میشه عوض کنین')).toBe('اگر می‌خواهید، می‌شود عوض کنید');
});

it('says which kinds of things, with the words before and after', () => {
  expect(mendTyping('سلام. سفارش ها با كد می شود.')).toMatchObject({
    faults: ['letters', 'halfSpaces'],
    examples: [
      { from: 'سفارش ها', to: 'سفارش‌ها' },
      { from: 'كد', to: 'کد' },
      { from: 'می شود.', to: 'می‌شود.' },
    ],
  });
});

it('leaves well-written texts, code, addresses and placeholders alone', () => {
  for (const text of [
    'سلام، سفارش‌ها ارسال می‌شود.\n\n- یک\n- دو\n  - سه',
    'ماه می در راه است؛ می‌رسد.',
    'دستور `می شود ,` را بزنید',
    '```\nكد می شود ,\n```',
    'نشانی https://a.ir/كتاب?می=1, را ببینید',
    'به a@b.ir یا example.com نامه بدهید',
    'سلام {name}، کد {code}',
  ])
    expect(mendTyping(text), text).toBeNull();
  expect(mended('كد `كد` و {fact:كد} و https://a.ir/ك')).toBe(
    'کد `كد` و {fact:كد} و https://a.ir/ك',
  );
  expect(mended('```\nكد')).toBe('```\nکد');
});

it('mends what is mended already no further', () => {
  for (const text of ['سفارش ها می شود , خوبید ?', 'اگه میخواین', 'سلام  ،سلام'])
    expect(mendTyping(mended(text)), text).toBeNull();
});
