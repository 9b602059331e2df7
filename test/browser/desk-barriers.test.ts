import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { findBarriers } from './barriers.ts';
import { type DeskScreen, deskScreens, emptyDeskScreens } from './desk-screens.ts';
import { openDeskSite, overflow, phone } from './desk-site.ts';
import { fillDesk } from './full-desk.ts';

const site = openDeskSite({ undoes: true });
const sizes = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;

/** Forgets what was typed on the screen before. */
const forgetDrafts = (page: Page) => page.evaluate(() => localStorage.clear());

type Sized = DeskScreen & { width: number; height: number };

/** The widths take turns: what bars somebody seldom depends on both the screen and the width. */
const sized = (screens: readonly DeskScreen[]): Sized[] =>
  screens.map((screen, at) => ({ ...screen, ...sizes[at % sizes.length]! }));

/** What bars somebody from using what a page shows, in light and dark, and whether it is wider than its window or a phone. */
async function barriersAt(page: Page, { name, width, height }: Omit<Sized, 'path' | 'open'>) {
  const found: string[] = [];
  const where = `${name}, ${width} px`;
  for (const barrier of await findBarriers(page)) found.push(`${where}: ${barrier}`);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await findBarriers(page, { only: ['color-contrast'] });
  for (const barrier of dark) found.push(`${where}, dark: ${barrier}`);
  if ((await overflow(page)) !== 0) found.push(`${where}: wider than the window`);
  await page.setViewportSize({ width: sizes[0].width, height });
  if ((await overflow(page)) !== 0) found.push(`${name}: wider than a phone`);
  return found;
}

/** Goes through screens by a page of its own, and gives what bars somebody from using them. */
async function barriersOf(screens: readonly Sized[]) {
  const { page, context, faults } = await site.sitDown('/desk/');
  const found: string[] = [];
  for (const screen of screens) {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: screen.width, height: screen.height });
    await page.goto('about:blank');
    await page.goto(site.app.origin + screen.path);
    await screen.open(page);
    found.push(...(await barriersAt(page, screen)));
    await forgetDrafts(page);
  }
  await context.close();
  return [...found, ...faults.filter((fault) => !/404/.test(fault))];
}

it('the sign-in has no barrier and is not wider than the window, light and dark', async () => {
  const { page, context, faults } = await site.openPage();
  await page.goto(`${site.app.origin}/desk/`);
  await page.getByLabel('شمارهٔ موبایل').waitFor();
  for (const size of [sizes[2], sizes[0]]) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(size);
    expect(await barriersAt(page, { name: 'sign-in', ...size })).toEqual([]);
  }
  expect(faults).toEqual([]);
  await context.close();
});

it('pages of a desk that has nothing yet have no barrier, light and dark', async () => {
  expect(await barriersOf(sized(emptyDeskScreens))).toEqual([]);
}, 120_000);

it('no screen of the desk has a barrier or is wider than the window, light and dark, 390 to 1920 px', async () => {
  const screens = sized(deskScreens(await fillDesk(site.app, site.nextMobile)));
  const halves = [0, 1].map((half) => screens.filter((_, at) => at % 2 === half));
  expect((await Promise.all(halves.map(barriersOf))).flat()).toEqual([]);
}, 300_000);

it('shows nothing of the list behind a page or a request on a phone, and no keys on a tablet', async () => {
  const customer = await site.newCustomer();
  const code = await customer.file();
  const touch = { ...phone, hasTouch: true, isMobile: true };
  const { page, context } = await site.sitDown(`/desk/${code}/`, touch);
  await page.locator('.desk-head .state').first().waitFor();
  const who = page.locator('.desk-who').first();
  await who.waitFor({ state: 'attached' });
  expect(await who.isVisible()).toBe(false);
  await page.goto(`${site.app.origin}/desk/tags/`);
  await page.locator('#desk-admin-title').waitFor();
  await who.waitFor({ state: 'attached' });
  expect(await who.isVisible()).toBe(false);
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto(`${site.app.origin}/desk/`);
  await page.locator('.desk-empty').waitFor();
  expect(await page.locator('.desk-empty .keys').isVisible()).toBe(false);
  await context.close();
});

it('keeps a form in view that is unfolded before all beside the messages is read', async () => {
  const customer = await site.newCustomer();
  const code = await customer.file();
  for (let at = 0; at < 4; at++)
    await customer.file({ title: `درخواست ${at}`, anotherMatter: true });
  const { page, context } = await site.sitDown(`/desk/${code}/`);
  await page.locator('#desk-thread-title:focus').waitFor();
  await page.keyboard.press('KeyE');
  const form = page
    .locator('.desk-folded[open] [name="reason"], .desk-folded[open] select')
    .first();
  await form.waitFor();
  const before = await form.boundingBox();
  await page.locator('.desk-past-list > li').nth(2).waitFor();
  expect(await form.boundingBox()).toEqual(before);
  // The rest of the other requests is folded away.
  expect(await page.locator('.desk-past-list > li').count()).toBe(3);
  await page.locator('.desk-past > button').click();
  expect(await page.locator('.desk-past-list > li').count()).toBe(4);
  await context.close();
});
