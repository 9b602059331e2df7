import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { derivationsOf, stepsOfOthers } from '../../worker/proof-of-work/difficulty.ts';
import { alive, describeTrouble, startWalk } from './walk.ts';

const { app, sent, open, freshMobile, signIn } = startWalk();

/** No challenge is answered from now on, so that the work does not end. */
const holdChallenges = (page: Page) => page.route('**/api/proof-of-work*', () => {});

const codeButton = { name: 'دریافت کد' };

/** A sign-in page that got its first code and waits for the work for a second one. */
async function askForSecondCode(mobile: string): Promise<Page> {
  const page = await open('/sign-in/');
  await page.clock.install();
  await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(`0${mobile}`);
  await page.getByRole('button', codeButton).click();
  await page.getByLabel('کد شش‌رقمی').waitFor();
  await holdChallenges(page);
  await page.clock.fastForward(61_000);
  await page.getByRole('button', { name: 'ارسال دوبارهٔ کد' }).click();
  return page;
}

describe('R61 the work before a code', () => {
  it('takes a main thread that is six times slower a second in calm, and ten while others attack', async () => {
    const page = await open('/sign-in/');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    // The fastest of several runs: what else this machine does is none of the phone's work.
    const msOfOne = await page.evaluate(async () => {
      const text = new TextEncoder();
      const key = await crypto.subtle.importKey('raw', text.encode('x'), 'PBKDF2', false, [
        'deriveBits',
      ]);
      let fastest = Number.POSITIVE_INFINITY;
      for (let run = 0; run < 5; run++) {
        const start = performance.now();
        for (let i = 0; i < 50; i++) {
          const salt = text.encode(`${run}:${i}`);
          const kind = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 1_000 };
          await crypto.subtle.deriveBits(kind, key, 128);
        }
        fastest = Math.min(fastest, (performance.now() - start) / 50);
      }
      return fastest;
    });
    console.log(`one derivation on the slowed main thread: ${msOfOne.toFixed(3)} ms`);
    expect(derivationsOf(0) * msOfOne).toBeLessThan(1_000);
    expect(derivationsOf(stepsOfOthers.length) * msOfOne).toBeLessThan(10_000);
  });

  it('is named by the button, can be given up, and leaves what was typed', async () => {
    const page = await open('/sign-in/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const { limits } = app().services.settings;
    const before = limits.sendsInAllPerHour;
    limits.sendsInAllPerHour = 0;
    const mobile = `0${freshMobile()}`;
    try {
      await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(mobile);
      await page.getByRole('button', codeButton).click();
      await page.getByRole('button', { name: 'در حال آماده‌سازی…' }).waitFor();
      await page.getByRole('status').getByText('در حال آماده‌سازی…').waitFor();
      await page.getByRole('button', { name: 'انصراف' }).click();
      await page.getByRole('button', codeButton).waitFor();
    } finally {
      limits.sendsInAllPerHour = before;
    }
    expect(await page.getByLabel('شمارهٔ موبایل یا ایمیل').inputValue()).toBe(mobile);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(codeButton.name);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(asked).not.toContain('/api/sign-in/code');
    await signIn(page, mobile.slice(1));
    await page.waitForURL('**/requests/');
  });

  it('makes way for the first code, where that comes while the work for a second one goes on', async () => {
    const mobile = freshMobile();
    const page = await askForSecondCode(mobile);
    const code = await sent().smsCode(`+98${mobile}`);
    await page.getByRole('button', { name: 'انصراف' }).waitFor();
    await page.getByLabel('کد شش‌رقمی').fill(code);
    await page.waitForURL('**/requests/');
  });

  it('ends where the address is changed meanwhile', async () => {
    const page = await askForSecondCode(freshMobile());
    await page.getByRole('button', { name: 'تغییر شماره' }).click();
    await page.getByRole('button', codeButton).waitFor();
    expect(await page.getByRole('button', { name: 'انصراف' }).count()).toBe(0);
  });

  it('is done before the code is asked for, and not at all on a known device', async () => {
    const page = await open('/sign-in/');
    const mobile = freshMobile();
    const answers: string[] = [];
    page.on('response', (answer) => {
      const { pathname } = new URL(answer.url());
      if (/proof-of-work|sign-in\/code/.test(pathname))
        answers.push(`${answer.status()} ${pathname}`);
    });
    await signIn(page, mobile);
    await page.waitForURL('**/requests/');
    expect(answers).toEqual(['200 /api/proof-of-work', '202 /api/sign-in/code']);

    await page.evaluate(() => fetch('/api/sign-out', { method: 'POST' }));
    await page.goto(`${app().origin}/sign-in/`);
    await alive(page);
    answers.length = 0;
    sent().texts.length = 0;
    await signIn(page, mobile);
    await page.waitForURL('**/requests/');
    expect(answers).toEqual(['202 /api/sign-in/code']);
  });

  it('is done on the page itself where no worker can be started', async () => {
    const page = await open('/sign-in/');
    await page.evaluate(() => {
      Object.assign(window, {
        Worker: class {
          constructor() {
            throw new Error('none here');
          }
        },
      });
    });
    await signIn(page, freshMobile());
    await page.waitForURL('**/requests/');
  });

  it('R64 ends in the input with the reason, where the day has no SMS left for it', async () => {
    const page = await open('/sign-in/');
    const { limits } = app().services.settings;
    const before = limits.smsGlobalPerDay;
    limits.smsGlobalPerDay = 0;
    const mobile = `0${freshMobile()}`;
    const input = page.getByLabel('شمارهٔ موبایل یا ایمیل');
    try {
      await input.fill(mobile);
      await page.getByRole('button', codeButton).click();
      await page.locator('#field-address:focus[aria-invalid]').waitFor();
    } finally {
      limits.smsGlobalPerDay = before;
    }
    expect(await input.inputValue()).toBe(mobile);
    const reasons = (await input.getAttribute('aria-describedby'))?.split(' ') ?? [];
    const texts = await Promise.all(reasons.map((id) => page.locator(`#${id}`).textContent()));
    expect(texts.join()).toContain('پیامک تا ساعت ۱۲ امشب ارسال نمی‌شود');
  });

  it('R64 takes what was typed along to the form that needs no code', async () => {
    const page = await open('/contact/payment/');
    const { limits } = app().services.settings;
    const before = limits.smsGlobalPerDay;
    limits.smsGlobalPerDay = 0;
    try {
      await page.reload();
      await describeTrouble(page);
      await page.getByRole('link', { name: 'بدون کد درخواست ثبت کنید' }).click();
      await page.waitForURL('**/contact/account/');
    } finally {
      limits.smsGlobalPerDay = before;
    }
    await alive(page);
    await expect.poll(() => page.getByLabel('عنوان').inputValue()).toContain('سبد خرید');
    expect(await page.getByLabel('شرح درخواست').inputValue()).toContain('سفید می‌ماند');
  });
});
