import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { toLatinDigits } from '#shared/persian/digits.ts';
import { openDeskSite, phone, wide } from './desk-site.ts';
import { holdRequests } from './hold-requests.ts';

const touch = { ...phone, hasTouch: true };
const site = openDeskSite();
const sitDown = (path = '/desk/', options = wide) => site.sitDown(path, options);
const admin = { role: 'admin' } as const;

/** So many open tickets of one customer, the oldest first. */
async function fileTickets(count: number) {
  const customer = await site.newCustomer();
  const codes: string[] = [];
  for (let at = 0; at < count; at++)
    codes.push(
      await customer.file({ title: `سبد خرید باز نمی‌شود، بار ${at}`, anotherMatter: true }),
    );
  return { customer, codes };
}

const rows = (page: Page) => page.locator('.desk-list a');
const codesIn = (page: Page) =>
  rows(page).evaluateAll((links) => links.map((link) => link.getAttribute('data-code')));
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-code') ?? null);
const opened = (page: Page) => page.locator('.desk-head .state[data-state="in_review"]').waitFor();

describe('the frame of the desk', () => {
  it('answers three tickets by keyboard alone, without a page load', async () => {
    const { customer, codes } = await fileTickets(4);
    const { page, context, faults, loads } = await sitDown();
    await rows(page).nth(3).waitFor();
    const before = loads();
    await page.keyboard.press('KeyJ');
    await expect.poll(() => focused(page)).not.toBeNull();
    await page.keyboard.press('Enter');
    for (let count = 0; count < 3; count++) {
      await opened(page);
      await page.locator('.desk-head h2:focus').waitFor();
      await page.keyboard.press('KeyR');
      await page.locator('#field-reply:focus').waitFor();
      await page.keyboard.type('حافظهٔ مرورگر را پاک کنید.');
      const address = page.url();
      await page.keyboard.press('Control+Enter');
      await page.waitForURL((url) => url.href !== address);
    }
    expect(loads()).toBe(before);
    const states = () =>
      Promise.all(
        codes.map(async (code) => {
          const answer = await customer.browser.get(`/api/requests/${code}`);
          return ((await answer.json()) as { state: string }).state;
        }),
      );
    await expect
      .poll(async () => (await states()).filter((state) => state === 'answered'))
      .toHaveLength(3);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('sends an answer that was written before the server knew that the request was opened', async () => {
    const { codes } = await fileTickets(1);
    const { page, context } = await sitDown();
    await rows(page).first().waitFor();
    const opening = await holdRequests(page, '**/open');
    await page.goto(`${site.app.origin}/desk/${codes[0]}/?view=all`);
    await page.locator('#field-reply').fill('حافظهٔ مرورگر را پاک کنید.');
    await opening.arrived;
    await page.locator('.desk-send button', { hasText: 'ارسال پاسخ' }).click();
    opening.release();
    await page.locator('.desk-message', { hasText: 'حافظهٔ مرورگر' }).waitFor();
    expect(await page.locator('#field-reply').inputValue()).toBe('');
    await context.close();
  });

  it('reads what could not be read as soon as the server answers again', async () => {
    const { codes } = await fileTickets(1);
    const { page, context } = await sitDown(`/desk/${codes[0]}/`);
    await page.locator('.desk-message').waitFor();
    await page.route('**/api/desk/**', (route) => route.fulfill({ status: 500, body: '' }));
    await page.locator('.desk-views a', { hasText: 'همه' }).click();
    await page.locator('.desk-list-pane .notice-bad').waitFor();
    // Rows of another view are not those of this one.
    expect(await rows(page).count()).toBe(0);
    await page.goBack();
    await page.locator('.desk-main').getByRole('button', { name: 'تلاش دوباره' }).waitFor();
    await page.unroute('**/api/desk/**');
    await page.locator('.desk-message').waitFor();
    await rows(page).first().waitFor();
    expect(await page.locator('.notice-bad').count()).toBe(0);
    await context.close();
  });

  it('loses the focus to nothing while a list is searched, filtered, saved and a request closed', async () => {
    await fileTickets(2);
    const { page, context } = await sitDown('/desk/?view=all');
    await rows(page).first().waitFor();
    const focus = () => page.evaluate(() => document.activeElement?.id);
    await page.keyboard.press('KeyJ');
    await expect.poll(() => focused(page)).not.toBeNull();
    await page.keyboard.press('Slash');
    await page.keyboard.type('سبد');
    await page.waitForURL((url) => url.searchParams.has('q'));
    await page.locator('[aria-busy="false"] .desk-chip').waitFor();
    await rows(page).first().waitFor();
    expect(await focus()).toBe('desk-q');
    await page.getByRole('button', { name: 'ذخیرهٔ نما' }).press('Enter');
    await page.locator('#desk-view-title:focus').waitFor();
    await page.keyboard.press('Escape');
    expect(await focus()).toBe('desk-view-button');
    expect(await page.locator('#desk-view-title').count()).toBe(0);
    await page.locator('.desk-chip button').press('Enter');
    await expect.poll(focus).toBe('inbox');
    await rows(page).first().click();
    await opened(page);
    await page.locator('#desk-thread-title:focus').waitFor();
    await page.keyboard.press('KeyE');
    await page.keyboard.type('پاسخ در تلفن داده شد');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.desk-head .state[data-state="closed"]').waitFor();
    await expect.poll(focus).toBe('desk-thread-title');
    await page.setViewportSize({ width: 768, height: 900 });
    await page.locator('#desk-side-button').press('Enter');
    await expect.poll(focus).toBe('desk-view');
    await page.keyboard.press('Escape');
    expect(await focus()).toBe('desk-side-button');
    await context.close();
  });

  it('goes back to the same row, filter and scroll', async () => {
    await fileTickets(6);
    const { page, context, loads } = await sitDown('/desk/?view=all', {
      viewport: { width: 1280, height: 400 },
    });
    await rows(page).nth(5).waitFor();
    const before = loads();
    await page.locator('.desk-rows').evaluate((box) => box.scrollTo({ top: 100 }));
    const row = rows(page).nth(4);
    const code = await row.getAttribute('data-code');
    await row.click();
    await page.locator('.desk-message').first().waitFor();
    expect(page.url()).toBe(`${site.app.origin}/desk/${code}/?view=all`);
    await page.goBack();
    await page.waitForURL('**/desk/?view=all');
    await expect.poll(() => focused(page)).toBe(code);
    expect(await page.locator('.desk-rows').evaluate((box) => box.scrollTop)).toBe(100);
    await page.goForward();
    await page.locator('.desk-message').first().waitFor();
    await page.locator('.desk-head h2:focus').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe(code);
    expect(new URL(page.url()).search).toBe('?view=all');
    expect(loads()).toBe(before);
    await context.close();
  });

  it('shows the same after a reload', async () => {
    const { codes } = await fileTickets(1);
    const { page, context } = await sitDown(`/desk/${codes[0]}/?view=all`);
    await page.locator('.desk-message').waitFor();
    await page.reload();
    await page.locator('.desk-message').waitFor();
    expect(await page.locator('.desk-list a[aria-current="true"]').getAttribute('data-code')).toBe(
      codes[0],
    );
    expect(await page.locator('.desk-views [aria-current]').textContent()).toContain('همه');
    await context.close();
  });

  it('moves no row while a row has the focus, and says how many are new', async () => {
    await fileTickets(2);
    const { page, context } = await sitDown('/desk/?view=all');
    await rows(page).nth(1).waitFor();
    await page.keyboard.press('KeyJ');
    await expect.poll(() => focused(page)).not.toBeNull();
    const before = await codesIn(page);
    const { codes } = await fileTickets(1);
    const waiting = page.locator('.desk-waiting');
    await waiting.waitFor({ timeout: 20_000 });
    expect(await codesIn(page)).toEqual(before);
    expect(await waiting.textContent()).toContain('۱ جدید');
    expect(await page.title()).toMatch(/^\(۱\) /);
    await waiting.click();
    await expect.poll(() => codesIn(page)).toContain(codes[0]);
    expect(await waiting.count()).toBe(0);
    await context.close();
  });

  it('answers a ticket on a phone: list, request and reply box in one column', async () => {
    const { customer, codes } = await fileTickets(1);
    const { page, context, faults } = await sitDown('/desk/', touch);
    await page.locator(`.desk-list a[data-code="${codes[0]}"]`).tap();
    await opened(page);
    expect(await page.locator('.desk-list-pane').isVisible()).toBe(false);
    const box = page.locator('#field-reply');
    const place = await box.boundingBox();
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBeGreaterThan(844 - 80);
    await box.tap();
    await box.fill('حافظهٔ مرورگر را پاک کنید.');
    const send = page.getByRole('button', { name: 'ارسال پاسخ' });
    expect((await send.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await send.tap();
    await page.locator('.desk-message[data-kind="agent"]').waitFor();
    const thread = await (await customer.browser.get(`/api/requests/${codes[0]}`)).json();
    expect(thread).toMatchObject({ state: 'answered' });
    await page.getByRole('button', { name: 'بازگشت به فهرست' }).tap();
    await page.locator('.desk-list-pane').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps density and keys on the device; keys that are off do nothing', async () => {
    await fileTickets(1);
    const { page, context } = await sitDown();
    await rows(page).first().waitFor();
    const height = () =>
      rows(page)
        .first()
        .evaluate((row) => row.getBoundingClientRect().height);
    const comfortable = await height();
    await page.locator('.desk-menu summary').click();
    await page.getByLabel('فشرده', { exact: true }).check();
    await page.getByRole('checkbox', { name: 'کلیدهای میان‌بر' }).uncheck();
    await page.keyboard.press('Escape');
    expect(await height()).toBeLessThan(comfortable);
    await page.reload();
    await rows(page).first().waitFor();
    expect(await height()).toBeLessThan(comfortable);
    const list = await page.locator('.desk-rows').boundingBox();
    expect((list?.height ?? 0) / (await height())).toBeGreaterThan(15);
    await page.keyboard.press('KeyJ');
    await page.keyboard.press('Slash');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await context.close();
  });

  it('changes the counts at the side within five seconds after a customer files', async () => {
    const { page, context } = await site.sitDown('/desk/?view=all', wide, admin, 'agents');
    // A list under the pointer moves no row.
    await page.mouse.move(640, 10);
    const unassigned = page.locator('.desk-views a', { hasText: 'بدون مسئول' });
    const count = async () =>
      Number(toLatinDigits((await unassigned.locator('.desk-number').textContent()) ?? ''));
    await unassigned.locator('.desk-number').waitFor();
    const before = await count();
    const { codes } = await fileTickets(1);
    await expect.poll(count, { timeout: 10_000 }).toBe(before + 1);
    await page.locator(`.desk-list a[data-code="${codes[0]}"]`).waitFor();
    await context.close();
  });

  it('makes a chip of an operator that is typed, and says which one it does not know', async () => {
    await fileTickets(1);
    const { page, context, faults } = await sitDown();
    await rows(page).first().waitFor();
    const field = page.getByRole('searchbox', { name: 'جست‌وجو در درخواست‌ها' });
    await field.fill('سبد مسئول:هیچ‌کس');
    const chips = page.locator('.desk-chip');
    await expect.poll(() => chips.allTextContents()).toEqual(['مسئول: هیچ‌کس', 'جست‌وجو: سبد']);
    await field.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('assignee') === 'none');
    await expect.poll(() => field.inputValue()).toBe('سبد');
    await expect.poll(() => chips.count()).toBe(2);
    await rows(page).first().waitFor();
    await field.fill('سبد وضعیت:باز');
    await field.press('Enter');
    await expect
      .poll(() => chips.allTextContents())
      .toEqual(['وضعیت: درخواست‌های باز', 'مسئول: بدون مسئول', 'جست‌وجو: سبد']);
    await expect.poll(() => field.inputValue()).toBe('سبد');
    await field.fill('سبد رنگ:سبز');
    await field.press('Enter');
    const fault = page.getByText('«رنگ» جزو فیلترها نیست');
    await fault.waitFor();
    expect((await fault.boundingBox())?.y).toBeLessThan(100);
    expect(await field.inputValue()).toBe('سبد رنگ:سبز');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('saves a view, opens it after a reload, renames it and removes it', async () => {
    await fileTickets(1);
    const { page, context, faults } = await sitDown('/desk/?view=all&assignee=none');
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'ذخیرهٔ نما' }).click();
    await page.getByLabel('نام نما').fill('بی‌مسئول‌ها');
    await page.getByRole('button', { name: 'ذخیره', exact: true }).click();
    await page.waitForURL(/view=saved/);
    await page.reload();
    const entry = page.locator('.desk-views a[aria-current]');
    await page.locator('.desk-views').getByText('بی‌مسئول‌ها').waitFor();
    expect(await entry.textContent()).toBe('بی‌مسئول‌ها');
    await rows(page).first().waitFor();
    await page.getByRole('button', { name: 'ویرایش نما' }).click();
    await page.getByLabel('نام نما').fill('آزادها');
    await page.getByRole('button', { name: 'ذخیره', exact: true }).click();
    await page.locator('.desk-views').getByText('آزادها').waitFor();
    await page.getByRole('button', { name: 'ویرایش نما' }).click();
    await page.getByRole('button', { name: 'حذف نما' }).press('Enter');
    // The first press asks, and the focus goes to the answer.
    await page.locator('button:focus', { hasText: 'حذف شود' }).waitFor();
    await page.getByText('نمای «آزادها» حذف شود؟').waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.search === '');
    await expect.poll(() => page.locator('.desk-views').getByText('آزادها').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('moves a view among one’s own, by keyboard', async () => {
    await fileTickets(1);
    const { page, context } = await sitDown('/desk/?view=all');
    await rows(page).first().waitFor();
    for (const title of ['یک', 'دو', 'سه'])
      await page.evaluate(async (named) => {
        const body = JSON.stringify({ title: named, query: {}, department: null });
        const headers = { 'Content-Type': 'application/json' };
        await fetch('/api/desk/views', { method: 'POST', headers, body });
      }, title);
    await page.reload();
    const own = page.locator('.desk-views a[href*="saved"]');
    await own.filter({ hasText: 'سه' }).click();
    await page.getByRole('button', { name: 'ویرایش نما' }).click();
    const up = page.getByRole('button', { name: 'یک ردیف بالاتر' });
    await up.press('Enter');
    await expect.poll(() => own.allTextContents()).toEqual(['یک', 'سه', 'دو']);
    await page.keyboard.press('Enter');
    await expect.poll(() => own.allTextContents()).toEqual(['سه', 'یک', 'دو']);
    expect(await up.getAttribute('aria-disabled')).toBe('true');
    await context.close();
  });
});
