import { describe, expect, it } from 'vitest';
import { importCustomers } from '../../../worker/people/import-customers.ts';
import { pictures } from '../../attachments/pictures.ts';
import { filedCode, screensOf, sendButton } from '../screens.ts';

const screens = screensOf('portal');

describe('the website builder on a phone', () => {
  it('the FAQ is two levels deep, and its last word is: write to us', async () => {
    const page = await screens.read('/');
    await page.locator('main a[href="/ordering/"]').first().click();
    await page.locator('main a[href="/ordering/invoices/"]').first().click();
    await page
      .getByRole('heading', { name: 'برای پرداخت نخستین صورت‌حساب چقدر وقت دارم؟' })
      .first()
      .waitFor();
    await screens.go(page, '/ordering/invoices/first/');
    expect(await page.locator('main').textContent()).toContain('۳۰ روز از روز صدور');
    expect(await page.locator('pasokh-helpful').count()).toBe(0);
    const ways = page.locator('main a[href^="/contact/"]');
    expect(await ways.last().getAttribute('href')).toBe('/contact/payment/');
    await screens.go(page, '/contact/');
    expect(await page.locator('main a[href^="/contact/"]').last().textContent()).toContain(
      'هنوز پرسشی دارید؟',
    );
    expect(await page.locator('a[href^="tel:"]').count()).toBe(0);
  });

  it.each([
    ['/ordering/free/', /همان لحظه ساخته.*چیزی بدهکار نیستید/s],
    ['/ordering/periods/', /در آغاز هر دوره.*تخفیف/s],
    ['/renewal/late/steps/', /پنل و پشتیبانی همچنان.*همان لحظه برمی‌گردد.*کامل جمع‌آوری/s],
  ])('%s says what organisation and invoice say', async (path, words) => {
    const page = await screens.read(path);
    expect(await page.locator('main').textContent()).toMatch(words);
  });

  it('a customer asks the reseller of its choice, and reads what the fee covers', async () => {
    const mobile = '+989123452001';
    const line = { line: 2, mobile, name: 'نسرین', plan: 'round-the-clock', agency: 'karun' };
    await importCustomers({ ...screens.services, db: screens.services.openDb() }, [line]);
    const page = await screens.open('/sign-in/');
    await screens.signIn(page, '9123452001');

    await screens.go(page, '/contact/support/');
    await page.getByText('نمایندگی کارون').first().waitFor();
    await page.getByLabel('عنوان').fill('فرم سفارش سایت خطا می‌دهد');
    await page.getByLabel('نشانی سایت شما').fill('example.ir');
    await page.getByLabel('شرح درخواست').fill('از دیروز هر که فرم سفارش را می‌فرستد خطا می‌بیند.');
    await page.getByRole('radio', { name: 'طراحی' }).check();
    await page.getByRole('link', { name: /رفتن به «خدمات جانبی»/ }).waitFor();
    await page.getByRole('radio', { name: 'خطا' }).check();
    await sendButton(page).click();
    const code = await filedCode(page);

    await screens.go(page, `/requests/${code}/`);
    await page.getByText('نمایندگی کارون').first().waitFor();
    await page.getByText('اطلاعات درخواست و شرایط هنگام ثبت').click();
    await page.getByText('طرح شبانه‌روزی').first().waitFor();
    await page
      .getByText(/رفع خطا در هر ساعت شبانه‌روز/)
      .first()
      .waitFor();
  });

  it('a payment is reported with the picture that its form asks for', async () => {
    const page = await screens.open('/sign-in/');
    await screens.signIn(page, '9123452002');
    await screens.go(page, '/contact/payment-slip/');
    await sendButton(page).click();
    await page.getByText('حداقل یک فایل').first().waitFor();
    const release = Promise.withResolvers<void>();
    await page.route('**/api/attachments', async (route) => {
      await release.promise;
      await route.continue();
    });
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: 'fish.png',
        mimeType: 'image/png',
        buffer: Buffer.from(pictures.png),
      });
    await page.getByText('fish.png').first().waitFor();
    await expect.poll(() => page.getByText('حداقل یک فایل').count()).toBe(0);
    await sendButton(page).click();
    expect(await page.getByText('حداقل یک فایل').count()).toBe(0);
    release.resolve();
    await page.locator('.files .icon-check').waitFor();
    await sendButton(page).click();
    expect(await page.getByText('حداقل یک فایل').count()).toBe(0);
  });

  it('a legal entity is asked for all that an official invoice needs', async () => {
    const page = await screens.open('/contact/official-invoice/');
    await page.getByLabel('شناسهٔ ملی').fill('10380284792');
    await sendButton(page).click();
    const faults = page.locator('.field-fault, [id$="-fault"]');
    await faults.first().waitFor();
    for (const label of ['نام ثبت‌شدهٔ شرکت', 'شمارهٔ اقتصادی', 'شناسهٔ ملی', 'نشانی ثبت‌شده'])
      expect(await page.getByLabel(label).getAttribute('aria-invalid'), label).toBe('true');
  });

  it('the help centre speaks of no product but its own', async () => {
    for (const path of ['/', '/contact/', '/requests/', '/sign-in/', '/privacy/', '/404.html']) {
      const page = await screens.read(path);
      expect(await page.content(), path).not.toMatch(/نارنج|هزارکالا|narenj/);
    }
  });
});
