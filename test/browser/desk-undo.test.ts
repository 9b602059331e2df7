import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { holdMs } from '#shared/contract/desk/undo.ts';
import { findBarriers } from './barriers.ts';
import { openDeskSite, overflow, phone, wide } from './desk-site.ts';

const site = openDeskSite({ undoes: true });

/** An agent at the desk whose ten seconds `passHold` ends. */
async function sitWithClock(...given: Parameters<typeof site.sitDown>) {
  const opened = await site.sitDown(...given);
  await opened.page.clock.install();
  await opened.page.reload();
  return opened;
}

const rows = (page: Page) => page.locator('.desk-list a');
const held = (page: Page) => page.locator('.desk-held-line');
const opened = (page: Page) => page.locator('.desk-head .state[data-state="in_review"]').waitFor();
/** The ten seconds are over, for the server and on the page. */
const passHold = async (page: Page) => {
  await site.app.passHold();
  await page.clock.fastForward(holdMs);
};
const answers = async (code: string) => {
  const { rows: found } = await site.app.db.$client.execute({
    sql: `SELECT messages.text FROM messages JOIN tickets ON tickets.id = messages.ticket_id
      WHERE tickets.code = ? AND author = 'agent' AND internal = 0`,
    args: [code.replaceAll('-', '')],
  });
  return found.map(({ text }) => String(text));
};

