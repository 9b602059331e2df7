import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { openDeskSite, overflow, phone } from './desk-site.ts';

const site = openDeskSite({ undoes: true });
/** A thumb of the hand that holds the phone reaches what is below this, in px of a screen 844 high. */
const reach = phone.viewport!.height / 2;

/** Taps what a thumb reaches; everything tapped is as high as a finger needs. */
async function tapInReach(what: Locator) {
  await what.waitFor();
  const box = (await what.boundingBox())!;
  expect({ what: await what.textContent(), bottom: box.y + box.height }).toMatchObject({
    bottom: expect.toSatisfy((bottom: number) => bottom > reach && bottom <= reach * 2),
  });
  expect(box.height).toBeGreaterThanOrEqual(44);
  await what.tap();
}

it('at 390 px requests are answered one-handed: all that is tapped is in the lower half', async () => {
  const customer = await site.newCustomer();
  for (let at = 0; at < 9; at++)
    await customer.file({ title: `تلفن همراه، بار ${at}`, anotherMatter: true });
  const { page, context, faults, loads } = await site.sitDown('/desk/', {
    ...phone,
    hasTouch: true,
  });
  const before = loads();
  await tapInReach(page.locator('.desk-list a').nth(6));
  const address = page.url();
  const box = page.locator('#field-reply');
  const opened = page.locator('.desk-head .state[data-state="in_review"]');
  await opened.waitFor();
  await tapInReach(box);
  await box.fill('بررسی شد.');
  await tapInReach(page.getByRole('button', { name: 'ارسال و بعدی' }));
  await page.waitForURL((url) => url.href !== address);
  await opened.waitFor();
  await tapInReach(page.getByRole('button', { name: /برگرداندن/ }));
  await page.waitForURL(address);
  await page.locator('#field-reply:focus').waitFor();
  expect(await box.inputValue()).toBe('بررسی شد.');

  // A keyboard on the screen leaves this much of it.
  await page.setViewportSize({ width: 390, height: 480 });
  const send = (await page.locator('.desk-send button').first().boundingBox())!;
  expect(send.y + send.height).toBeLessThanOrEqual(480);
  const text = (await box.boundingBox())!;
  expect(text.y).toBeGreaterThan(0);
  expect(await overflow(page)).toBe(0);
  expect(loads()).toBe(before);
  expect(faults).toEqual([]);
  await context.close();
}, 60_000);
