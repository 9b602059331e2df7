import { describe, expect, it } from 'vitest';
import { holdRequests } from './hold-requests.ts';
import { alive, hasNoBarrier, phone, startWalk } from './walk.ts';

const { app, open } = startWalk();
const plain = { ...phone, javaScriptEnabled: false };

describe('dates, hours and amounts', () => {
  it('are read back, fill each other, and lead to another reading by one tap', async () => {
    const page = await open('/contact/payment/');
    await page.getByLabel('تاریخ پرداخت').fill('1405/01/05 10:30:22');
    expect(await page.getByLabel('ساعت پرداخت').inputValue()).toBe('10:30:22');
    await page.getByText('یعنی چهارشنبه ۵ فروردین ۱۴۰۵').waitFor();
    await page.getByText('یعنی ۱۰:۳۰ صبح').waitFor();

    const amount = page.getByLabel('مبلغ پرداخت');
    await amount.fill('۱ میلیون و ۲۰۰');
    await page.getByText('یعنی ۱٬۲۰۰٬۰۰۰ تومان').waitFor();
    await hasNoBarrier(page);
    await page.getByRole('button', { name: '۱٬۰۰۰٬۲۰۰ تومان' }).click();
    expect(await amount.inputValue()).toBe('۱٬۰۰۰٬۲۰۰ تومان');
    expect(await page.locator('.readings').count()).toBe(0);
    expect(await amount.evaluate((box) => box === document.activeElement)).toBe(true);

    await page.getByLabel('ساعت پرداخت').fill('۹');
    await page.getByText('منظورتان کدام است؟').waitFor();
    await page.getByRole('button', { name: '۹ شب' }).click();
    await page.getByText('یعنی ۹ شب').waitFor();
  });

  it('have a calendar that opens at the first click, also where what was typed is asked about', async () => {
    const page = await open('/contact/payment/');
    await page.getByLabel('تاریخ پرداخت').fill('۰۳/۰۴/۰۵');
    const button = page.getByRole('button', { name: 'باز کردن تقویم' });
    const { x, y, width, height } = (await button.boundingBox())!;
    // On the page and not in the window: the calendar's day of today is scrolled into view.
    const heightOnPage = () =>
      button.evaluate((element) => element.getBoundingClientRect().y + scrollY);
    const before = await heightOnPage();
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.getByText('این تاریخ را می‌شود چند جور خواند').waitFor();
    await page.mouse.up();
    await page.locator('.calendar').waitFor();
    expect(await heightOnPage()).toBe(before);
  });

  it('are asked about by radio buttons where no script runs', async () => {
    const page = await open('/contact/payment/', plain);
    await page.getByLabel('تاریخ پرداخت').fill('3/9/03');
    await page.getByLabel('مبلغ پرداخت').fill('1,250.000');
    await page.locator('form.form button[type="submit"]').click();
    await page.getByRole('group', { name: 'منظورتان کدام است؟' }).first().waitFor();
    await page.getByRole('radio', { name: '۱٬۲۵۰٬۰۰۰ تومان' }).check();
    await page.locator('form.form button[type="submit"]').click();
    await page.getByText('یعنی ۱٬۲۵۰٬۰۰۰ تومان').waitFor();
    expect(page.url()).toBe(`${app().origin}/contact/payment/`);
  });

  it('outlive a reload also where they were typed before any script ran', async () => {
    const page = await open('/');
    const { release } = await holdRequests(page, /\.js$/, { method: 'GET' });
    await page.goto(`${app().origin}/contact/technical/`, { waitUntil: 'commit' });
    const title = page.getByLabel('عنوان');
    await title.fill('صفحهٔ سبد خرید باز نمی‌شود');
    release();
    await alive(page);
    await expect
      .poll(() => page.evaluate(() => JSON.stringify(localStorage)))
      .toContain('صفحهٔ سبد خرید باز نمی‌شود');
    await page.reload();
    await alive(page);
    await expect.poll(() => title.inputValue()).toBe('صفحهٔ سبد خرید باز نمی‌شود');
  });
});
