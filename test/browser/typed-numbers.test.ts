import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { alive, describeTrouble, hasNoBarrier, startWalk } from './walk.ts';

const { app, open, freshMobile, fileByPhone } = startWalk();

const numbers = ['0912 123 4567', 'IR06 2960 0000 0010 0324 2000 01', '021-8877-6655'];
const card = '6037-9911-9950-0590';

/** Digits of the number as they stand on the screen from left to right. */
const shownDigits = (place: Locator, number: string) =>
  place.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = node.textContent?.indexOf(wanted) ?? -1;
      if (from < 0) continue;
      const digits = [...wanted].flatMap((digit, at) => {
        if (!/\d/.test(digit)) return [];
        const range = document.createRange();
        range.setStart(node, from + at);
        range.setEnd(node, from + at + 1);
        const { left, top } = range.getBoundingClientRect();
        return [{ digit, left, top }];
      });
      const ordered = digits.toSorted((one, other) => one.top - other.top || one.left - other.left);
      return ordered.map(({ digit }) => digit).join('');
    }
    return null;
  }, number);

/** What a reader copies of it. */
const copied = (page: Page, place: Locator) =>
  place
    .evaluate((element) => getSelection()?.selectAllChildren(element))
    .then(() => page.evaluate(() => String(getSelection())));

describe('numbers and addresses', () => {
  it('are read back, and a mistyped mailbox is asked about one tap away', async () => {
    const page = await open('/contact/refund/');
    await page.getByLabel('شمارهٔ سفارش').fill('سفارش شماره ۱۲۳۴۵');
    await page.getByText('یعنی 12345').waitFor();
    await page.getByLabel('شبا').fill('شبا: IR06/2960/0000/0010/0324/2000/01');
    const echo = page.locator('.echo', { hasText: 'IR06 2960' });
    expect(await shownDigits(echo, numbers[1]!)).toBe(numbers[1]!.replace(/\D/g, ''));
    expect(await copied(page, echo)).toBe(`یعنی ${numbers[1]}`);

    await page.getByRole('radio', { name: /^ایمیل/ }).check();
    const email = page.getByLabel('ایمیل شما');
    await email.fill('Sara <sara@gmial.com>');
    await page.getByText('یعنی sara@gmial.com').waitFor();
    await hasNoBarrier(page);
    await page.getByRole('button', { name: 'sara@gmail.com' }).click();
    expect(await email.inputValue()).toBe('sara@gmail.com');
    expect(await page.locator('.readings').count()).toBe(0);
  });

  it('of one line of a receipt fill day and hour, on a phone too', async () => {
    const page = await open('/contact/payment/');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByLabel('تاریخ پرداخت').fill('دیشب ساعت ۱۱');
    await page.getByText('یعنی ۱۱ شب').waitFor();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
    await hasNoBarrier(page);
  });

  it('keep their order in what people wrote, are copied as they are, and cards are masked and said', async () => {
    const page = await open('/contact/technical/');
    await describeTrouble(page, `با ${numbers[0]} تماس گرفتم و پاسخی نبود`);
    const text = `شمارهٔ من ${numbers[0]} و شبا ${numbers[1]} و تلفن ${numbers[2]} است، کارت ${card}.`;
    await page.getByLabel('شرح درخواست').fill(text);
    const code = await fileByPhone(page, freshMobile());
    await page.getByText('شمارهٔ کارت برای امنیت شما پنهان شد').waitFor();
    await hasNoBarrier(page);

    await page.goto(`${app().origin}/requests/${code}/`);
    await alive(page);
    const message = page.locator('.message-text').first();
    for (const number of numbers)
      expect(await shownDigits(message, number)).toBe(number.replace(/\D/g, ''));
    expect(await copied(page, message)).toBe(text.replace(card, 'xxxx-xxxx-xxxx-0590'));
    const title = page.locator('.thread-title');
    expect(await shownDigits(title, numbers[0]!)).toBe(numbers[0]!.replace(/\D/g, ''));
    await page.getByText('•••• ۰۵۹۰').waitFor();
    await hasNoBarrier(page);
  });
});
