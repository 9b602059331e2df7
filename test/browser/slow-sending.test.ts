import { expect, it } from 'vitest';
import { describeTrouble, send, startWalk } from './walk.ts';

const { sent, open, freshMobile } = startWalk();

// A phone at the edge of a cell: 400 kbit/s in each direction, and each answer waits 400 ms.
const slow = {
  ...{ offline: false, latency: 400 },
  ...{ downloadThroughput: 50_000, uploadThroughput: 50_000 },
};

it('a filled form on a slow network is sent once, shows that it waits, and loses nothing', async () => {
  const page = await open('/contact/technical/');
  await describeTrouble(page, 'سبد خرید با اینترنت کند باز نمی‌شود');
  const mobile = freshMobile();
  await page.getByLabel('شمارهٔ موبایل شما').fill(`0${mobile}`);
  const network = await page.context().newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', slow);
  let posts = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/contact')) posts += 1;
  });

  await send(page).click();
  const waiting = page.locator('button[type="submit"][aria-disabled="true"]', {
    hasText: 'در حال',
  });
  await waiting.waitFor();
  // Who sees nothing happen presses again.
  await waiting.click({ force: true });
  await waiting.press('Enter');
  expect(await page.getByLabel('عنوان').inputValue()).toContain('اینترنت کند');

  const code = page.getByLabel('کد شش‌رقمی');
  await code.waitFor();
  expect(posts).toBe(1);
  await code.fill(await sent().smsCode(`+98${mobile}`));
  await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
  await page.getByRole('link', { name: 'دیدن درخواست' }).click();
  await page.getByText('سبد خرید با اینترنت کند').first().waitFor();
  await page.getByText('سفید می‌ماند').first().waitFor();
  expect(posts).toBe(1);
});
