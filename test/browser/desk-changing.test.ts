import { describe, expect, it } from 'vitest';
import type { Thread } from '#shared/contract/tickets.ts';
import { openDeskSite, phone, wide } from './desk-site.ts';

const site = openDeskSite();

async function openRefund(options = wide) {
  const customer = await site.newCustomer();
  const facts = { order: '1234567', sheba: 'IR820540102680020817909002', amount: '250000' };
  const code = await customer.file({ requestType: 'refund', facts });
  const opened = await site.sitDown(`/desk/${code}/`, options);
  await opened.page.locator('.desk-head h2').waitFor();
  return {
    ...{ ...opened, code },
    thread: async () =>
      (await (await customer.browser.get(`/api/requests/${code}`)).json()) as Thread,
  };
}

describe('at the desk', () => {
  it('an agent puts a request off by keyboard and brings it back', async () => {
    const { page, faults, thread } = await openRefund();
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    await page.keyboard.press('KeyH');
    await page.locator('#field-snooze-day:focus').waitFor();
    const form = page.locator('details', { has: page.locator('#field-snooze-day') });
    await form.getByRole('button', { name: 'ثبت تعویق' }).click();
    await form.getByText('علت را بنویسید.').waitFor();
    await page.locator('#field-snooze-reason').fill('منتظر پاسخ بانک');
    await form.getByRole('button', { name: 'ثبت تعویق' }).click();
    await form.getByText('روز را بنویسید یا انتخاب کنید.').waitFor();
    await form.getByRole('button', { name: 'یک هفتهٔ دیگر' }).click();
    await form.getByRole('button', { name: 'ثبت تعویق' }).click();
    await page.locator('.desk-snoozed').waitFor();
    // What is done is folded, and the focus stands where it was opened.
    await page.locator('summary:focus', { hasText: 'به تعویق انداختن' }).waitFor();
    expect(await form.getAttribute('open')).toBeNull();
    expect((await thread()).snoozed?.reason).toBe('منتظر پاسخ بانک');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'پایان تعویق' }).click();
    await page.locator('.desk-snoozed').waitFor({ state: 'detached' });
    expect((await thread()).snoozed).toBeNull();
    expect(faults).toEqual([]);
  });

  it('an agent corrects facts and type on a phone, with what is wrong beside its box', async () => {
    const { page, thread } = await openRefund(phone);
    await page.getByRole('button', { name: 'مشتری و کارها' }).click();
    await page.locator('summary', { hasText: 'ویرایش درخواست' }).click();
    const form = page.locator('details', { has: page.locator('#field-title') });
    await page.locator('#field-facts-order').fill('#');
    await form.getByRole('button', { name: 'ثبت تغییرات' }).click();
    await page.locator('#field-facts-order-fault').waitFor();
    await page.locator('#field-facts-order').fill('7654321');
    await form.getByLabel('نوع درخواست').selectOption('delivery');
    await page.locator('#field-facts-tracking').waitFor();
    expect(await page.locator('#field-facts-order').inputValue()).toBe('7654321');
    await form.getByRole('button', { name: 'ثبت تغییرات' }).click();
    await page.getByText('تغییرات ثبت شد.').waitFor();
    await page.locator('summary:focus', { hasText: 'ویرایش درخواست' }).waitFor();
    expect((await thread()).facts.map(({ id, value }) => [id, value])).toEqual([
      ['order', '7654321'],
    ]);
  });
});
