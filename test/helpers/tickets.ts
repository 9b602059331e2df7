import type { TestApp } from './app.ts';
import type { Browser } from './browser.ts';
import { signIn } from './people.ts';

/** A customer who has signed in by a code, on this mobile or on one that does not matter. */
export const signedIn = (app: TestApp, mobile = '09121234567'): Promise<Browser> =>
  signIn(app, mobile);

/** A request that keeps every rule of the shop's settings. */
export const goodRequest = {
  requestType: 'technical',
  title: 'صفحهٔ پرداخت باز نمی‌شود',
  text: 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.',
  replyChannel: 'sms',
};

/** Files a request as this browser and gives back the tracking code. */
export async function fileTicket(browser: Browser, change: Record<string, unknown> = {}) {
  const response = await browser.post('/api/contact', { ...goodRequest, ...change });
  if (response.status !== 201) throw new Error(`Not filed: ${await response.text()}`);
  return ((await response.json()) as { code: string }).code;
}