describe('acts that can be undone, in a browser', () => {
  it('undoes a reply from the next ticket, and it is in its box again', async () => {
    const customer = await site.newCustomer();
    const code = await customer.file();
    await customer.file({ title: 'پرسشی دیگر', anotherMatter: true });
    const { page, context, faults } = await site.sitDown('/desk/', wide);
    await rows(page).first().click();
    await opened(page);
    const first = page.url();
    await page.locator('#field-reply').fill('متنی که اشتباه بود');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL((url) => url.href !== first);
    await held(page).waitFor();
    await page.locator('.desk-head h2:focus').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('KeyZ');
    await page.waitForURL(first);
    await page.locator('#field-reply:focus').waitFor();
    expect(await page.locator('#field-reply').inputValue()).toBe('متنی که اشتباه بود');
    await held(page).waitFor({ state: 'detached' });
    expect(await answers(code)).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('sends a reply after ten seconds; meanwhile a colleague sees that it is on its way', async () => {
    const customer = await site.newCustomer();
    const code = await customer.file();
    const { page, context } = await sitWithClock(`/desk/${code}/`, phone, { name: 'علی رضایی' });
    await opened(page);
    await page.locator('#field-reply').fill('حافظهٔ مرورگر را پاک کنید.');
    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await held(page).waitFor();
    expect(await overflow(page)).toBe(0);
    const other = await site.sitDown(`/desk/${code}/`, wide);
    await other.page.getByText('پاسخ علی رضایی تا چند ثانیهٔ دیگر ارسال می‌شود').waitFor();
    expect(await answers(code)).toEqual([]);
    await passHold(page);
    await page.locator('.desk-message[data-kind="agent"]').waitFor();
    await held(page).waitFor({ state: 'detached' });
    expect(await answers(code)).toEqual(['حافظهٔ مرورگر را پاک کنید.']);
    await other.context.close();
    await context.close();
  });

  it('brings a reply that was stopped back once, whatever is made of it then', async () => {
    const customer = await site.newCustomer();
    const code = await customer.file();
    const { page, context } = await sitWithClock(`/desk/${code}/`, wide);
    await opened(page);
    const reply = page.locator('#field-reply');
    await reply.fill('پاسخ من');
    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await held(page).waitFor();
    await customer.browser.post(`/api/requests/${code}/messages`, { text: 'مشکل هنوز هست.' });
    await passHold(page);
    await page.locator('.desk-held-line[data-stopped]').waitFor();
    await expect.poll(() => reply.inputValue()).toBe('پاسخ من');
    await reply.fill('متن تازه');
    const asked = page.waitForResponse(
      (response) => response.url().includes('/pulse') && response.status() === 200,
    );
    await customer.file({ title: 'پرسشی دیگر', anotherMatter: true });
    await page.clock.fastForward(5_000);
    await asked;
    await page.waitForTimeout(300);
    expect(await reply.inputValue()).toBe('متن تازه');
    await page.reload();
    await page.locator('.desk-held-line[data-stopped]').waitFor();
    await page.waitForTimeout(300);
    expect(await reply.inputValue()).toBe('متن تازه');
    await context.close();
  });

  it('R37 shows a colleague’s answer beside the own text, and asks once more', async () => {
    const customer = await site.newCustomer();
    const code = await customer.file();
    const { page, context } = await site.sitDown(`/desk/${code}/`, wide);
    await opened(page);
    const other = await site.sitDown(`/desk/${code}/`, wide, { name: 'علی رضایی', role: 'admin' });
    await opened(other.page);
    await page.locator('#field-reply').fill('پاسخ من');
    await other.page.locator('#field-note').waitFor({ state: 'detached' });
    await other.page.keyboard.press('KeyN');
    await other.page.locator('#field-note').fill('به انبار گفتم.');
    await other.page.keyboard.press('Control+Enter');
    await other.page.locator('.desk-message[data-kind="note"]').waitFor();
    await page.locator('#field-reply').press('Control+Enter');
    await page.locator('.desk-stale', { hasText: 'به انبار گفتم.' }).waitFor();
    expect(await page.locator('#field-reply').inputValue()).toBe('پاسخ من');
    await page.locator('#field-reply').press('Control+Enter');
    await page.locator('.desk-stale-question button:focus').first().waitFor();
    expect(await held(page).count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'با این حال ارسال شود' }).click();
    await held(page).waitFor();
    await other.context.close();
    await context.close();
  });

  it('closes five by one act, which can be undone, and says which changed meanwhile', async () => {
    const customer = await site.newCustomer();
    const codes: string[] = [];
    for (let at = 0; at < 5; at++)
      codes.push(await customer.file({ title: `گروهی، بار ${at}`, anotherMatter: true }));
    const states = async () => {
      const found = await site.app.db.$client.execute(
        "SELECT state FROM tickets WHERE title LIKE 'گروهی%'",
      );
      return found.rows.filter(({ state }) => state === 'closed').length;
    };
    const { page, context, faults } = await sitWithClock('/desk/?q=گروهی', wide);
    await rows(page).nth(4).waitFor();
    const close = async () => {
      await rows(page).first().focus();
      await page.keyboard.press('KeyX');
      await page.getByRole('button', { name: 'همهٔ این صفحه' }).click();
      await page.locator('.desk-bulk').getByRole('button', { name: 'بستن', exact: true }).click();
      await page.getByLabel('علت بستن').fill('پاسخ در صفحهٔ اطلاعیه‌ها آمده است.');
      expect(await findBarriers(page)).toEqual([]);
      await page.getByRole('button', { name: 'بستن ۵ درخواست' }).click();
      await held(page).waitFor();
    };
    await close();
    await page.getByRole('button', { name: /برگرداندن/ }).click();
    await held(page).waitFor({ state: 'detached' });
    expect(await states()).toBe(0);
    await close();
    await customer.browser.post(`/api/requests/${codes[2]}/messages`, { text: 'رسید.' });
    await passHold(page);
    await page.getByText('۴ درخواست بسته شد؛ ۱ درخواست در این فاصله تغییر کرد').waitFor();
    expect(await states()).toBe(4);
    await page.locator('.desk-held-links a').click();
    await page.locator('.desk-head h2', { hasText: 'گروهی، بار 2' }).waitFor();
    await page.getByRole('button', { name: 'متوجه شدم' }).click();
    await held(page).waitFor({ state: 'detached' });
    expect(faults).toEqual([]);
    await context.close();
  });
});
