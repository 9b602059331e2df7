import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './barriers.ts';
import { openDeskSite, wide } from './desk-site.ts';

const site = openDeskSite();

/** The request as its customer reads it, in a browser of her own. */
async function openAsCustomer() {
  const customer = await site.newCustomer();
  const facts = { order: '1234567', 'order-state': 'processing' };
  const code = await customer.file({ requestType: 'cancel', title: 'لغو سفارش', facts });
  const { page, context, faults } = await site.openPage();
  await context.addCookies(
    [...customer.browser.cookies].map(([name, value]) => ({
      ...{ name, value, url: site.app.origin },
    })),
  );
  await page.goto(`${site.app.origin}/requests/${code}/`);
  const status = page.locator('#ticket-status');
  await status.waitFor();
  return {
    ...{ code, page, context, faults, status },
    /** One refresh; whatever is asked next is in the page by then. */
    async refresh() {
      await page.reload();
      await status.waitFor();
    },
    state: () => status.locator('.state').getAttribute('data-state'),
    /** What is said of the history, each change a line. */
    changes: () => page.locator('.history li').allTextContents(),
  };
}

/** Unfolds an act beside the messages, and gives its form. */
async function unfold(page: Page, title: string) {
  const form = page.locator('.desk-folded', { has: page.locator('summary', { hasText: title }) });
  await form.locator('summary').click();
  return form;
}

/** Does an act, and waits until the desk says that it is done. */
async function act(page: Page, press: () => Promise<void>, said: string) {
  await press();
  await page.locator('.desk-said', { hasText: said }).waitFor();
}

it('a customer sees each move within one refresh', async () => {
  const customer = await openAsCustomer();
  expect(await customer.state()).toBe('waiting');

  const { page, context, faults } = await site.sitDown(`/desk/${customer.code}/`, wide);
  await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
  await customer.refresh();
  expect(await customer.state()).toBe('in_review');

  await page.locator('#field-reply').fill('سفارش شما **پیدا شد**.');
  await page.locator('#field-reply').press('Control+Enter');
  await page.locator('.desk-message[data-kind="agent"]').waitFor();
  await customer.refresh();
  expect(await customer.state()).toBe('answered');
  await customer.page.locator('.message strong', { hasText: 'پیدا شد' }).waitFor();

  await page.getByRole('button', { name: 'مشتری و کارها' }).click();
  await act(
    page,
    () => page.getByRole('button', { name: 'ثبت مرحله' }).click(),
    'مرحلهٔ درخواست تغییر کرد',
  );
  await customer.refresh();
  expect(await customer.page.locator('.stages [aria-current="step"]').textContent()).toContain(
    'پذیرفته شد',
  );

  const snooze = await unfold(page, 'به تعویق انداختن');
  await snooze.locator('#field-snooze-reason').fill('منتظر پاسخ بانک');
  await snooze.getByRole('button', { name: 'یک هفتهٔ دیگر' }).click();
  await snooze.getByRole('button', { name: 'ثبت تعویق' }).click();
  await page.locator('.desk-snoozed').waitFor();
  await customer.refresh();
  expect(await customer.status.locator('.notice').textContent()).toContain('منتظر پاسخ بانک');

  const change = await unfold(page, 'ویرایش درخواست');
  await change.getByLabel('عنوان').fill('لغو سفارش ۱۲۳۴۵۶۷');
  await act(
    page,
    () => change.getByRole('button', { name: 'ثبت تغییرات' }).click(),
    'تغییرات ثبت شد',
  );
  await customer.refresh();
  expect(await customer.page.locator('h1').textContent()).toBe('لغو سفارش ۱۲۳۴۵۶۷');

  const close = await unfold(page, 'بستن درخواست');
  await close.getByLabel('علت بستن').fill('وجه واریز شد');
  await close.getByRole('button', { name: 'بستن درخواست' }).click();
  await page.locator('.desk-head .state[data-state="closed"]').waitFor();
  await customer.refresh();
  expect(await customer.state()).toBe('closed');
  expect(await customer.status.textContent()).toContain('وجه واریز شد');
  expect(await customer.status.textContent()).not.toContain('منتظر پاسخ بانک');

  const reopen = await unfold(page, 'باز کردن دوباره');
  await reopen.getByLabel('علت باز کردن').fill('واریز برگشت خورد');
  await act(
    page,
    () => reopen.getByRole('button', { name: 'باز کردن دوباره' }).click(),
    'درخواست دوباره باز شد',
  );
  await customer.refresh();
  expect(await customer.state()).not.toBe('closed');
  await customer.page.locator('.fold', { has: customer.page.locator('.history') }).click();
  expect(await customer.changes()).toContainEqual(expect.stringContaining('واریز برگشت خورد'));
  expect(await findBarriers(customer.page)).toEqual([]);

  expect([...faults, ...customer.faults]).toEqual([]);
  await customer.context.close();
  await context.close();
}, 60_000);
