import { describe, expect, it } from 'vitest';
import { filedCode, screensOf, sendButton } from '../screens.ts';

const screens = screensOf('sms-panel');

describe('the SMS panel on a phone', () => {
  it('a subscriber asks with every detail, and sees the new ticket at once in the list on the same page', async () => {
    const page = await screens.open('/sending/not-delivered/');
    await screens.signIn(page, '9123450001');
    await screens.go(page, '/contact/undelivered/');
    await page.getByText('که تأیید شده است').waitFor();

    await page.getByLabel('عنوان').fill('سلام');
    await sendButton(page).click();
    await page
      .getByText(/عنوان «سلام» چیزی از موضوع نمی‌گوید/)
      .first()
      .waitFor();
    await page.getByLabel('عنوان').fill('پیامک نوبت به بیمار نرسیده است');
    await page.getByLabel('متن پیامک').fill('نوبت شما فردا ساعت ۱۰ است.');
    await page.getByLabel('تاریخ ارسال').fill('۱۴۰۵/۰۸/۲۰');
    await page.getByLabel('ساعت ارسال').fill('۱۸:۱۵');
    await page.getByLabel('شمارهٔ فرستنده').fill('30001234');
    await page
      .getByLabel('شرح درخواست')
      .fill('پیامک از زمان‌بندی پنل فرستاده شد و در گزارش «ارسال نشده» است.');
    const notify = page.getByRole('checkbox', {
      name: /^وقتی پاسخ داده شد، با پیامک به من اطلاع دهید/,
    });
    expect(await notify.isChecked()).toBe(true);
    expect(await page.getByRole('radio', { name: /پیامک|بدون اطلاع‌رسانی/ }).count()).toBe(0);
    await page.getByRole('checkbox', { name: /می‌پذیرم/ }).check();
    await sendButton(page).click();

    const code = await filedCode(page);
    const listed = page.locator('.ticket');
    await listed.waitFor();
    expect(page.url()).toMatch(/\/contact\/undelivered\/$/);
    expect(await listed.textContent()).toContain(code);
    expect(await listed.textContent()).toContain('ثبت شد، در صف بررسی');
    await expect.poll(() => screens.sent.texts.at(-1)?.text).toContain('پاسخ ندهید');

    await listed.click();
    await page.getByRole('heading', { name: 'پیامک نوبت به بیمار نرسیده است' }).waitFor();
    await page.getByText('لازم نیست دوباره بفرستید').first().waitFor();
  });

  it('runs of ؟؟؟؟ are refused with a fix that is one tap away', async () => {
    const page = await screens.open('/contact/webservice/');
    const title = page.getByLabel('عنوان');
    await title.fill('چرا وب‌سرویس خطا می‌دهد؟؟؟؟');
    await page.getByLabel('شرح درخواست').focus();
    await page.getByText('یک علامت پرسش یا تعجب کافی است').first().waitFor();
    expect(await title.getAttribute('aria-invalid')).toBe('true');
    await page.getByRole('button', { name: 'اصلاح شود' }).click();
    expect(await title.inputValue()).toBe('چرا وب‌سرویس خطا می‌دهد؟');
    expect(await title.getAttribute('aria-invalid')).not.toBe('true');
  });

  it('the rules of requests, the statuses and the notices are explained', async () => {
    const read = async (path: string) =>
      (await (await screens.read(path)).locator('main').textContent()) ?? '';
    expect(await read('/requests-guide/states/')).toMatch(
      /ملاحظه شد، در حال بررسی.*سپرده شده است؛ منتظر بمانید.*بسته شد.*رعایت نشده/s,
    );
    expect(await read('/requests-guide/notices/')).toContain('هرگز به دست ما نمی‌رسد');
    expect(await read('/requests-guide/rules/')).toContain('دو درخواست در ۳۰ روز');
    expect(await read('/requests-guide/same-or-new/')).toMatch(/همان درخواست.*درخواست جدید/s);
    expect(await read('/requests-guide/why-requests/')).toMatch(/استناد کرد.*پیامک و ایمیل/s);
  });
});
