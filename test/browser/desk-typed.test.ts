import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDeskSite, wide } from './desk-site.ts';

const site = openDeskSite();

type Form = {
  name: string;
  path(code: string): string;
  /** Leads to the boxes of the form. */
  open(page: Page): Promise<unknown>;
  /** What is typed, by the ids of boxes. */
  typed: Readonly<Record<string, string>>;
};

const unfolded = (key: string) => async (page: Page) => {
  await page.locator('#desk-thread-title:focus').waitFor();
  await page.keyboard.press(key);
};
const besideRequest = (title: string) => async (page: Page) => {
  await page.locator('#desk-thread-title:focus').waitFor();
  await page.keyboard.press('KeyI');
  await page.locator('#desk-beside summary', { hasText: title }).click();
};
const pressed = (name: string) => async (page: Page) => {
  await page.locator('.desk-admin-body [aria-busy="true"]').waitFor({ state: 'detached' });
  await page.getByRole('button', { name, exact: true }).click();
};

const forms: Form[] = [
  {
    ...{ name: 'a request for a customer', path: () => '/desk/on-behalf/' },
    open: (page) => page.locator('#field-requestType').selectOption('payment'),
    typed: { caller: '09121234567', name: 'مریم کاظمی', title: 'پول دو بار کم شد' },
  },
  {
    ...{ name: 'the boxes of a request', path: (code) => `/desk/${code}/` },
    open: besideRequest('ویرایش درخواست'),
    typed: { title: 'عنوان بهتر' },
  },
  {
    ...{ name: 'putting off', path: (code) => `/desk/${code}/`, open: unfolded('KeyH') },
    typed: { 'snooze-day': '۲۰ آذر', 'snooze-time': '۱۰:۳۰', 'snooze-reason': 'منتظر پاسخ بانک' },
  },
  {
    ...{ name: 'a saved reply', path: () => '/desk/replies/', open: pressed('پاسخ آمادهٔ جدید') },
    typed: { 'reply-title': 'بازگشت وجه', 'reply-text': 'سلام {name}، پول برمی‌گردد.' },
  },
  {
    ...{ name: 'an agent', path: () => '/desk/agents/', open: pressed('افزودن کارشناس') },
    typed: { name: 'مینا رضایی', mobile: '09360000001' },
  },
];

it.each(forms)(
  'keeps what is typed into the form of $name over a reload, until the agent leaves',
  async ({ path, open, typed }) => {
    const customer = await site.newCustomer();
    const code = await customer.file();
    const { page, context, faults } = await site.sitDown(path(code), wide);
    const boxes = () =>
      Promise.all(
        Object.keys(typed).map(async (name) => [
          name,
          await page.locator(`#field-${name}`).inputValue(),
        ]),
      ).then(Object.fromEntries);
    await open(page);
    for (const [name, text] of Object.entries(typed))
      await page.locator(`#field-${name}`).fill(text);
    await page.reload();
    await open(page);
    await page.locator(`#field-${Object.keys(typed)[0]}`).waitFor();
    expect(await boxes()).toEqual(typed);
    // Whoever signs in next in this tab is somebody else.
    await page.keyboard.press('Escape');
    await page.locator('.desk-menu summary').click();
    await page.getByRole('button', { name: 'خروج' }).click();
    await page.getByLabel('شمارهٔ موبایل').waitFor();
    const left = () =>
      page.evaluate(() =>
        Object.keys(sessionStorage).filter((key) => key.startsWith('pasokh-form-')),
      );
    expect(await left()).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  },
);

it('keeps a saved reply that Escape closed, and drops one that is cancelled', async () => {
  const { page, context } = await site.sitDown('/desk/replies/', wide);
  const add = page.getByRole('button', { name: 'پاسخ آمادهٔ جدید' });
  const title = page.locator('#field-reply-title');
  await add.click();
  await title.fill('بازگشت وجه');
  await page.keyboard.press('Escape');
  await title.waitFor({ state: 'detached' });
  await add.click();
  expect(await title.inputValue()).toBe('بازگشت وجه');
  await page.getByRole('button', { name: 'انصراف' }).click();
  await add.click();
  expect(await title.inputValue()).toBe('');
  await context.close();
});
