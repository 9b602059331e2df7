import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { holdRequests } from './hold-requests.ts';
import { alive, hasNoBarrier, startWalk } from './walk.ts';
import { watchAnswer } from './watch-answer.ts';

const { app, sent, open, freshMobile } = startWalk();

const box = 'شمارهٔ موبایل یا ایمیل';

/** The page at the step of the code, which was sent to a mobile of its own. */
async function askForCode() {
  const page = await open('/sign-in/');
  const mobile = freshMobile();
  await page.getByLabel(box).fill(`0${mobile}`);
  await page.keyboard.press('Enter');
  const code = page.getByLabel('کد شش‌رقمی');
  await code.waitFor();
  return { page, code, mobile };
}

/** Loads the page anew as if its code had been sent so long ago. */
async function reloadAsSent(page: Page, agoMs: number) {
  await page.evaluate((ms) => {
    const { codeSent } = history.state;
    history.replaceState({ codeSent: { ...codeSent, sentAt: codeSent.sentAt - ms } }, '');
  }, agoMs);
  await page.reload();
  await alive(page);
}

it('shows the step of the code and its wait after a reload, and the code still signs in', async () => {
  const { page, mobile } = await askForCode();
  await page.getByText(/ارسال دوباره تا [۰-۹]:[۰-۹]{2} دیگر/).waitFor();
  await reloadAsSent(page, 43_000);
  await page.getByText(/ارسال دوباره تا ۰:۱[۰-۷] دیگر/).waitFor();
  await hasNoBarrier(page);
  await page.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
  await page.waitForURL(/\/requests\/$/);
});

it('asks for the address again once the code is over, and where another one is wanted', async () => {
  const { page, code } = await askForCode();
  await reloadAsSent(page, 121_000);
  await expect.poll(() => page.getByLabel(box).inputValue()).toMatch(/^۰۹۱۲ /);
  await page.keyboard.press('Tab');
  await page.getByLabel(box).press('Enter');
  await code.waitFor();
  await page.getByRole('button', { name: 'تغییر شماره' }).click();
  await page.getByLabel(box).waitFor();
  await page.reload();
  await alive(page);
  await page.getByLabel(box).waitFor();
  expect(await code.count()).toBe(0);
});

it('stays with another address where the answer about the one before comes late', async () => {
  const { page, code } = await askForCode();
  await reloadAsSent(page, 61_000);
  const drawn = await watchAnswer(page, '/api/sign-in/code');
  const { arrived, release } = await holdRequests(page, '**/api/sign-in/code');
  await page.getByRole('button', { name: 'ارسال دوبارهٔ کد' }).click();
  await arrived;
  await page.getByRole('button', { name: 'تغییر شماره' }).click();
  const other = freshMobile();
  await page.getByLabel(box).fill(`0${other}`);
  release();
  await drawn();
  expect(await code.count()).toBe(0);
  expect(await page.getByLabel(box).inputValue()).toBe(`0${other}`);
  expect(await page.evaluate(() => history.state?.codeSent ?? null)).toBeNull();
});

it('sends a refused code once, and another one', async () => {
  const { page, code, mobile } = await askForCode();
  const right = await sent().smsCode(`+98${mobile}`);
  const wrong = right === '111111' ? '222222' : '111111';
  const proofs: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/prove')) proofs.push(request.postData() ?? '');
  });
  await code.fill(wrong);
  await page.locator('[role="alert"], .problem').first().waitFor();
  await code.press('Enter');
  await code.press('Enter');
  // Typed once more it is the same code still, and the reason stays beside it.
  await code.fill('');
  await code.fill(wrong);
  await page.locator('#field-code-fault').waitFor();
  expect(proofs).toHaveLength(1);
  await code.fill(right);
  await page.waitForURL(/\/requests\/$/);
  expect(proofs).toHaveLength(2);
});

it('R71 asks for a mailbox where no SMS leaves, and for nothing where no mail leaves either', async () => {
  const page = await open('/privacy/');
  const now = async (channels: string[]) => {
    await page.unroute('**/api/now');
    await page.route('**/api/now', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), channels } });
    });
    await page.goto(`${app().origin}/sign-in/`);
    await alive(page);
  };
  await now(['email']);
  await page.getByText('ایمیل خود را بنویسید تا کد با ایمیل بیاید').waitFor();
  await page.getByLabel('ایمیل', { exact: true }).fill('reza@example.com');
  await hasNoBarrier(page);
  await page.keyboard.press('Enter');
  await page.getByLabel('کد شش‌رقمی').fill(await sent().mailCode('reza@example.com'));
  await page.waitForURL(/\/requests\/$/);
  await page.context().clearCookies();
  await now([]);
  await page.getByText('پیامک و ایمیل در این لحظه ارسال نمی‌شود').waitFor();
  expect(await page.getByRole('button', { name: 'دریافت کد' }).count()).toBe(0);
  await hasNoBarrier(page);
});
