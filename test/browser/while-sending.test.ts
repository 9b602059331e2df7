import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pictures } from '../attachments/pictures.ts';
import { holdRequests } from './hold-requests.ts';
import { alive, describeTrouble, desk, startWalk } from './walk.ts';

const { app, sent, open, freshMobile, signIn } = startWalk();

const picture = { name: 'picture.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(pictures.jpeg) };

const isInView = (what: Locator) =>
  what.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

describe('a file on its way', () => {
  it('is not sent where it is taken out before it was drawn anew', async () => {
    const page = await open('/contact/technical/');
    let posts = 0;
    page.on('request', (request) => {
      if (request.url().endsWith('/api/attachments')) posts += 1;
    });
    await page.evaluate(() => {
      const draw = window.createImageBitmap.bind(window);
      const drawn = Promise.withResolvers<void>();
      Object.assign(window, {
        endDrawing: drawn.resolve,
        createImageBitmap: async (...given: Parameters<typeof draw>) => {
          await drawn.promise;
          return draw(...given);
        },
      });
    });
    await page.getByLabel('انتخاب فایل').setInputFiles(picture);
    await page.getByRole('button', { name: 'حذف picture.jpg' }).click();
    await page.evaluate(() => (window as unknown as { endDrawing(): void }).endDrawing());
    // A file that is added behind it shows that the first had its time.
    await page.getByLabel('انتخاب فایل').setInputFiles({ ...picture, name: 'second.jpg' });
    await page.locator('.files .icon-check').waitFor();
    expect(await page.locator('.files li').allTextContents()).toEqual([
      expect.stringContaining('second.jpg'),
    ]);
    expect(posts).toBe(1);
  });

  it('is named in view where the form is sent before it arrived, and no longer than that', async () => {
    const page = await open('/contact/technical/');
    await describeTrouble(page);
    await page.getByLabel('شمارهٔ موبایل شما').fill(`0${freshMobile()}`);
    const { arrived, release } = await holdRequests(page, '**/api/attachments');
    await page.getByLabel('انتخاب فایل').setInputFiles(picture);
    await arrived;
    await page.getByRole('button', { name: 'ثبت درخواست' }).click();
    const said = page.getByText('یک فایل هنوز در حال بارگذاری است');
    await page.locator('#fault-summary:focus').waitFor();
    expect(await isInView(said)).toBe(true);
    release();
    await said.waitFor({ state: 'detached' });
    await page.locator('input[type="file"]:focus').waitFor();
  });

  it('does not come to the draft that follows the one it was chosen for', async () => {
    const page = await open('/contact/technical/');
    await describeTrouble(page);
    const { arrived, release } = await holdRequests(page, '**/api/attachments');
    const taken = page.waitForResponse((answer) => answer.request().method() === 'DELETE');
    await page.getByLabel('انتخاب فایل').setInputFiles(picture);
    await arrived;
    await page.getByRole('button', { name: 'حذف پیش‌نویس' }).click();
    release();
    expect((await taken).status()).toBe(204);
    expect(await page.locator('.files li').count()).toBe(0);
  });
});

it.each([
  ['words and cells of office programs as text', ['text/plain', 'text/html'], 0],
  ['a screenshot as a file', [], 1],
  ['a copied file as a file, which brings its name', ['text/plain'], 1],
])('takes from the clipboard %s', async (_, texts, files) => {
  const page = await open('/contact/technical/');
  const isText = await page.getByLabel('شرح درخواست').evaluate((box, types) => {
    const clipboardData = new DataTransfer();
    for (const type of types) clipboardData.setData(type, 'ردیف نخست');
    clipboardData.items.add(new File(['x'], 'image.png', { type: 'image/png' }));
    const given = { clipboardData, bubbles: true, cancelable: true };
    return box.dispatchEvent(new ClipboardEvent('paste', given));
  }, texts);
  expect(isText).toBe(files === 0);
  await expect.poll(() => page.locator('.files li').count()).toBe(files);
});

/** A signed-in customer on a request of their own. */
async function openThread() {
  const page = await open('/sign-in/', desk);
  await signIn(page, freshMobile());
  await page.waitForURL(/\/requests\/$/);
  await page.goto(`${app().origin}/contact/technical/`);
  await alive(page);
  await page.getByText('که تأیید شده است').waitFor();
  await describeTrouble(page);
  await page.getByRole('button', { name: 'ثبت درخواست' }).click();
  await page.getByRole('link', { name: 'دیدن درخواست' }).click();
  await page.getByLabel('پیام شما').waitFor();
  const box = page.getByLabel('پیام شما');
  const sendReply = () => page.getByRole('button', { name: 'ارسال پیام' }).click();
  const messages = () => page.locator('.message-text').allTextContents();
  return { page, box, sendReply, messages };
}

describe('a customer’s message', () => {
  it('leaves what was typed while it was being sent', async () => {
    const { page, box, sendReply, messages } = await openThread();
    const { arrived, release } = await holdRequests(page, /\/messages$/);
    await box.fill('با رایانه هم همین است.');
    await sendReply();
    await arrived;
    await box.press('End');
    await box.pressSequentially(' شمارهٔ سفارش هم ۱۲۳ است.');
    release();
    await expect.poll(async () => (await messages()).length).toBe(2);
    await expect.poll(() => box.inputValue()).toBe('شمارهٔ سفارش هم ۱۲۳ است.');
    await page.reload();
    await expect.poll(() => box.inputValue()).toBe('شمارهٔ سفارش هم ۱۲۳ است.');
    await sendReply();
    await expect.poll(async () => (await messages()).length).toBe(3);
  });

  it('leaves a file that was chosen while it was being sent, for the next one', async () => {
    const { page, box, sendReply, messages } = await openThread();
    const { arrived, release } = await holdRequests(page, /\/messages$/);
    await box.fill('با رایانه هم همین است.');
    await sendReply();
    await arrived;
    await page.getByLabel('انتخاب فایل').setInputFiles(picture);
    await page.getByText('picture.jpg').waitFor();
    release();
    await expect.poll(async () => (await messages()).length).toBe(2);
    await page.locator('.files .icon-check').waitFor();
    await box.fill('این هم عکس آن.');
    await sendReply();
    await expect.poll(async () => (await messages()).length).toBe(3);
    expect(await page.locator('.message').last().innerText()).toContain('picture.jpg');
  });

  it('can be sent with other words where the first arrived and no answer came', async () => {
    const { page, box, sendReply, messages } = await openThread();
    await box.fill('با رایانه هم همین است.');
    await page.route(/\/messages$/, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await sendReply();
    await page.getByText('پاسخی از سرور نرسید').waitFor();
    await page.unroute(/\/messages$/);
    await box.fill('با رایانه و تبلت هم همین است.');
    await sendReply();
    await expect.poll(async () => (await messages()).length).toBe(2);
    expect(await box.inputValue()).toBe('با رایانه و تبلت هم همین است.');
    await sendReply();
    await expect.poll(async () => (await messages()).length).toBe(3);
    expect(await box.inputValue()).toBe('');
  });
});

describe('a one-time code', () => {
  it('stays in its box where no answer came, and is sent again by the button', async () => {
    const page = await open('/sign-in/');
    const mobile = freshMobile();
    await page.route('**/api/sign-in/prove', (route) => route.abort());
    await signIn(page, mobile);
    await page.getByText('پاسخی از سرور نرسید').waitFor();
    const box = page.getByLabel('کد شش‌رقمی');
    expect(await box.inputValue()).toBe(await sent().smsCode(`+98${mobile}`));
    await page.unroute('**/api/sign-in/prove');
    await page.getByRole('button', { name: 'تأیید' }).click();
    await page.waitForURL(/\/requests\/$/);
  });
});
