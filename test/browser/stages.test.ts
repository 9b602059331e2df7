import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Agent } from '../../worker/people/schema.ts';
import { findBarriers } from './barriers.ts';
import { openDeskSite, overflow } from './desk-site.ts';

const site = openDeskSite();

async function openPage(path: string, agent?: Agent): Promise<Page> {
  const { page, context } = await site.openPage();
  if (agent) await site.app.signIn(context, agent);
  await page.goto(site.app.origin + path);
  return page;
}

describe('the stages of a cancelled order', () => {
  it('are moved by one control at the desk, and followed by the customer with the date', async () => {
    const mobile = '+989121000001';
    const customer = await site.app.customer(mobile);
    const facts = { order: '1234567', 'order-state': 'processing' };
    const code = await customer.file({ requestType: 'cancel', facts });
    const agent = await site.app.addAgent({ mobile: '+989351000001', role: 'admin' });
    const desk = await openPage(`/desk/${code}/`, agent);
    await desk.getByText('اظهار مشتری').waitFor();
    await desk.getByRole('button', { name: 'مشتری و کارها' }).click();
    await desk.getByRole('heading', { name: 'مرحله: درخواست رسید' }).waitFor();
    expect(await desk.getByLabel('مرحلهٔ جدید').inputValue()).toBe('accepted');
    await desk.getByRole('button', { name: 'ثبت مرحله' }).click();
    await desk.getByRole('heading', { name: 'مرحله: پذیرفته شد' }).waitFor();
    await desk.getByText('مرحلهٔ درخواست تغییر کرد').waitFor();
    await desk.getByRole('listitem').filter({ hasText: 'مرحلهٔ جدید (' }).waitFor();
    expect(await findBarriers(desk)).toEqual([]);
    expect(await overflow(desk)).toBe(0);

    const page = await openPage('/sign-in/?next=/requests/');
    await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill('09121000001');
    await site.app.db.$client.execute('DELETE FROM rate_limits');
    site.app.texts.length = 0;
    await page.getByRole('button', { name: 'دریافت کد' }).click();
    await page.getByLabel('کد شش‌رقمی').fill(await codeTo(mobile));
    await page.getByText('مرحله: پذیرفته شد').waitFor();
    await page.locator('.ticket').click();
    const stages = page.locator('.stages');
    await stages.getByRole('heading', { name: 'مرحلهٔ درخواست: پذیرفته شد' }).waitFor();
    expect(await stages.locator('[aria-current="step"]').textContent()).toContain('پذیرفته شد');
    expect(await stages.locator('[data-state="coming"]').textContent()).toMatch(
      /وجه واریز شد.*تا \S+ [۰-۹]+ \S+، ساعت .*۲۴ تا ۷۲ ساعت کاری/s,
    );
    expect(await findBarriers(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  });

  it('R88 a whole Sheba is shown on demand to who has the right, and noted', async () => {
    const customer = await site.app.customer('+989121000002');
    const facts = { order: '1234567', sheba: 'IR820540102680020817909002' };
    const code = await customer.file({ requestType: 'refund', facts });
    const agent = await site.app.addAgent({ mobile: '+989351000002', rights: ['full_sheba'] });
    const desk = await openPage(`/desk/${code}/`, agent);
    const show = desk.getByRole('button', { name: /^نمایش کامل/ });
    await show.waitFor();
    expect(await desk.locator('main').textContent()).not.toContain('0540');
    await show.click();
    await desk.getByText('IR82 0540 1026 8002 0817 9090 02').waitFor();
    await desk.getByText('این مشاهده به نام شما ثبت شد.').waitFor();
    expect(await overflow(desk)).toBe(0);
    expect(await findBarriers(desk)).toEqual([]);

    const admin = await site.app.addAgent({
      mobile: '+989351000003',
      role: 'admin',
      name: 'مدیر میز',
    });
    const list = await openPage('/desk/', admin);
    await list.getByRole('button', { name: 'باز کردن نماها' }).click();
    await list.getByRole('link', { name: 'مدیریت' }).click();
    await list.getByRole('link', { name: 'فعالیت همکاران' }).click();
    const read = list
      .getByRole('listitem')
      .filter({ hasText: agent.name })
      .filter({ hasText: 'شمارهٔ شبا' });
    await read.getByRole('link', { name: code }).waitFor();
    expect(await overflow(list)).toBe(0);
    expect(await findBarriers(list)).toEqual([]);
  });
});

async function codeTo(mobile: string): Promise<string> {
  const codeNow = () =>
    /#(\d{6})/.exec(site.app.texts.findLast(({ to }) => to === mobile)?.text ?? '')?.[1];
  await expect.poll(codeNow, { timeout: 20_000 }).toBeTruthy();
  return codeNow() ?? '';
}
