import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pictures } from '../attachments/pictures.ts';
import { alive, describeTrouble, hasNoBarrier, send, startWalk } from './walk.ts';

const { app, sent, open, freshMobile } = startWalk();

const path = '/contact/technical/';
const title = (page: Page) => page.getByLabel('عنوان').inputValue();
const step = (page: Page) => page.getByRole('heading', { name: /^یک قدم مانده/ });

async function openTab(context: BrowserContext) {
  const tab = await context.newPage();
  await tab.goto(app().origin + path);
  await alive(tab);
  return tab;
}

const reload = async (page: Page) => {
  await page.reload();
  await alive(page);
};

describe('two tabs of one form', () => {
  it('have a draft each, over reloads, and offer the other one', async () => {
    const first = await open(path);
    await describeTrouble(first, 'نوشتهٔ پنجرهٔ نخست');
    const second = await openTab(first.context());
    await second.getByText('در پنجرهٔ دیگری هم باز است').waitFor();
    expect(await title(second)).toBe('');
    await hasNoBarrier(second);
    await second.getByLabel('عنوان').fill('نوشتهٔ پنجرهٔ دوم');
    await first.getByLabel('عنوان').fill('نوشتهٔ پنجرهٔ نخست، کامل‌تر');
    await reload(second);
    await reload(first);
    await expect.poll(() => title(first)).toBe('نوشتهٔ پنجرهٔ نخست، کامل‌تر');
    await expect.poll(() => title(second)).toBe('نوشتهٔ پنجرهٔ دوم');

    await second.close();
    await reload(first);
    await first.getByText('پیش‌نویس دیگری از همین فرم دارید').waitFor();
    await first.getByRole('button', { name: 'ادامهٔ همان' }).click();
    await expect.poll(() => title(first)).toBe('نوشتهٔ پنجرهٔ دوم');
    await first.getByText('نوشتهٔ پنجرهٔ نخست، کامل‌تر').waitFor();
    await first.getByRole('button', { name: 'حذف آن پیش‌نویس' }).click();
    await expect.poll(() => first.getByText('پیش‌نویس دیگری').count()).toBe(0);
  });

  it('say so once the other one is closed, without a reload', async () => {
    const first = await open(path);
    await describeTrouble(first, 'نوشتهٔ پنجرهٔ نخست');
    const second = await openTab(first.context());
    await second.getByText('در پنجرهٔ دیگری هم باز است').waitFor();
    await first.close();
    await second.getByText('پیش‌نویس دیگری از همین فرم دارید').waitFor();
    await second.getByRole('button', { name: 'ادامهٔ همان' }).click();
    await expect.poll(() => title(second)).toBe('نوشتهٔ پنجرهٔ نخست');
  });

  it('give their words over only where somebody asks for it', async () => {
    const first = await open(path);
    await describeTrouble(first, 'نوشتهٔ پنجرهٔ نخست');
    const second = await openTab(first.context());
    await second.getByRole('button', { name: 'کپی نوشته‌ها در این فرم' }).click();
    expect(await title(second)).toBe('نوشتهٔ پنجرهٔ نخست');
    await second.getByLabel('عنوان').fill('و چیز دیگری');
    expect(await title(first)).toBe('نوشتهٔ پنجرهٔ نخست');
  });

  it('a draft of a closed tab is there in the next one', async () => {
    const first = await open(path);
    await describeTrouble(first, 'فردا ادامه می‌دهم');
    const context = first.context();
    await first.close();
    const next = await openTab(context);
    await expect.poll(() => title(next)).toBe('فردا ادامه می‌دهم');
  });

  it('the request of one is proven in the other, whose words and files stay', async () => {
    const first = await open(path);
    const mobile = freshMobile();
    await describeTrouble(first, 'درخواستی که منتظر است');
    await first.getByLabel('شمارهٔ موبایل شما').fill(`0${mobile}`);
    const second = await openTab(first.context());
    await second.getByLabel('عنوان').fill('نوشتهٔ پنجرهٔ دوم');
    await second.getByLabel('شرح درخواست').fill('دکمهٔ پرداخت در برنامهٔ آیفون خاکستری است.');
    await second.getByLabel('انتخاب فایل').setInputFiles({
      ...{ name: 'picture.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(pictures.jpeg) },
    });
    await second.locator('.files .icon-check').waitFor();
    await send(first).click();
    await step(first).waitFor();
    await second.reload();
    await step(second).waitFor();
    await second.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
    await second.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
    await second.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
    await expect.poll(() => title(second)).toBe('نوشتهٔ پنجرهٔ دوم');
    await second.locator('.files .icon-check').waitFor();
    const body = second.waitForRequest((asked) => asked.url().endsWith('/api/contact'));
    await send(second).click();
    expect((await body).postDataJSON().attachments).toHaveLength(1);
    await second.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
  });

  it('another request is begun while one waits, and that one is taken up again', async () => {
    const page = await open(path);
    const mobile = freshMobile();
    await describeTrouble(page, 'درخواستی که منتظر است');
    await page.getByLabel('شمارهٔ موبایل شما').fill(`0${mobile}`);
    await send(page).click();
    await step(page).waitFor();
    await page.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
    await page.getByText('در انتظار تأیید شماست').waitFor();
    expect(await title(page)).toBe('');
    await page.getByLabel('عنوان').fill('درخواست دوم من');
    await page.getByRole('button', { name: 'ادامهٔ همان' }).click();
    await step(page).waitFor();
    await page.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
    await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
    await page.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
    await page.getByText('پیش‌نویس دیگری از همین فرم دارید').waitFor();
    await page.getByRole('button', { name: 'ادامهٔ همان' }).click();
    await expect.poll(() => title(page)).toBe('درخواست دوم من');
  });
});
