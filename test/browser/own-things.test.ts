import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { alive, describeTrouble, hasNoBarrier, startWalk } from './walk.ts';

const { app, sent, open, freshMobile, signIn, fileByPhone } = startWalk();

/** A page at the thread of a request that was just filed. */
async function atOwnThread(): Promise<Page> {
  const page = await open('/contact/technical/');
  await describeTrouble(page);
  await fileByPhone(page, freshMobile());
  await page.getByRole('link', { name: 'دیدن درخواست' }).click();
  await page.locator('.message').waitFor();
  return page;
}

/** What is folded away stands open, so that a walk can reach it. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });

const account = async (page: Page) => {
  await page.goto(`${app().origin}/requests/`);
  await page.locator('.account summary').click();
};

describe('a transcript', () => {
  it('is saved from the thread, verified in the browser, and distinguished from a forged one', async () => {
    const thread = await atOwnThread();
    await unfold(thread);
    const saving = thread.waitForEvent('download');
    await thread.locator('a[href$="transcript.json"]').click();
    const copy = await readFile((await (await saving).path()) ?? '', 'utf8');

    const page = await open('/verify/');
    await page.getByLabel('متن نسخهٔ رسمی').fill(copy);
    await page.getByRole('button', { name: 'بررسی', exact: true }).click();
    await page.getByText('امضای ما تأیید شد').waitFor();
    await page.getByRole('button', { name: 'مقایسه با نسخهٔ فعلی ما' }).click();
    await page.getByText('همهٔ پیام‌ها همان است که نزد ما ثبت شده است.').waitFor();
    await hasNoBarrier(page);

    await app().services.openDb().run(sql`UPDATE messages SET text = '', salt = NULL`);
    await page.getByRole('button', { name: 'مقایسه با نسخهٔ فعلی ما' }).click();
    await page.getByText('متن پیام ۱ نزد ما پاک شده است.').waitFor();

    await page.getByLabel('متن نسخهٔ رسمی').fill(copy.replace('سفید می‌ماند', 'سیاه می‌ماند'));
    await page.getByRole('button', { name: 'بررسی', exact: true }).click();
    await page.getByText('امضا با این متن سازگار نیست').waitFor();
    await page.getByText('متن این پیام تغییر کرده است').waitFor();
    await hasNoBarrier(page);

    await page.getByLabel('متن نسخهٔ رسمی').fill('چیز دیگر');
    await page.getByRole('button', { name: 'بررسی', exact: true }).click();
    await page.getByText('نسخهٔ رسمی در آن پیدا نشد').waitFor();
  });

  it('verifies as the very page that was saved to print', async () => {
    const thread = await atOwnThread();
    await unfold(thread);
    const saving = thread.waitForEvent('download');
    await thread.locator('a[href$="transcript.html"]').click();
    const path = (await (await saving).path()) ?? '';
    const page = await open('/verify/');
    await page.locator('input[type="file"]').setInputFiles({
      name: 'transcript.html',
      mimeType: 'text/html',
      buffer: await readFile(path),
    });
    await page.getByText('امضای ما تأیید شد').waitFor();
  });
});

describe('an account', () => {
  it('changes its number with codes on both', async () => {
    const page = await open('/sign-in/');
    await signIn(page, freshMobile());
    await page.waitForURL(/\/requests\/$/);
    await account(page);
    await page.getByRole('button', { name: /^تغییر شماره/ }).click();
    const next = freshMobile();
    await page.locator('#field-address:focus').fill(`0${next}`);
    await page.getByRole('button', { name: 'دریافت کد' }).click();
    await page.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${next}`));
    await page.locator('.notice:focus', { hasText: 'انجام شد.' }).waitFor();
    await hasNoBarrier(page);
    expect(await page.locator('.account summary').textContent()).toContain(
      `۰۹۱۲ ••• ${toPersianDigits(next.slice(-4))}`,
    );
  });

  it('is changed and erased after another proof where the last one grew old on the screen', async () => {
    const { limits } = app().services.settings;
    const minutes = limits.freshProofMinutes;
    const mobile = freshMobile();
    const page = await open('/sign-in/');
    await signIn(page, mobile);
    await page.waitForURL(/\/requests\/$/);
    await account(page);
    const proveAgain = async () => {
      const sentBefore = sent().texts.length;
      await page.getByRole('button', { name: 'دریافت کد' }).click();
      limits.freshProofMinutes = minutes;
      await expect.poll(() => sent().texts.length).toBeGreaterThan(sentBefore);
      await page.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
    };
    try {
      await page.getByRole('button', { name: /^تغییر شماره/ }).click();
      await page.getByLabel(/^شمارهٔ موبایل/).fill(`0${freshMobile()}`);
      limits.freshProofMinutes = 0;
      await page.getByRole('button', { name: 'دریافت کد' }).click();
      await page.getByText('پیش از تغییر، کدی').waitFor();
      await page.locator('#prove-change:focus').waitFor();
      await proveAgain();
      await page.locator('#field-address:focus').waitFor();

      await page.getByRole('button', { name: 'حذف حساب و همهٔ اطلاعاتم' }).click();
      limits.freshProofMinutes = 0;
      await page.getByRole('button', { name: 'حذف شود' }).click();
      await page.getByText('پیش از تغییر، کدی').waitFor();
      await page.locator('#prove-erase:focus').waitFor();
    } finally {
      limits.freshProofMinutes = minutes;
    }
  });

  it('is erased only after being asked twice, and is gone then', async () => {
    const page = await atOwnThread();
    const thread = page.url();
    await account(page);
    await page.getByRole('button', { name: 'حذف حساب و همهٔ اطلاعاتم' }).click();
    await page.locator('#erase-cancel:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#erase-ask:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('#erase-cancel:focus').waitFor();
    await hasNoBarrier(page);
    await page.getByRole('button', { name: 'حذف شود' }).click();
    await page.locator('.notice:focus', { hasText: 'حساب شما حذف شد' }).waitFor();
    await hasNoBarrier(page);
    expect(await page.locator('.account, .ticket').count()).toBe(0);
    await page.goto(thread);
    await page.getByRole('heading', { name: /شماره یا ایمیل خود را تأیید کنید/ }).waitFor();
  });

  it('saves a copy of all its data', async () => {
    const page = await atOwnThread();
    await account(page);
    const saving = page.waitForEvent('download');
    await page.getByRole('link', { name: 'دریافت نسخه‌ای از اطلاعاتم' }).click();
    const data = JSON.parse(await readFile((await (await saving).path()) ?? '', 'utf8'));
    expect(data.requests[0].messages[0].text).toContain('سفید می‌ماند');
  });
});

describe('a thread', () => {
  it('changes how answers are announced, and says so in its history', async () => {
    const page = await atOwnThread();
    await page.getByText(/^روش اطلاع‌رسانی: پیامک/).click();
    await page.getByRole('radio', { name: /^بدون اطلاع‌رسانی/ }).check();
    await page.getByRole('button', { name: 'ثبت', exact: true }).click();
    await page.getByText('روش اطلاع‌رسانی: بدون اطلاع‌رسانی').waitFor();
  });

  it('leads the focus on where what had it goes away', async () => {
    const page = await atOwnThread();
    const focused = (selector: string) => page.locator(`${selector}:focus`).waitFor();
    const press = async (name: string | RegExp) => {
      await page.getByRole('button', { name }).last().focus();
      await page.keyboard.press('Enter');
    };
    await page
      .locator('input[type="file"]')
      .first()
      .setInputFiles({
        name: 'page.png',
        mimeType: 'image/png',
        buffer: Buffer.from('no picture'),
      });
    await page.getByText('این فایل پذیرفته نمی‌شود').waitFor();
    await press('حذف page.png');
    await focused('#field-files');

    await page.getByLabel('پیام شما').fill('با رایانه هم همین است.');
    await page.getByRole('button', { name: 'ارسال پیام' }).click();
    await page.getByText('با رایانه هم همین است.').waitFor();
    await press(/موضوع این پیام جداست/);
    await focused('[id^="field-title-"]');
    await press('انصراف');
    await focused('.split-off');

    await press('حل شد');
    await focused('#solve-confirm');
    await press('انصراف');
    await focused('#solve-ask');
    await press('حل شد');
    await press('بله، حل شد');
    await focused('#ticket-status');
    await page.getByRole('radio', { name: 'خیلی خوب' }).focus();
    await page.keyboard.press('Space');
    await press('ارسال نظر');
    await focused('#rated');
  });

  it('makes a message a request of its own in one tap', async () => {
    const page = await atOwnThread();
    await page.getByLabel('پیام شما').fill('راستی فاکتور رسمی هم می‌خواهم، جدا از این موضوع.');
    await page.getByRole('button', { name: 'ارسال پیام' }).click();
    await page.getByText('راستی فاکتور رسمی').waitFor();
    const first = page.url();
    await page
      .getByRole('button', { name: /موضوع این پیام جداست/ })
      .last()
      .click();
    await page.getByLabel('عنوان درخواست جدید').fill('فاکتور رسمی می‌خواهم');
    await page.getByRole('button', { name: 'ساختن درخواست' }).click();
    await page.waitForURL((url) => url.href !== first && url.pathname.startsWith('/requests/'));
    await alive(page);
    await page.locator('.message').waitFor();
    expect(await page.locator('.message').count()).toBe(1);
  });
});
