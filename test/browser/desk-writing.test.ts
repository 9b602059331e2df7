import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './barriers.ts';
import { openDeskSite, overflow, phone, wide } from './desk-site.ts';

const touch = { ...phone, hasTouch: true, isMobile: true };
const site = openDeskSite();
const reply = {
  title: 'وصل شدن دامنه',
  text: 'سلام {name}، وصل شدن دامنه تا **۲۴ ساعت** زمان می‌برد. کد: {code}',
  sharing: 'all',
  department: null,
};

async function openRequest(options: Parameters<typeof site.sitDown>[1]) {
  const customer = await site.newCustomer();
  const code = await customer.file({ title: 'دامنه‌ام وصل نمی‌شود' });
  const seat = await site.sitDown(`/desk/${code}/`, options);
  await seat.page.evaluate(
    (body) =>
      fetch('/api/desk/replies', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    reply,
  );
  await seat.page.locator('.desk-tools').waitFor({ state: 'attached' });
  const written = async () =>
    (
      (await (await customer.browser.get(`/api/requests/${code}`)).json()) as {
        messages: { text: string; author: string; attachments: { name: string }[] }[];
      }
    ).messages.findLast(({ author }) => author === 'agent');
  return { ...seat, code, customer, written };
}

const text = (page: Page) => page.locator('#field-reply').inputValue();

/** Puts a picture on the clipboard's paste, as Ctrl+V of a screenshot does. */
const pastePicture = (page: Page) =>
  page.locator('#field-reply').evaluate(async (box) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 8;
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
    const data = new DataTransfer();
    data.items.add(new File([blob!], 'image.png', { type: 'image/png' }));
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });

