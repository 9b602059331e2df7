import { expect, it } from 'vitest';
import type { AuditAnswer } from '#shared/contract/desk/audit.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

/** What an admin reads of what was done, the oldest first. */
async function open() {
  const { app, code, agent } = await openDesk();
  const admin = await agentAt(app, { role: 'admin' });
  const read = async () => {
    const { entries } = (await (await admin.browser.get('/api/desk/audit')).json()) as AuditAnswer;
    return entries.map(({ what, details }) => `${what}: ${details}`).reverse();
  };
  return { app, code, agent, admin, read };
}

it('days off that are added and taken back leave a row each, once', async () => {
  const { app, admin, read } = await open();
  const days = { from: '1405-09-04', to: '1405-09-05', title: 'آلودگی هوا' };
  const { id } = (await (await admin.browser.post('/api/desk/closures', days)).json()) as {
    id: string;
  };
  await admin.browser.post('/api/desk/closures', days);
  app.clock.turn(1_000);
  await admin.browser.remove(`/api/desk/closures/${id}`, {});
  expect((await admin.browser.remove(`/api/desk/closures/${id}`, {})).status).toBe(404);
  const what = 'آلودگی هوا؛ از: چهارشنبه ۴ آذر ۱۴۰۵؛ تا: پنجشنبه ۵ آذر ۱۴۰۵';
  expect(await read()).toEqual([`افزودن تعطیلی: ${what}`, `حذف تعطیلی: ${what}`]);
});

it('saved replies that others use leave rows, and an own one none', async () => {
  const { app, admin, read } = await open();
  const own = { title: 'سلام', text: 'سلام.', sharing: 'own', department: null };
  const shared = { ...own, title: 'درود', sharing: 'all' };
  const { id } = (await (await admin.browser.post('/api/desk/replies', own)).json()) as {
    id: string;
  };
  const turn = () => app.clock.turn(1_000);
  expect((await admin.browser.put(`/api/desk/replies/${id}`, { ...own, text: 'درود.' })).ok).toBe(
    true,
  );
  expect(await read()).toEqual([]);
  expect((await admin.browser.put(`/api/desk/replies/${id}`, shared)).ok).toBe(true);
  turn();
  await admin.browser.put(`/api/desk/replies/${id}`, { ...shared, text: 'روز به خیر.' });
  turn();
  await admin.browser.put(`/api/desk/replies/${id}`, own);
  expect((await admin.browser.remove(`/api/desk/replies/${id}`, {})).ok).toBe(true);
  turn();
  await admin.browser.post('/api/desk/replies', shared);
  expect(await read()).toEqual([
    'ویرایش پاسخ آمادهٔ مشترک: سلام؛ عنوان: سلام ← درود؛ استفاده‌کنندگان: فقط نویسنده ← همهٔ واحدها',
    'ویرایش پاسخ آمادهٔ مشترک: درود',
    'ویرایش پاسخ آمادهٔ مشترک: درود؛ عنوان: درود ← سلام؛ استفاده‌کنندگان: همهٔ واحدها ← فقط نویسنده',
    'افزودن پاسخ آمادهٔ مشترک: درود؛ استفاده‌کنندگان: همهٔ واحدها',
  ]);
});

it('a tag that comes to the list from a request leaves a row', async () => {
  const { code, agent, read } = await open();
  const version = async () =>
    ((await (await agent.browser.get(`/api/desk/tickets/${code}`)).json()) as { version: number })
      .version;
  const put = async (added: string[]) =>
    await agent.browser.put(`/api/desk/tickets/${code}/tags`, {
      ...{ tags: [], added, version: await version() },
    });
  expect((await put(['برگشتی'])).ok).toBe(true);
  expect(await read()).toEqual(['افزودن برچسب: برگشتی']);
});

it('what concerns all agencies is closed to an agent of one, whatever the role', async () => {
  const { app } = await open();
  const { browser } = await agentAt(app, { role: 'admin', agency: 'isfahan' });
  const days = { from: '1405-09-04', to: '1405-09-05', title: 'آلودگی هوا' };
  expect((await browser.post('/api/desk/closures', days)).status).toBe(404);
  for (const page of ['alarms', 'content']) {
    expect((await browser.get(`/api/desk/${page}`)).status, page).toBe(404);
  }
});
