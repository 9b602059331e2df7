import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { feedback } from '../../worker/feedback/schema.ts';
import { days, hours, minutes } from '../../worker/foundation/ports/clock.ts';
import { outbox } from '../../worker/notifications/schema.ts';
import { searchMisses, searchMissGroups } from '../../worker/search/schema.ts';
import { weekOf } from '../../worker/search/week.ts';
import { answers, tickets } from '../../worker/tickets/schema.ts';
import { findBarriers } from './barriers.ts';
import { openDeskSite, overflow, phone, wide } from './desk-site.ts';

const site = openDeskSite();

/** Pictures for whoever looks at the pages, where a folder is named. */
async function picture(page: Page, name: string, part = 0) {
  const folder = process.env.PICTURES;
  if (!folder) return;
  const pane = page.locator('.desk-admin');
  await pane.evaluate((one, share) => one.scrollTo(0, one.scrollHeight * share), part);
  await page.screenshot({ path: `${folder}/${name}.png` });
}

async function fill() {
  const { db, services } = site.app;
  const now = Date.now();
  const customer = await site.newCustomer();
  const code = await customer.file();
  const names = ['نرگس احمدی', 'علی رضایی', 'مریم کاظمی پورحسینی'];
  const agents = await Promise.all(names.map((name) => site.addAgent({ name })));
  const departments = Object.keys(services.settings.departments);
  let i = 0;
  for (const [a, agent] of agents.entries())
    for (const ago of [hours(1), hours(2), hours(5), days(7) + hours(2), days(8), days(9)])
      for (const department of departments.slice(0, 4))
        await db.insert(answers).values({
          ...{ messageId: `m${++i}`, ticketId: 'none', at: now - ago, department },
          ...{ agentId: agent.id, isFirst: true, kept: i % (4 + a) !== 0 },
          minutes: (i * 37) % (100 * (a + 1)),
        });
  const [row] = await db.select().from(tickets);
  for (const [n, change] of [
    { assigneeId: agents[0]!.id, promiseDueAt: now - 1, lateDueAt: now - 1 },
    { assigneeId: agents[1]!.id, promiseDueAt: now + hours(1), promiseWarnedAt: now },
    { assigneeId: agents[1]!.id, state: 'closed' as const, rating: 4, ratedAt: now - minutes(5) },
    { assigneeId: agents[0]!.id, state: 'closed' as const, rating: 5, ratedAt: now - days(8) },
  ].entries())
    await db
      .insert(tickets)
      .values({ ...row!, id: `t${n}`, code: `AAAAAAAAAAA${n + 2}`, ...change });
  const dead = (id: string, change: Partial<typeof outbox.$inferInsert>) => ({
    ...{ id, message: 'ticket_answered', channel: 'sms' as const, address: '+989121234567' },
    ...{ ticketId: row!.id, data: '{}', unproven: false, dedupeId: 1, createdAt: now - hours(3) },
    ...{ state: 'dead' as const, dueAt: now - hours(1), claims: 1, maybeSent: false, tries: 9 },
    ...{ ambiguousAttempts: 0, polls: 0, reason: 'kavenegar 418: no credit', ...change },
  });
  await db.insert(outbox).values([
    dead('1', {}),
    dead('2', {
      channel: 'email',
      address: 'reader@mail.example',
      reason: 'smtp: EENVELOPE 550 RCPT TO',
    }),
    dead('3', {
      message: 'proof_code',
      ticketId: null,
      expiresAt: now - 1,
      reason: 'no answer: timed out',
    }),
  ]);
  const week = weekOf(now);
  await db.insert(searchMissGroups).values([
    { week, article: 'orders/cancel', stems: '', label: '', count: 14 },
    { week, article: 'orders/cancel', stems: 'لغو', label: 'لغو سفارش', count: 9 },
    { week, article: '', stems: '', label: '', count: 6 },
    { week, article: '', stems: 'نصب', label: 'نصب درب', count: 6 },
    { week: weekOf(now - days(7)), article: '', stems: 'قدیم', label: 'قدیم', count: 4 },
  ]);
  await db.insert(searchMisses).values([{ week, query: 'چطور لغو کنم', stems: 'لغو', count: 7 }]);
  const vote = (helpful: boolean, comment: string | null = null) => ({
    ...{ article: 'orders/cancel', day: '1405-09-01', helpful, comment, asker: null },
  });
  await db
    .insert(feedback)
    .values([
      ...[true, false, false, false].map((helpful) => vote(helpful)),
      vote(false, 'نگفته تا چه ساعتی می‌شود لغو کرد.'),
    ]);
  return { code, agents };
}

it('a lead reads the report, acts on failed messages, and finds what to write', async () => {
  const { agents } = await fill();
  const options = { ...phone, colorScheme: 'dark' as const };
  const { page, faults } = await site.sitDown('/desk/report/', options, { role: 'lead' });
  await page.locator('.desk-figures').first().waitFor();
  expect(await overflow(page)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'report-390-dark');
  await picture(page, 'report-390-dark-2', 0.4);
  await picture(page, 'report-390-dark-3', 0.75);
  await page.goto(`${site.app.origin}/desk/failed/`);
  const titles = page.locator('.desk-failed-title');
  await titles.first().waitFor();
  expect(await titles.count()).toBe(2);
  expect(await overflow(page)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'failed-390-dark');
  await page.getByLabel(/^اطلاع پاسخ.*ایمیل/).check();
  await page.getByRole('button', { name: 'حذف', exact: true }).first().click();
  await page.getByRole('button', { name: 'حذف شود' }).click();
  await page.getByText('۱ پیام حذف شد.').waitFor();
  expect(await titles.count()).toBe(1);
  await page.goto(`${site.app.origin}/desk/content/`);
  await page.getByText('چطور لغو کنم').waitFor();
  expect(await overflow(page)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'content-390-dark');
  await page.goto(`${site.app.origin}/desk/alarms/`);
  await page.locator('.desk-meter').first().waitFor();
  expect(await overflow(page)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await picture(page, 'alarms-390-dark');

  const other = await site.sitDown('/desk/report/', wide, { role: 'admin' });
  await other.page.locator('.desk-figures').first().waitFor();
  expect(await findBarriers(other.page)).toEqual([]);
  await picture(other.page, 'report-1280');
  const taken = other.page.waitForEvent('download');
  await other.page.getByRole('button', { name: 'خروجی CSV از جدول کارشناسان' }).click();
  expect((await taken).suggestedFilename()).toMatch(/^agents-14\d\d-\d\d-\d\d\.csv$/);
  await picture(other.page, 'report-1280-2', 1);
  for (const name of ['failed', 'content', 'alarms']) {
    await other.page.goto(`${site.app.origin}/desk/${name}/`);
    await other.page.locator('.desk-admin h3, .desk-failed-title').first().waitFor();
    expect(await findBarriers(other.page)).toEqual([]);
    await picture(other.page, `${name}-1280`);
  }
  await other.page.goto(`${site.app.origin}/desk/report/`);
  await other.page
    .locator(`.desk-figures a[href*="assignee=${agents[0]!.id}"][data-urgent="late"]`)
    .click();
  // Rows of the list that was open before stay until its own are there.
  await expect.poll(() => other.page.locator('.desk-list a').count()).toBe(1);
  expect([...faults, ...other.faults]).toEqual([]);
});
