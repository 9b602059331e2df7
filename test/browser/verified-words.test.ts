import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { alive, describeTrouble, desk, hasNoBarrier, phone, startWalk } from './walk.ts';

const { app, open, fileByPhone, freshMobile } = startWalk();

const words = (page: Page) => page.getByRole('region', { name: 'متن تأییدشده' });
const isVerified = (page: Page) => page.getByText('متن زیر همان است که نزد').waitFor();
const isDead = (page: Page) => page.getByText('این لینک اعتبار ندارد').waitFor();

/** A customer before the thread of the request that it just filed, with the fold of copies open. */
async function openOwner(size = phone) {
  const page = await open('/contact/technical/', size);
  await describeTrouble(page);
  const code = await fileByPhone(page, freshMobile());
  await page.goto(`${app().origin}/requests/${code}/`);
  await page.getByText('نسخهٔ رسمی گفت‌وگو').click();
  return { page, code };
}

async function makeShare(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'ساختن لینک' }).click();
  return (await page.locator('.share-url').last().textContent()) ?? '';
}

async function addressOfQrCode(page: Page, button: string): Promise<{ url: string; html: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: button, exact: true }).click(),
  ]);
  const html = Buffer.concat(await (await download.createReadStream()).toArray()).toString();
  return { html, url: /class="check"[\s\S]*?<a href="([^"]+)"/.exec(html)?.[1] ?? '' };
}

describe('R94 the page of the verified words', () => {
  it.each([
    ['phone', phone],
    ['desk', desk],
  ])('shows them to whoever holds a share, until its owner ends it, on a %s', async (_, size) => {
    const { page, code } = await openOwner(size);
    const url = await makeShare(page);
    await hasNoBarrier(page);
    const { html, url: printed } = await addressOfQrCode(page, 'چاپ با این لینک');
    expect(printed).toBe(url);

    const guest = await open(new URL(url).pathname + new URL(url).hash, size);
    await isVerified(guest);
    expect(await words(guest).innerText()).toContain('فقط متن زیر تأیید شده است');
    expect(await words(guest).innerText()).toContain('نه اینکه گفته‌های نویسندهٔ آن‌ها درست است');
    expect(await words(guest).innerText()).toContain(code);
    // The hour of this look is not that on the paper, and nobody shall take it for a change.
    expect(await words(guest).innerText()).not.toContain('تاریخ صدور');
    expect(await words(guest).innerText()).toContain('زمان نمایش');
    expect(await words(guest).innerText()).toContain('سفید می‌ماند');
    expect(await guest.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
    expect(await guest.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await hasNoBarrier(guest);

    await guest.goto(`${app().origin}/verify/`);
    await alive(guest);
    await guest.locator('input[type="file"]').setInputFiles({
      name: 'printed.html',
      mimeType: 'text/html',
      buffer: Buffer.from(html),
    });
    await guest.getByText('امضای ما تأیید شد').waitFor();

    await page.getByRole('button', { name: /^غیرفعال کردن/ }).click();
    await page.locator('.share-url').waitFor({ state: 'detached' });
    await page.locator('#shares:focus').waitFor();
    await guest.goto(url);
    await isDead(guest);
    expect(await words(guest).count()).toBe(0);
    await hasNoBarrier(guest);

    await guest.getByRole('button', { name: 'درخواست خودم است' }).click();
    await guest.getByRole('heading', { name: 'تأیید کنید' }).waitFor();
    await guest.locator('h1:focus').waitFor();
  });

  it('needs scripts, and says no more than that without', async () => {
    const guest = await open('/verify/7AM4-SF31-87KB/', { ...phone, javaScriptEnabled: false });
    expect(await guest.locator('main').innerText()).toContain('جاوااسکریپت را در مرورگر فعال کنید');
    expect(await guest.locator('.loading').isVisible()).toBe(false);
  });

  it('shows them to their owner by the code of the printed copy, and asks others for a proof', async () => {
    const { page, code } = await openOwner();
    const { url, html } = await addressOfQrCode(page, 'چاپ');
    expect(url).toBe(`${app().origin}/verify/${code}/`);
    await page.goto(url);
    await isVerified(page);
    await page.getByText('پس از صدور برگه یا فایل ثبت شده‌اند، فقط اینجا هستند').waitFor();
    expect(await words(page).innerText()).toContain('سفید می‌ماند');
    const guest = await open(`/verify/${code}/`);
    await guest.getByRole('heading', { name: 'تأیید کنید' }).waitFor();
    expect(await words(guest).count()).toBe(0);

    await guest.goto('about:blank');
    await guest.setContent(html);
    const saved = await guest.content();
    await guest.goto(`${app().origin}/verify/`);
    await alive(guest);
    await guest.locator('input[type="file"]').setInputFiles({
      name: 'saved.html',
      mimeType: 'text/html',
      buffer: Buffer.from(saved),
    });
    await guest.getByText('امضای ما تأیید شد').waitFor();
  });

  it('lists the shares of a ticket again where no answer came, and makes none beside unread ones', async () => {
    const page = await open('/contact/technical/');
    await describeTrouble(page);
    const code = await fileByPhone(page, freshMobile());
    await page.goto(`${app().origin}/requests/${code}/`);
    await page.route('**/shares', (route) => route.abort());
    await page.getByText('نسخهٔ رسمی گفت‌وگو').click();
    const shares = page.locator('.shares');
    await shares.getByRole('status').waitFor();
    await shares.getByText('پاسخی از سرور نرسید').waitFor();
    const colorOf = (what: Locator) => what.evaluate((element) => getComputedStyle(element).color);
    expect(await colorOf(shares.getByRole('alert'))).not.toBe(await colorOf(shares));
    expect(await shares.getByRole('button').allTextContents()).toEqual(['تلاش دوباره']);
    await hasNoBarrier(page);
    await page.unroute('**/shares');
    await shares.getByRole('button').click();
    await page.getByRole('button', { name: 'ساختن لینک' }).waitFor();
    await page.locator('#shares:focus').waitFor();
  });

  it('sends the token of a share in no address, and follows another link in the same tab', async () => {
    const { page } = await openOwner();
    const url = await makeShare(page);
    const token = new URL(url).hash.slice(1);
    const guest = await open('/verify/7AM4-SF31-87KB/#short');
    await isDead(guest);
    const asked: string[] = [];
    guest.on('request', (request) => asked.push(request.url(), request.headers().referer ?? ''));
    await guest.goto(url);
    await isVerified(guest);
    expect(asked.filter((address) => address.split('#')[0]?.includes(token))).toEqual([]);
    await guest.evaluate(() => {
      location.hash = 'A'.repeat(22);
    });
    await isDead(guest);
    await guest.goto(`${app().origin}/verify/nonsense/`);
    await guest.getByText('این لینک کامل نیست').waitFor();
  });
});
