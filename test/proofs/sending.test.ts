import { expect, it } from 'vitest';
import { createTestApp } from '../helpers/app.ts';
import type { Browser } from '../helpers/browser.ts';
import { solveFor } from '../helpers/proof-of-work.ts';
import { goodRequest } from '../helpers/tickets.ts';

const { replyChannel: _replyChannel, ...request } = goodRequest;

async function fileAsGuest(browser: Browser, title: string) {
  const work = await solveFor(browser, 'ticket');
  const body = { ...request, title, mobile: '09121234567', work };
  const answer = await browser.post('/api/contact', body);
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { code: string }).code;
}

it('R9 R31 a phone gets one code a minute, by whichever silent way it is asked for', async () => {
  const app = await createTestApp();
  const code = await fileAsGuest(app.visitor(), 'صفحهٔ پرداخت باز نمی‌شود');
  expect((await app.visitor().post(`/api/requests/${code}/proof`, {})).status).toBe(202);
  await fileAsGuest(app.visitor(), 'رنگ کالا با عکس فرق دارد');
  expect(app.texts).toHaveLength(1);
});
