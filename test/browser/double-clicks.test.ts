import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { readFeedback } from '../../worker/feedback/rules.ts';
import { alive, describeTrouble, send, startWalk } from './walk.ts';

const { app, sent, open, freshMobile } = startWalk();

/** What the page sends besides reading, by path; codes of requests and articles are `…`. */
function countPosts(page: Page) {
  const posts: Record<string, number> = {};
  page.on('request', (request) => {
    if (request.method() === 'GET') return;
    const path = new URL(request.url()).pathname.replace(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2}/, '…');
    posts[path] = (posts[path] ?? 0) + 1;
  });
  return posts;
}

const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).dblclick();

it('R36 a button that is pressed twice sends once: code, request, message, solved, rating, opinion', async () => {
  const page = await open('/sign-in/');
  const posts = countPosts(page);
  const mobile = freshMobile();
  await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(`0${mobile}`);
  await press(page, 'دریافت کد');
  await page.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
  await page.waitForURL(/\/requests\/$/);
  await page.goto(`${app().origin}/contact/technical/`);
  await alive(page);
  await page.getByText('که تأیید شده است').waitFor();
  await describeTrouble(page);
  await send(page).dblclick();
  await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
  await page.getByRole('link', { name: 'دیدن درخواست' }).click();
  await page.getByLabel('پیام شما').fill('هنوز هم سفید است.');
  await press(page, 'ارسال پیام');
  await expect.poll(() => page.locator('.message[data-author="customer"]').count()).toBe(2);
  await page.getByRole('button', { name: 'حل شد', exact: true }).click();
  await press(page, 'بله، حل شد');
  await page.getByText('بسته شد', { exact: true }).first().waitFor();
  await page.locator('.stars label').nth(4).click();
  await press(page, 'ارسال نظر');
  await page.getByText(/نظرتان ثبت شد: ۵ از ۵/).waitFor();
  await page.goto(`${app().origin}/orders/cancel/`);
  await page.getByRole('button', { name: 'خیر', exact: true }).dblclick();
  await page.getByLabel('چه چیزی جا افتاده بود؟').fill('مهلت لغو را نگفته است.');
  await press(page, 'ارسال نظر');
  await page.locator('.helpful [role="status"]').getByText('نظرتان ثبت شد').waitFor();
  expect(posts).toEqual({
    '/api/sign-in/code': 1,
    '/api/sign-in/prove': 1,
    '/api/contact': 1,
    '/api/requests/…/messages': 1,
    '/api/requests/…/solved': 1,
    '/api/requests/…/rating': 1,
    // The verdict, and what was missing.
    '/api/feedback': 2,
  });
  const { articles } = await readFeedback({ db: app().services.openDb() });
  expect(articles).toMatchObject([{ article: 'orders/cancel', yes: 0, no: 1, comments: [{}] }]);
});
