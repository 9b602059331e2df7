import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import { openDeskSite, wide } from './desk-site.ts';
import { holdRequests } from './hold-requests.ts';

// Acts close together: of one agent, and of a colleague between an agent's choice and its sending.

const site = openDeskSite();
const faultOfAct = '.desk-inline .problem, .desk-owning .problem';
let page: Page;
let faults: string[];

beforeAll(async () => {
  ({ page, faults } = await site.sitDown('/desk/', wide));
}, 60_000);

const readThread = (code: string) =>
  page.evaluate(
    async (path) => (await (await fetch(path)).json()) as DeskThread,
    `/api/desk/tickets/${code}`,
  );

/** Opens a new request of this kind with what stands beside its messages, and waits until it is marked as opened. */
async function openNew(facts = {}): Promise<string> {
  const code = await (await site.newCustomer()).file(facts);
  await page.goto(`${site.app.origin}/desk/${code}/`);
  await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
  await page.getByRole('button', { name: 'مشتری و کارها' }).click();
  await page.getByLabel('اولویت').waitFor();
  return code;
}

/** An act from elsewhere, on the version that the request has now. */
const actElsewhere = async (code: string, act: string, method: string, facts: object) => {
  const { version } = await readThread(code);
  const status = await page.evaluate(
    async ([path, verb, body]) => {
      const headers = {
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
      };
      return (await fetch(path!, { method: verb!, headers, body: body! })).status;
    },
    [`/api/desk/tickets/${code}/${act}`, method, JSON.stringify({ ...facts, version })],
  );
  expect(status).toBe(200);
};

it('sends the second of two priorities though the news of the first comes at the same time', async () => {
  const code = await openNew();
  const before = (await readThread(code)).priority;
  const put = await holdRequests(page, '**/priority', { method: 'PUT' });
  const select = page.getByLabel('اولویت');
  await select.focus();
  await page.keyboard.press('ArrowUp');
  await put.arrived;
  await page.keyboard.press('ArrowUp');
  // The page reads the request anew twice: after its act, and for the news of it. The later begins before the earlier ends.
  const reads = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const begun = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let count = 0;
  await page.route(new RegExp(`/api/desk/tickets/${code}$`), async (route) => {
    const at = count++;
    begun[at]?.resolve();
    await reads[at]?.promise;
    await route.continue();
  });
  put.release();
  await begun[0]!.promise;
  await begun[1]!.promise;
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/priority')) sent.push(request.postData() ?? '');
  });
  reads[0]!.resolve();
  await expect.poll(() => select.inputValue()).toBe(String(before + 2));
  reads[1]!.resolve();
  await expect.poll(async () => (await readThread(code)).priority).toBe(before + 2);
  await page.getByText('اولویت تغییر کرد.').waitFor();
  expect(await select.inputValue()).toBe(String(before + 2));
  expect(await page.locator(faultOfAct).count()).toBe(0);
  expect(sent).toHaveLength(1);
  await page.unrouteAll();
  expect(faults).toEqual([]);
});

it('does two things that were pressed one right after the other', async () => {
  const code = await openNew();
  const before = (await readThread(code)).priority;
  const put = await holdRequests(page, '**/assignee', { method: 'PUT' });
  await page.getByRole('button', { name: 'برعهده گرفتن' }).click();
  await put.arrived;
  await page.getByLabel('اولویت').selectOption(String(before + 1));
  put.release();
  await expect.poll(async () => (await readThread(code)).priority).toBe(before + 1);
  expect((await readThread(code)).assignee).not.toBeNull();
  expect(await page.locator(faultOfAct).count()).toBe(0);
  await page.unrouteAll();
  expect(faults).toEqual([]);
});

it('takes a request once where the button is pressed twice', async () => {
  const code = await openNew();
  const { version } = await readThread(code);
  await page.getByRole('button', { name: 'برعهده گرفتن' }).dblclick();
  await expect.poll(async () => (await readThread(code)).assignee).not.toBeNull();
  await page.getByRole('button', { name: 'برعهده گرفتن' }).waitFor({ state: 'detached' });
  expect((await readThread(code)).version).toBe(version + 1);
  expect(await page.locator(faultOfAct).count()).toBe(0);
});

it('keeps the stage that was chosen where a colleague moves the request meanwhile', async () => {
  const facts = { order: '1234567', 'order-state': 'processing' };
  const code = await openNew({ requestType: 'cancel', facts });
  const select = page.getByLabel('مرحلهٔ جدید');
  const stages = (await readThread(code)).course!.stages;
  const last = stages.at(-1)!.id;
  await select.selectOption(last);
  await actElsewhere(code, 'stage', 'POST', { stage: stages[1]!.id });
  await page.getByRole('heading', { name: `مرحله: ${stages[1]!.title}` }).waitFor();
  expect(await select.inputValue()).toBe(last);
  await page.getByRole('button', { name: 'ثبت مرحله' }).click();
  await expect.poll(async () => (await readThread(code)).course?.current).toBe(last);
});

it('leaves the tags that a colleague changes while others are chosen', async () => {
  const code = await openNew();
  await actElsewhere(code, 'tags', 'PUT', { tags: [], added: ['قدیمی'] });
  await page.locator('.desk-tags .desk-tag', { hasText: 'قدیمی' }).waitFor();
  await page.keyboard.press('KeyT');
  const name = page.getByRole('combobox', { name: 'نام برچسب' });
  await name.fill('تازه');
  await page.locator('[role="option"][data-active]').filter({ hasText: 'تازه' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[role="option"][aria-selected="true"]', { hasText: 'تازه' }).waitFor();
  const [old] = (await readThread(code)).tags;
  await actElsewhere(code, 'tags', 'PUT', { tags: [old!.id], added: ['همکار'] });
  await page.locator('.desk-tags .desk-tag', { hasText: 'همکار' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.desk-tags .desk-tag', { hasText: 'تازه' }).waitFor();
  const titles = (await readThread(code)).tags.map(({ title }) => title);
  expect(titles.toSorted()).toEqual(['قدیمی', 'همکار', 'تازه'].toSorted());
});
