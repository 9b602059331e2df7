import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './barriers.ts';
import { openDeskSite, overflow, wide } from './desk-site.ts';

const site = openDeskSite();
const shots = process.env.SHOTS;

const shoot = async (page: Page, name: string) => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
};

/** A customer who reads her requests in a browser of her own. */
async function readingCustomer() {
  const customer = await site.newCustomer();
  const { page, context } = await site.openPage();
  await context.addCookies(
    [...customer.browser.cookies].map(([name, value]) => ({
      ...{ name, value, url: site.app.origin },
    })),
  );
  const open = async (code: string) => {
    await page.goto(`${site.app.origin}/requests/${code}/`);
    await page.locator('.message').first().waitFor();
  };
  return { ...customer, page, context, open };
}

it('merges two requests and takes them apart; the customer sees each in one refresh', async () => {
  const customer = await readingCustomer();
  const code = await customer.file();
  const second = await customer.file({
    title: 'خطای ۵۰۲ در پرداخت',
    text: 'بعد از رمز دوم، خطای ۵۰۲ می‌آید و برمی‌گردم به سبد.',
    anotherMatter: true,
  });
  const { page, context } = await site.sitDown(`/desk/${second}/`, wide);
  await page.getByRole('button', { name: 'مشتری و کارها' }).click();
  await page.getByText('کارهای دیگر').click();
  await page.getByText('یکی کردن با درخواست دیگر').click();
  await shoot(page, 'merge-form-1280');
  await page.getByRole('radio', { name: new RegExp(code) }).check();
  await page.getByRole('button', { name: 'یکی کردن', exact: true }).click();
  await page.locator('.desk-merged').waitFor();
  await page.locator('.desk-merged a').click();
  await page.getByText('از درخواست').waitFor();
  await shoot(page, 'merged-1280');
  expect(await findBarriers(page)).toEqual([]);

  await customer.open(second);
  expect(await customer.page.locator('#reply').count()).toBe(0);
  await shoot(customer.page, 'customer-merged-390');
  await customer.page.getByRole('link', { name: code }).first().click();
  await customer.page.getByText('خطای ۵۰۲ می‌آید').waitFor();
  await customer.page.getByText('از درخواست').waitFor();
  await shoot(customer.page, 'customer-target-390');
  expect(await findBarriers(customer.page)).toEqual([]);
  expect(await overflow(customer.page)).toBe(0);

  await page.goto(`${site.app.origin}/desk/${second}/`);
  await page.getByRole('button', { name: 'جدا کردن دوباره' }).click();
  await page.locator('.desk-merged').waitFor({ state: 'detached' });
  await customer.open(second);
  await customer.page.locator('#reply').waitFor();
  await customer.context.close();
  await context.close();
});

it('makes a request of a message; the customer sees both in one refresh', async () => {
  const customer = await readingCustomer();
  const code = await customer.file();
  await customer.browser.post(`/api/requests/${code}/messages`, {
    text: 'راستی کد تخفیفم هم کار نمی‌کند.',
  });
  const mobile = site.nextMobile();
  await customer.browser.post(`/api/requests/${code}/participants`, { mobile, name: 'علی' });
  const { browser: second } = await site.app.customer(mobile);
  await second.post(`/api/requests/${code}/messages`, { text: 'من هم همین را دیدم.' });
  const { page, context } = await site.sitDown(`/desk/${code}/`);
  await page.getByRole('button', { name: 'مشتری و کارها' }).click();
  await page.getByText('کارهای دیگر').click();
  await page.getByText('جدا کردن بخشی از گفت‌وگو').click();
  const choices = page.locator('.desk-choices .desk-tick', { hasText: 'صاحب درخواست' });
  expect(await choices.count()).toBe(2);
  expect(await page.locator('.desk-choices', { hasText: 'من هم همین' }).count()).toBe(0);
  await page.getByText('پیام‌های همراه درخواست جدا نمی‌شود').waitFor();
  await page.getByRole('checkbox', { name: /کد تخفیفم/ }).check();
  await page.getByLabel('نوع درخواست').selectOption({ index: 1 });
  await page.getByLabel('عنوان درخواست جدید').fill('کد تخفیف کار نمی‌کند');
  await shoot(page, 'split-form-390');
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'ثبت درخواست جدید' }).click();
  await page.getByText('از این درخواست جدا شده').waitFor();
  await shoot(page, 'split-390');
  expect(await findBarriers(page)).toEqual([]);

  await customer.page.goto(`${site.app.origin}/requests/`);
  await customer.page.getByText('کد تخفیف کار نمی‌کند').click();
  await customer.page.locator('.message').getByText('راستی کد تخفیفم').waitFor();
  await customer.context.close();
  await context.close();
});

it('files a request for a caller who is found by the last four digits', async () => {
  const mobile = '+989125554321';
  const customer = await site.app.customer(mobile);
  await customer.file();
  const { page, context } = await site.sitDown('/desk/', wide);
  await page.locator('.desk-list a').first().waitFor();
  await page.keyboard.press('KeyC');
  await page.locator('#field-caller').fill('۴۳۲۱');
  await page.getByRole('radio').first().check();
  await page.getByLabel('نام تماس‌گیرنده').fill('سارا رضایی');
  await page.getByLabel('نوع درخواست').selectOption('technical');
  await page.getByLabel('عنوان').fill('صفحهٔ پرداخت بسته می‌شود');
  await page.getByLabel('شرح درخواست').fill('پس از وارد کردن رمز دوم، صفحه بسته می‌شود.');
  await shoot(page, 'on-behalf-1280');
  expect((await page.locator('#field-caller').boundingBox())?.width).toBeGreaterThan(400);
  expect(await findBarriers(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await shoot(page, 'on-behalf-390');
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'ثبت درخواست', exact: true }).click();
  await page.locator('#desk-filed').waitFor();
  await shoot(page, 'filed-390');
  await page.getByRole('link', { name: 'دیدن درخواست' }).click();
  await page.getByText('ثبت‌شده توسط همکار، پس از تماس').waitFor();
  await context.close();
});
