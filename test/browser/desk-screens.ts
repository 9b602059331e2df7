import type { Page } from 'playwright-core';

/** A screen of the desk: its address, and how the part of it that is opened by hand is reached there. */
export type DeskScreen = {
  name: string;
  path: string;
  /** Leads to what is shown, and waits until it is there. */
  open(page: Page): Promise<unknown>;
};

const rows = (page: Page) => page.locator('.desk-list a').first().waitFor();
const pane = async (page: Page) => {
  await page.locator('#desk-admin-title').waitFor();
  await page.waitForFunction(
    () => !document.querySelector('.desk-admin [aria-busy="true"], .desk-admin .waiting'),
  );
};
const thread = (page: Page) => page.locator('.desk-head .state').first().waitFor();
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name }).first().click();
/** Opens what stands beside the messages, where it has no column. */
const beside = async (page: Page) => {
  await thread(page);
  const button = page.getByRole('button', { name: 'مشتری و کارها' });
  if (await button.count()) await button.click();
  await page.locator('#desk-beside #manage').waitFor();
};
/** Every act that is seldom wanted, its form unfolded. */
const seldom = async (page: Page) => {
  await beside(page);
  await page.locator('.desk-seldom > summary').click();
  for (const name of [
    'ویرایش درخواست',
    'یکی کردن با درخواست دیگر',
    'جدا کردن بخشی از گفت‌وگو',
    'مرتبط کردن با درخواست دیگر',
    'مسدود کردن فرستنده',
  ])
    await page.locator('#desk-beside summary', { hasText: name }).first().click();
};
const byKey = (key: string, shown: string) => async (page: Page) => {
  await thread(page);
  await page.locator('#desk-thread-title:focus').waitFor();
  await page.keyboard.press(key);
  await page.locator(shown).first().waitFor();
};
const typed = (kind: 'reply' | 'note', text: string, shown: string) => async (page: Page) => {
  await thread(page);
  await page.locator('#desk-thread-title:focus').waitFor();
  await page.keyboard.press(kind === 'reply' ? 'KeyR' : 'KeyN');
  await page.locator(`#field-${kind}:focus`).waitFor();
  await page.keyboard.type(text);
  await page.locator(shown).first().waitFor();
};
const selected = async (page: Page) => {
  await rows(page);
  await page.keyboard.press('KeyJ');
  await page.keyboard.press('KeyX');
  await page.locator('.desk-bulk').waitFor();
};

const at = (name: string, path: string, open: DeskScreen['open']): DeskScreen => ({
  ...{ name, path: `/desk/${path}`, open },
});
const pageAt = (name: string) => at(name, `${name}/`, pane);

/** What looks otherwise where there is nothing to show yet. */
export const emptyDeskScreens: readonly DeskScreen[] = [
  at('list-of-nothing', '', (one) => one.locator('.desk-nothing:not(.desk-patience)').waitFor()),
  ...['report', 'alarms', 'failed', 'content', 'closures', 'audit', 'replies', 'tags'].map(pageAt),
];

/** Every screen of the desk with each of its panels, forms, menus and dialogs open, for codes that `fillDesk` gives. */
export function deskScreens(codes: { payment: string; returned: string; merged: string }) {
  const ofPayment = (name: string, open: DeskScreen['open']) =>
    at(name, `${codes.payment}/?view=all`, open);
  const form = (name: string, button: string | RegExp, shown = 'dialog[open]') =>
    at(`${name}-form`, `${name}/`, async (one) => {
      await pane(one);
      await press(one, button);
      await one.locator(shown).first().waitFor();
    });
  return [
    at('list', '?view=all', rows),
    at('list-owed', '', rows),
    at('list-empty', '?q=xqzwv', (one) => one.locator('.desk-nothing').waitFor()),
    at('filters', '?view=all&urgency=urgent', async (one) => {
      await rows(one);
      await press(one, /^فیلترها/);
      await one.locator('#desk-filters').waitFor();
    }),
    at('view-form', '?view=all&urgency=urgent', async (one) => {
      await rows(one);
      await press(one, 'ذخیرهٔ نما');
      await one.locator('#desk-view-title').waitFor();
    }),
    at('bulk', '?view=all', selected),
    at('bulk-close', '?view=all', async (one) => {
      await selected(one);
      await one.locator('.desk-bulk').getByRole('button', { name: 'بستن', exact: true }).click();
    }),
    at('bulk-tags', '?view=all', async (one) => {
      await selected(one);
      await one.locator('.desk-bulk').getByRole('button', { name: 'برچسب', exact: true }).click();
    }),
    at('menu', '?view=all', async (one) => {
      await rows(one);
      await one.locator('.desk-menu summary').click();
    }),
    at('side', '?view=all', async (one) => {
      await rows(one);
      const button = one.locator('#desk-side-button');
      if (await button.isVisible()) await button.click();
    }),
    at('palette', '?view=all', async (one) => {
      await rows(one);
      await one.keyboard.press('Control+KeyK');
      await one.locator('dialog[open] [role="option"]').first().waitFor();
    }),
    at('keys', '?view=all', async (one) => {
      await rows(one);
      await one.keyboard.press('Shift+Slash');
      await one.locator('dialog[open]').waitFor();
    }),
    ofPayment('thread', thread),
    ofPayment('beside', beside),
    at('thread-stages', `${codes.returned}/?view=all`, beside),
    ofPayment('assignee', byKey('Shift+KeyA', 'dialog[open] [role="option"]')),
    ofPayment('tags-dialog', byKey('KeyT', 'dialog[open] [role="option"]')),
    ofPayment('close', byKey('KeyE', '.desk-folded[open]')),
    ofPayment('route', byKey('KeyM', '.desk-folded[open]')),
    ofPayment('snooze', byKey('KeyH', '.desk-folded[open]')),
    ofPayment('seldom', seldom),
    ofPayment('saved-reply', typed('reply', '/', '[role="option"]')),
    ofPayment('preview', typed('reply', 'سلام **خانم احمدی**، مي شود صبر کنید', '.desk-preview')),
    ofPayment('mention', typed('note', '@', '[role="option"]')),
    at('merged-thread', `${codes.merged}/?view=all`, thread),
    at('missing-thread', 'AAAA-AAAA-AAAA/', (one) =>
      one.locator('.desk-main .notice, .desk-main [role="alert"]').first().waitFor(),
    ),
    ...['report', 'replies', 'alarms', 'agents', 'tags', 'close-reasons', 'blocked'].map(pageAt),
    ...['failed', 'content', 'closures', 'audit', 'on-behalf'].map(pageAt),
    form('agents', 'افزودن کارشناس'),
    form('replies', 'پاسخ آمادهٔ جدید', '.desk-admin form'),
  ];
}
