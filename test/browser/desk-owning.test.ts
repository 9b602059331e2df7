import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { findBarriers } from './barriers.ts';
import { openDeskSite, overflow, phone, wide } from './desk-site.ts';

const site = openDeskSite();

const fileOne = async (title: string) => (await site.newCustomer()).file({ title });
/** The choice that Enter takes. */
const active = (page: Page) => page.locator('[role="option"][data-active]');
const assigneeOf = async (code: string) => {
  const [row] = await site.app.db.all<{ id: string | null }>(
    sql`SELECT assignee_id AS id FROM tickets WHERE code = ${code.replaceAll('-', '')}`,
  );
  return row?.id ?? null;
};
const threadOf = async (page: Page, code: string): Promise<DeskThread> =>
  page.evaluate(
    async (path) => (await (await fetch(path)).json()) as DeskThread,
    `/api/desk/tickets/${code}`,
  );

it('takes a request, hands it over with a note and tags it, by keyboard alone', async () => {
  const code = await fileOne('فاکتور خرید صادر نمی‌شود');
  const colleague = await site.addAgent({ name: 'نگار كريمي' });
  const { page, agent, context, faults } = await site.sitDown(`/desk/${code}/`, wide);
  await page.locator('.desk-head h2:focus').waitFor();
  await page.keyboard.press('KeyA');
  await page.locator('.desk-assignee', { hasText: agent.name }).waitFor();
  expect(await assigneeOf(code)).toBe(agent.id);

  await page.keyboard.press('Shift+KeyA');
  await page.getByRole('combobox', { name: 'نام همکار' }).fill('کریمی');
  await active(page).filter({ hasText: 'نگار' }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await page.locator('#field-hand-over:focus').waitFor();
  await page.keyboard.type('با حسابداری هماهنگ شد.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.desk-message[data-kind="note"]', { hasText: 'با حسابداری' }).waitFor();
  expect(await assigneeOf(code)).toBe(colleague.id);

  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('KeyT');
  const tagName = page.getByRole('combobox', { name: 'نام برچسب' });
  for (const title of ['فاکتور', 'پیگیری تلفنی']) {
    await tagName.fill(title);
    await active(page).filter({ hasText: title }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[role="option"][aria-selected="true"]', { hasText: title }).waitFor();
  }
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await page.locator('.desk-tags .desk-tag', { hasText: 'پیگیری تلفنی' }).waitFor();
  await page.locator('.desk-list .desk-tag', { hasText: 'فاکتور' }).first().waitFor();
  expect((await threadOf(page, code)).tags.map(({ title }) => title)).toHaveLength(2);
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);

it('names a colleague in a note; the colleague sees a count, the view and the name', async () => {
  const code = await fileOne('بستهٔ ارسالی ناقص است');
  const named = await site.addAgent({ name: 'رضا احمدی', role: 'admin' });
  const writer = await site.sitDown(`/desk/${code}/`, wide);
  await writer.page.locator('.desk-head h2:focus').waitFor();
  await writer.page.keyboard.press('KeyN');
  await writer.page.locator('#field-note:focus').waitFor();
  await writer.page.keyboard.type('لطفاً @احم');
  await writer.page.locator('.desk-mentions [aria-selected="true"]', { hasText: 'رضا' }).waitFor();
  expect(await findBarriers(writer.page)).toEqual([]);
  // What is typed at once behind Enter stands behind the name.
  await writer.page.locator('#field-note').evaluate((box) => {
    const said = { bubbles: true, cancelable: true };
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...said }));
    document.execCommand('insertText', false, 'ا');
  });
  await writer.page.keyboard.type('نبار را ببینید.');
  const note = 'لطفاً @رضا احمدی انبار را ببینید.';
  expect(await writer.page.locator('#field-note').inputValue()).toBe(note);
  await writer.page.keyboard.press('Control+Enter');
  await writer.page.locator('.desk-mention', { hasText: '@رضا احمدی' }).waitFor();
  expect(writer.faults).toEqual([]);
  await writer.context.close();

  const { page, context } = await site.openPage(wide);
  await site.app.signIn(context, named);
  await page.goto(`${site.app.origin}/desk/?view=mentions`);
  const entry = page.locator('.desk-views a', { hasText: 'اشاره به من' });
  await entry.locator('[data-urgent]', { hasText: '۱' }).waitFor();
  await page.locator('.desk-list a').first().click();
  await page.locator('.desk-mention', { hasText: '@رضا احمدی' }).waitFor();
  await entry.locator('.desk-number:not([data-urgent])', { hasText: '۰' }).waitFor();
  await context.close();
}, 60_000);

it('closes for a reason of the list, and says that one is away, on a phone', async () => {
  const code = await fileOne('کد تخفیف پذیرفته نمی‌شود');
  await site.app.db.run(sql`
    INSERT INTO close_reasons (id, title, position, created_at) VALUES ('solved', 'مشکل حل شد', 1, 1)`);
  const { page, context, faults } = await site.sitDown(`/desk/${code}/`, phone);
  await page.locator('.desk-owning').waitFor();
  await page.locator('.desk-menu summary').click();
  await page.getByLabel('در دسترس نیستم').click();
  await page.locator('.desk-menu summary[data-away]').waitFor();
  await page.keyboard.press('Escape');

  await page.locator('.desk-acts button', { hasText: 'بستن' }).click();
  const form = page.locator('.desk-folded[open]');
  await form.locator('select').selectOption({ label: 'علت دیگر…' });
  await form.getByLabel('علت دیگر').last().waitFor();
  await form.locator('select').selectOption({ label: 'انتخاب کنید' });
  await form.getByRole('button', { name: 'بستن درخواست' }).click();
  await form.getByRole('alert').waitFor();
  await form.locator('select').selectOption({ label: 'مشکل حل شد' });
  expect(await overflow(page)).toBe(0);
  await form.getByRole('button', { name: 'بستن درخواست' }).click();
  await page.locator('.desk-head .state[data-state="closed"]').waitFor();
  expect(await threadOf(page, code)).toMatchObject({ closeReason: 'مشکل حل شد' });
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);

it('closes many for a reason of the list, by keyboard', async () => {
  const codes = [
    await fileOne('فهرست سفارش‌ها خالی است'),
    await fileOne('فهرست سفارش‌ها دو بار می‌آید'),
  ];
  await site.app.db.run(sql`
    INSERT INTO close_reasons (id, title, position, created_at) VALUES ('twice', 'تکراری است', 2, 1)`);
  const { page, context, faults } = await site.sitDown('/desk/?q=فهرست', wide);
  await page.locator('.desk-list a').nth(1).waitFor();
  for (const key of ['KeyJ', 'KeyX', 'KeyJ', 'KeyX']) await page.keyboard.press(key);
  await page
    .locator('.desk-bulk')
    .getByRole('button', { name: 'بستن', exact: true })
    .press('Enter');
  await page.locator('.desk-bulk-form select:focus').waitFor();
  await page.getByRole('button', { name: 'بستن ۲ درخواست' }).press('Enter');
  await page.getByText('یکی از علت‌ها را انتخاب کنید.').waitFor();
  await page.locator('.desk-bulk-form select').selectOption({ label: 'تکراری است' });
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'بستن ۲ درخواست' }).press('Enter');
  await expect
    .poll(async () =>
      Promise.all(codes.map(async (code) => (await threadOf(page, code)).closeReason)),
    )
    .toEqual(['تکراری است', 'تکراری است']);
  expect(faults).toEqual([]);
  await context.close();
});