it('an agent answers with a saved reply, an article and a pasted picture by keyboard alone', async () => {
  const { page, context, faults, code, written } = await openRequest(wide);
  await page.keyboard.press('KeyR');
  await page.locator('#field-reply:focus').waitFor();
  await page.keyboard.type('/وصل');
  await page.locator('.desk-picker-option[data-kind="reply"]').waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  // The customer has no name: the place is selected, and what is typed fills it.
  expect(await text(page)).toBe(
    `سلام {name}، وصل شدن دامنه تا **۲۴ ساعت** زمان می‌برد. کد: ${code}`,
  );
  await page.locator('.desk-unfilled').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('#desk-back-to-text:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('#field-reply:focus').waitFor();
  await page.locator('#field-reply').evaluate((box: HTMLTextAreaElement) => {
    const start = box.value.indexOf('{name}');
    box.setSelectionRange(start, start + 6);
  });
  await page.keyboard.type('دوست من');
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n/کیف پول');
  await page.locator('.desk-picker-option[data-kind="link"]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect(await text(page)).toMatch(/\n\[[^\]]+\]\(http:\/\/[^)]+\)$|\n«[^»]+»: http:\/\/\S+$/);
  await pastePicture(page);
  // The small picture of a file that has arrived has a check mark.
  await page
    .locator('.files li', { hasText: 'تصویر-۱.png' })
    .locator('.file-preview svg')
    .waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.desk-message .desk-files li').first().waitFor();
  const sent = await written();
  expect(sent?.text).toContain('سلام دوست من، وصل شدن');
  expect(sent?.attachments.map(({ name }) => name)).toEqual(['تصویر-۱.png']);
  const uses = () =>
    page.evaluate(async () => {
      const answer = await fetch('/api/desk/replies');
      return ((await answer.json()) as { replies: { uses: number }[] }).replies[0]?.uses;
    });
  await expect.poll(uses).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

it('signs, mending and undo leave the text to its agent; Escape leaves a slash as it is', async () => {
  const { page, context, faults } = await openRequest(wide);
  const box = page.locator('#field-reply');
  await box.click();
  await page.keyboard.type('سفارش ها با كد');
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+B');
  expect(await text(page)).toBe('**سفارش ها با كد**');
  await page.keyboard.press('Control+B');
  expect(await text(page)).toBe('سفارش ها با كد');
  await page.locator('.desk-typing .button').click();
  expect(await text(page)).toBe('سفارش‌ها با کد');
  await page.locator('#field-reply:focus').waitFor();
  await page.keyboard.press('Control+Z');
  expect(await text(page)).toBe('سفارش ها با كد');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' /');
  await page.locator('.desk-picker').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.desk-picker').waitFor({ state: 'detached' });
  await page.keyboard.type('وصل');
  expect(await page.locator('.desk-picker').count()).toBe(0);
  expect(await text(page)).toBe('سفارش ها با كد /وصل');
  expect(await page.locator('#field-reply:focus').count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

it('a file that is dropped beside the composer stays where it is, and one on it goes with the reply', async () => {
  const { page, context, faults } = await openRequest(wide);
  const address = page.url();
  const drop = (selector: string) =>
    page.locator(selector).evaluate(async (target) => {
      const canvas = document.createElement('canvas');
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done));
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([blob!], 'رسید.png', { type: 'image/png' }));
      const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    });
  expect(await drop('.desk-bar')).toBe(true);
  expect(await page.locator('.files li').count()).toBe(0);
  expect(await drop('.desk-composer .desk-kinds')).toBe(true);
  await page.locator('.files li', { hasText: 'رسید.png' }).waitFor();
  expect(page.url()).toBe(address);
  expect(faults).toEqual([]);
  await context.close();
});

it('at 390 px an agent answers by touch with a saved reply, and copies the answer of a similar request', async () => {
  const { page, context, faults, code, customer, written } = await openRequest(touch);
  await page.locator('#field-reply').tap();
  await page.locator('.desk-tools button', { hasText: 'پاسخ آماده' }).tap();
  const option = page.locator('.desk-picker-option[data-kind="reply"]').first();
  await option.waitFor();
  const heights = await page
    .locator('.desk-tools button, .desk-picker-option')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  expect(await overflow(page)).toBe(0);
  await option.tap();
  await page.locator('#field-reply').fill(`کد: ${code}`);
  await page.locator('.desk-send button', { hasText: 'ارسال پاسخ' }).tap();
  await page.locator('.desk-message', { hasText: 'کد:' }).waitFor();
  expect((await written())?.text).toBe(`کد: ${code}`);

  const next = await customer.file({ title: 'دامنه وصل نیست', anotherMatter: true });
  await page.goto(`${site.app.origin}/desk/${next}/`);
  await page.locator('#field-reply').tap();
  await page.locator('.desk-tools button', { hasText: 'پیشنهادها' }).tap();
  const similar = page.locator('.desk-similar').first();
  await similar.locator('summary').tap();
  expect(await findBarriers(page)).toEqual([]);
  await similar.locator('button').tap();
  expect(await text(page)).toBe(`> کد: ${code}\n\n`);
  expect(faults).toEqual([]);
  await context.close();
});

it('a saved reply is deleted by keyboard: the question has the focus, and gives it back', async () => {
  const { page, context, faults } = await site.sitDown('/desk/replies/', wide);
  await page.getByRole('button', { name: 'پاسخ آمادهٔ جدید' }).press('Enter');
  await page.locator('#field-reply-title').fill('خوشامد');
  await page.locator('#field-reply-text').fill('سلام.');
  await page.getByRole('button', { name: 'ذخیره' }).press('Enter');
  const row = page.getByRole('article', { name: 'خوشامد' });
  await row.getByRole('button').press('Enter');
  const remove = page.getByRole('button', { name: 'حذف', exact: true });
  await remove.press('Enter');
  await page.locator('dialog[open] :focus').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('button:focus', { hasText: 'حذف' }).waitFor();
  await page.keyboard.press('Enter');
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'حذف شود' }).press('Enter');
  await page.getByText('حذف شد.').waitFor();
  expect(await row.count()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  expect(faults).toEqual([]);
  await context.close();
});
