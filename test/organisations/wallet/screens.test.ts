import { describe, expect, it } from 'vitest';
import { filedCode, screensOf, sendButton } from '../screens.ts';

const screens = screensOf('wallet');
const email = 'ana@example.com';

describe('the wallet on a phone', () => {
  it('somebody without an account chooses a service, asks by e-mail, confirms by the link and goes on', async () => {
    const page = await screens.open('/contact/');
    const services = page.locator('main .type').filter({ visible: true });
    await page.getByText('گام ۱ از ۳').waitFor();
    expect(await services.count()).toBe(0);
    await page.getByRole('link', { name: /^با ایمیل، بدون حساب/ }).click();
    await page.getByText('گام ۲ از ۳').filter({ visible: true }).waitFor();
    expect(await services.count()).toBe(4);
    await page.getByText('پولی که نرسیده، برداشتی که نیامده').filter({ visible: true }).waitFor();
    await services.filter({ hasText: 'مشکل فنی' }).click();
    await page.waitForURL(/\/contact\/technical\//);
    await screens.alive(page);
    await page.getByText('گام ۳ از ۳').waitFor();

    await page.getByRole('link', { name: 'وارد شوید' }).waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await page.getByText('پاسخ را با ایمیل اطلاع می‌دهیم.').waitFor();
    await page.getByLabel('عنوان').fill('کد دومرحله‌ای پذیرفته نمی‌شود');
    await page.getByLabel('شرح درخواست').fill('گوشی را عوض کردم و کد برنامه دیگر پذیرفته نمی‌شود.');
    await page.getByLabel('ایمیل شما').fill(email);
    await sendButton(page).click();
    await page.getByRole('heading', { name: 'یک قدم مانده: ایمیل خود را تأیید کنید' }).waitFor();
    await page
      .getByText(/۲۴ ساعت معتبر است/)
      .first()
      .waitFor();
    const code = (await page.locator('main .code').first().textContent()) ?? '';

    await page.goto(await screens.sent.mailLink(email));
    await page.getByRole('button', { name: 'تأیید می‌کنم' }).click();
    await page.waitForURL(new RegExp(`/requests/${code}/$`));
    await page.getByText('ثبت شد، در صف بررسی').first().waitFor();
    await page.getByLabel('پیام شما').fill('با گوشی پیشین هم همین است.');
    await page.getByRole('button', { name: 'ارسال پیام' }).click();
    await expect.poll(() => page.locator('.message').count()).toBe(2);
  });

  it('somebody with an account signs in from the form, and gets the answer there', async () => {
    const page = await screens.open('/contact/');
    await page.getByRole('link', { name: /^در حساب صندوقچه/ }).click();
    await page.locator('main .type').filter({ visible: true, hasText: 'مشکل فنی' }).click();
    await page.waitForURL(/\/contact\/technical\//);
    await screens.alive(page);
    await page.getByText('برای دریافت پاسخ در حساب، ابتدا').waitFor();
    await page.getByLabel('عنوان').fill('برنامهٔ گوشی باز نمی‌شود');
    await page.getByRole('link', { name: 'وارد شوید' }).click();
    await page.waitForURL(/\/sign-in\//);
    await screens.alive(page);
    await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill('09123450002');
    await page.getByRole('button', { name: 'دریافت کد' }).click();
    await page.getByLabel('کد شش‌رقمی').fill(await screens.sent.smsCode('+989123450002'));
    await page.waitForURL(/\/contact\/technical\/$/);
    await screens.alive(page);
    expect(await page.getByLabel('عنوان').inputValue()).toBe('برنامهٔ گوشی باز نمی‌شود');
    await page.getByText('پاسخ را در «درخواست‌های من» می‌بینید.').waitFor();
    await page.getByLabel('شرح درخواست').fill('پس از به‌روزرسانی، برنامه بی‌درنگ بسته می‌شود.');
    await sendButton(page).click();
    await filedCode(page);
    await page.locator('.ticket').waitFor();
  });

  it.each([
    ['does not deliver', { channels: ['sms'], spent: [] }],
    ['has spent its share of the day', { channels: ['sms', 'email'], spent: ['email'] }],
  ])('R71 a way of hearing of the answer that %s is not offered', async (_, sending) => {
    const page = await screens.open('/');
    await page.route('**/api/now', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), ...sending } });
    });
    await page.goto(`${new URL(page.url()).origin}/contact/`);
    await page.getByRole('link', { name: /^در حساب صندوقچه/ }).waitFor();
    await page.getByRole('link', { name: /^با ایمیل، بدون حساب/ }).waitFor({ state: 'detached' });
    expect(await page.locator('#email').count()).toBe(0);
  });

  it('the three steps come in their order, without scripts too', async () => {
    const page = await screens.read('/contact/');
    const visible = page.locator('main .type').filter({ visible: true });
    // The form itself asks for the one address that it can prove without scripts: nothing is chosen before.
    expect(await visible.allTextContents()).toHaveLength(4);
    expect(await page.getByRole('link', { name: /^با ایمیل، بدون حساب/ }).count()).toBe(0);
    await visible.filter({ hasText: 'مشکل فنی' }).click();
    const steps = page.locator('.step-title, [name="email"], [name="title"]');
    expect(
      await steps.evaluateAll((found) =>
        found.map((one) => one.getAttribute('name') ?? one.textContent?.trim()),
      ),
    ).toEqual([
      'گام ۱ از ۳ روش دریافت پاسخ',
      'email',
      'گام ۲ از ۳ موضوع',
      'گام ۳ از ۳ شرح درخواست',
      'title',
    ]);
  });

  it('the articles and the form say the same of the link', async () => {
    for (const path of ['/support/confirm-link/', '/contact/technical/']) {
      const page = await screens.read(path);
      expect(await page.locator('main').textContent(), path).toMatch(/۲۴ ساعت/);
    }
  });
});
