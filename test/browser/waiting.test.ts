import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pictures } from '../attachments/pictures.ts';
import { holdRequests } from './hold-requests.ts';
import { alive, describeTrouble, hasNoBarrier, send, startWalk } from './walk.ts';
import { watchAnswer } from './watch-answer.ts';

const { app, sent, open, freshMobile } = startWalk();

const path = '/contact/technical/';
const filed = (page: Page) => page.getByRole('heading', { name: 'درخواست شما ثبت شد' });
const step = (page: Page) => page.getByRole('heading', { name: /^یک قدم مانده/ });
const words = async (page: Page) => [
  await page.getByLabel('عنوان').inputValue(),
  await page.getByLabel('شرح درخواست').inputValue(),
];
const storedDrafts = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.startsWith('pasokh-draft-technical'))
      .map(([, value]) => String(value)),
  );

const setType = (unprovenTickets: 'hold' | 'after_code') => {
  for (const type of app().services.settings.requestTypes)
    if (type.id === 'technical') type.unprovenTickets = unprovenTickets;
};

/** A request with a file that waits for the code of a phone. */
async function begin(mobile = freshMobile()) {
  const page = await open(path);
  await describeTrouble(page);
  await page.getByLabel('شمارهٔ موبایل شما').fill(`0${mobile}`);
  await page.getByLabel('انتخاب فایل').setInputFiles({
    ...{ name: 'picture.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(pictures.jpeg) },
  });
  await page.locator('.files .icon-check').waitFor();
  await send(page).click();
  await step(page).waitFor();
  return { page, mobile };
}

/** What the owner of the number sees of the ticket. */
async function threadOf(page: Page) {
  await page.getByRole('link', { name: 'دیدن درخواست' }).click();
  await page.getByRole('heading', { name: 'صفحهٔ سبد خرید باز نمی‌شود' }).waitFor();
  return await page.locator('.message').innerText();
}

describe('the step that waits for a proof', () => {
  beforeAll(() => setType('after_code'));

  it('R69 files the same request without a code, and forgets the draft only then', async () => {
    const { page, mobile } = await begin();
    await page.getByText('هنوز ثبت نهایی نشده است').waitFor();
    await hasNoBarrier(page);
    expect((await storedDrafts(page))[0]).toContain('صفحهٔ سبد خرید باز نمی‌شود');
    await page.getByRole('button', { name: 'بدون کد ثبت شود' }).click();
    await filed(page).waitFor();
    await hasNoBarrier(page);
    expect(await storedDrafts(page)).toEqual([]);
    await page.getByText('هنوز تأیید نشده است').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('filed');

    await page.goto(`${app().origin}/sign-in/`);
    await alive(page);
    sent().texts.length = 0;
    await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(`0${mobile}`);
    await page.keyboard.press('Enter');
    await page.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
    await page.waitForURL(/\/requests\/$/);
  });

  it('R69 takes the code that comes late, after a reload and a second code too', async () => {
    const { page, mobile } = await begin();
    await page.getByRole('button', { name: 'بدون کد ثبت شود' }).click();
    await filed(page).waitFor();
    await page.reload();
    await filed(page).waitFor();
    const first = await sent().smsCode(`+98${mobile}`);
    sent().texts.length = 0;
    await page.getByRole('button', { name: 'ارسال دوبارهٔ کد' }).click();
    const second = await sent().smsCode(`+98${mobile}`);
    const box = page.getByLabel('کد شش‌رقمی');
    if (first !== second) {
      await box.fill(first);
      await page.getByText('کد درست نیست').waitFor();
    }
    await hasNoBarrier(page);
    await box.fill(second);
    await page.getByText('هنوز تأیید نشده است').waitFor({ state: 'detached' });
    await filed(page).waitFor();
    expect(await threadOf(page)).toContain('picture.jpg');
  });

  it.each([
    ['is filed', true],
    ['is refused', false],
  ])('keeps a file that is chosen while the request is being sent and %s', async (_, isFiled) => {
    const page = await open(path);
    await describeTrouble(page);
    await page.getByLabel('شمارهٔ موبایل شما').fill(`0${freshMobile()}`);
    const { arrived, release } = await holdRequests(page, '**/api/contact', {
      goOn: (route) => (isFiled ? route.continue() : route.abort('blockedbyclient')),
    });
    await send(page).click();
    await arrived;
    await page.getByLabel('انتخاب فایل').setInputFiles({
      ...{ name: 'late.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(pictures.jpeg) },
    });
    await page.getByText('late.jpg').waitFor();
    release();
    if (isFiled) {
      await page.getByRole('button', { name: 'بدون کد ثبت شود' }).click();
      await filed(page).waitFor();
      await page.getByText('آنچه هنگام ارسال نوشتید').waitFor();
      await page.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
      await page.locator('.files .icon-check').waitFor();
      await describeTrouble(page, 'درخواست دوم با همان فایل');
      await page.getByLabel('شمارهٔ موبایل شما').fill(`0${freshMobile()}`);
    } else {
      await page.getByText('پاسخی از سرور نرسید').waitFor({ timeout: 20_000 });
      await page.unroute('**/api/contact');
      await page.locator('.files .icon-check').waitFor();
    }
    const body = page.waitForRequest((asked) => asked.url().endsWith('/api/contact'));
    await send(page).click();
    expect((await body).postDataJSON().attachments).toHaveLength(1);
    await step(page).waitFor();
  });

  it('begins another request with a file that was chosen while the first was being sent', async () => {
    const page = await open(path);
    await describeTrouble(page);
    await page.getByLabel('شمارهٔ موبایل شما').fill(`0${freshMobile()}`);
    const { arrived, release } = await holdRequests(page, '**/api/contact');
    await send(page).click();
    await arrived;
    await page.getByLabel('انتخاب فایل').setInputFiles({
      ...{ name: 'late.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(pictures.jpeg) },
    });
    await page.getByText('late.jpg').waitFor();
    release();
    await step(page).waitFor();
    await page.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
    await page.locator('.files .icon-check').waitFor();
    expect((await words(page))[0]).toBe('');
  });

  it('leaves the next request alone that is begun while it asks what became of this one', async () => {
    const { page, mobile } = await begin();
    const other = await page.context().newPage();
    await other.goto(app().origin + path);
    await step(other).waitFor();
    await other.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
    await filed(other).waitFor();

    const drawn = await watchAnswer(page, '/api/requests/');
    const { arrived, release } = await holdRequests(page, '**/api/requests/*', { method: 'GET' });
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await arrived;
    await page.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
    await page.getByLabel('عنوان').fill('موضوعی دیگر دارم');
    release();
    await drawn();
    expect(await filed(page).count()).toBe(0);
    expect(await page.getByLabel('عنوان').inputValue()).toBe('موضوعی دیگر دارم');
  });

  it('leaves the next request alone that is begun while this one is being filed without a code', async () => {
    const { page } = await begin();
    const drawn = await watchAnswer(page, '/api/contact/unproven');
    const { arrived, release } = await holdRequests(page, '**/api/contact/unproven');
    await page.getByRole('button', { name: 'بدون کد ثبت شود' }).click();
    await arrived;
    await page.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
    await page.getByLabel('عنوان').fill('موضوعی دیگر دارم');
    release();
    await drawn();
    expect(await filed(page).count()).toBe(0);
    expect(await page.getByLabel('عنوان').inputValue()).toBe('موضوعی دیگر دارم');
    await page.getByRole('button', { name: 'ادامهٔ همان' }).click();
    await filed(page).waitFor();
  });

  it('R70 shows the number in one line and corrects it: reload, back and a second tab as well', async () => {
    const wrong = freshMobile();
    const { page } = await begin(wrong);
    const shown = page.locator('.waiting-address bdi');
    expect(await shown.textContent()).toMatch(/^۰۹۱۲ ۳۴۵ ۱\d?/u);
    expect(await shown.getAttribute('dir')).toBe('ltr');
    await page.reload();
    await alive(page);
    await step(page).waitFor();
    await page.goto(`${app().origin}/privacy/`);
    await page.goBack();
    await step(page).waitFor();

    const tab = await page.context().newPage();
    await tab.goto(app().origin + path);
    await step(tab).waitFor();
    await tab.getByRole('button', { name: 'ویرایش' }).click();
    const box = tab.getByLabel('شمارهٔ موبایل یا ایمیل');
    expect(await box.inputValue()).toBe(await shown.textContent());
    const right = freshMobile();
    await box.fill(`0${right}`);
    await tab.getByRole('button', { name: 'دریافت کد' }).click();
    await tab.getByText(/کد را به .* فرستادیم/).waitFor();
    expect((await tab.locator('.waiting-address bdi').textContent())?.replace(/ /g, '')).toBe(
      `0${right}`.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'.charAt(Number(digit))),
    );
    await tab.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${right}`));
    await filed(tab).waitFor();
    expect(await threadOf(tab)).toContain('picture.jpg');

    await page.reload();
    await filed(page).waitFor();
    expect(await storedDrafts(page)).toEqual([]);
  });

  it('R72 keeps the words where the tab is closed, and takes a whole SMS for its code', async () => {
    const { page, mobile } = await begin();
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    await again.goto(app().origin + path);
    await step(again).waitFor();
    expect((await storedDrafts(again))[0]).toContain('صفحهٔ سبد خرید باز نمی‌شود');
    const code = await sent().smsCode(`+98${mobile}`);
    await again.getByLabel('کد شش‌رقمی').evaluate((box, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      box.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    }, `نارنج ۱۴۰۵\nکد تأیید: ${code}\n@host #${code}`);
    await filed(again).waitFor();
    expect(await storedDrafts(again)).toEqual([]);
  });

  it('R72 has its words again where the request is not there any more', async () => {
    const { page } = await begin();
    await page.context().clearCookies();
    await page.reload();
    await alive(page);
    await page.getByText('به‌موقع تأیید نشد').waitFor();
    expect((await words(page))[0]).toBe('صفحهٔ سبد خرید باز نمی‌شود');
    await send(page).click();
    await step(page).waitFor();
  });

  it('shows the wait for the next code by the server’s time, after a reload too', async () => {
    const limits = app().services.settings.limits;
    const { sendsPerMinute } = limits;
    limits.sendsPerMinute = 1;
    try {
      const { page } = await begin();
      const wait = page.getByText(/ارسال دوباره تا [۰-۹]:[۰-۹]{2} دیگر/);
      await wait.waitFor();
      await page.evaluate(() => sessionStorage.clear());
      await page.route('**/api/contact/technical', async (route) => {
        const answer = await route.fetch();
        const now = await answer.json();
        now.waiting.filed.proof.resendAfterSeconds = 17;
        await route.fulfill({ response: answer, json: now });
      });
      await page.reload();
      await page.getByText(/ارسال دوباره تا ۰:۱[۰-۷] دیگر/).waitFor();
    } finally {
      limits.sendsPerMinute = sendsPerMinute;
    }
  });

  it('R64 says that no code was sent where its phone may have none yet', async () => {
    const limits = app().services.settings.limits;
    const { sendsPerMinute } = limits;
    const { page, mobile } = await begin();
    limits.sendsPerMinute = 1;
    try {
      const other = await open(path);
      await describeTrouble(other, 'درخواست دیگری با همین شماره');
      await other.getByLabel('شمارهٔ موبایل شما').fill(`0${mobile}`);
      await send(other).click();
      await other.getByText('کد جدیدی ارسال نشد').waitFor();
      expect(await other.getByText(/کد را به .* فرستادیم/).count()).toBe(0);
      await hasNoBarrier(other);
    } finally {
      limits.sendsPerMinute = sendsPerMinute;
    }
    await page.close();
  });

  it('keeps what is typed while it is being sent, for the next request', async () => {
    const page = await open(path);
    await describeTrouble(page);
    await page.getByLabel('شمارهٔ موبایل شما').fill(`0${freshMobile()}`);
    const { arrived, release } = await holdRequests(page, '**/api/contact');
    await send(page).click();
    await arrived;
    await page.getByLabel('شرح درخواست').press('Control+End');
    await page.getByLabel('شرح درخواست').pressSequentially(' شمارهٔ سفارش هم ۱۲۳ است.');
    release();
    await page.getByRole('button', { name: 'بدون کد ثبت شود' }).click();
    await filed(page).waitFor();
    await page.getByText('آنچه هنگام ارسال نوشتید').waitFor();
    await page.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
    expect(await words(page)).toEqual(['', 'شمارهٔ سفارش هم ۱۲۳ است.']);
    await page.reload();
    await alive(page);
    expect(await words(page)).toEqual(['', 'شمارهٔ سفارش هم ۱۲۳ است.']);
  });
});

describe('the step of a type that nobody files without a proof', () => {
  beforeAll(() => setType('hold'));

  it('R69 R70 offers another way to prove, with everything kept', async () => {
    const { page } = await begin();
    expect(await page.getByRole('button', { name: 'بدون کد ثبت شود' }).count()).toBe(0);
    await page.getByRole('button', { name: 'تأیید با ایمیل' }).click();
    await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill('hold@example.com');
    await page.getByRole('button', { name: 'دریافت کد' }).click();
    await page.getByRole('heading', { name: 'یک قدم مانده: ایمیل خود را تأیید کنید' }).waitFor();
    await hasNoBarrier(page);
    await page.getByLabel('کد شش‌رقمی').fill(await sent().mailCode('hold@example.com'));
    await filed(page).waitFor();
    expect(await threadOf(page)).toContain('picture.jpg');
  });
});
