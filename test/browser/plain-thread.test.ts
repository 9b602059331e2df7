import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { describeTrouble, phone, send, startWalk } from './walk.ts';

const { app, sent, open } = startWalk();
const plain = { ...phone, javaScriptEnabled: false };
const address = 'sara@example.com';

describe('without scripts', () => {
  it('a request is filed by a link, its answer is read, answered, and closed as solved', async () => {
    const page = await open('/contact/technical/', plain);
    await describeTrouble(page);
    await page.getByLabel('ایمیل شما').fill(address);
    await send(page).click();
    await page.getByText('نوشته‌هایتان را یک بار دیگر بررسی کنید').waitFor();
    // Its token wants an age.
    app().turnClock(3_500);
    await send(page).click();
    await page.locator('.code').first().waitFor();
    await page.goto(await sent().mailLink(address));
    await page.getByRole('button', { name: 'تأیید می‌کنم' }).click();
    await page.waitForURL(/\/requests\/.+/);
    await page.locator('.message').waitFor();
    expect(await page.getByText('در حال دریافت درخواست').isVisible()).toBe(false);

    const db = app().services.openDb();
    await db.run(sql`UPDATE tickets SET state = 'answered'`);
    await db.run(sql`UPDATE messages SET author = 'agent', text = 'مرورگر را به‌روز کنید.'`);
    await page.reload();
    await page.getByText('مرورگر را به‌روز کنید.').waitFor();
    await page.getByLabel('پیام شما').fill('به‌روز کردم و هنوز سفید است.');
    await page.getByRole('button', { name: 'ارسال پیام' }).click();
    await page.getByText('به‌روز کردم و هنوز سفید است.').waitFor();
    await page.getByText('پیام جدید شما رسید').waitFor();

    await page.getByRole('link', { name: 'درخواست‌های من' }).first().click();
    await page.locator('.ticket').click();
    await page.locator('summary', { hasText: 'حل شد' }).click();
    await page.getByRole('button', { name: 'بله، حل شد' }).click();
    await page.getByText('بسته شد', { exact: true }).waitFor();
  });

  it('a guest reads where requests can be seen, and no loading line', async () => {
    const page = await open('/requests/7K3M-X9QP-2RTW/', plain);
    await page.getByText('بدون جاوااسکریپت، درخواست را').waitFor();
    expect(await page.getByText('در حال دریافت درخواست').isVisible()).toBe(false);
  });
});
