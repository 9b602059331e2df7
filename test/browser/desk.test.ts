import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pictures } from '../attachments/pictures.ts';
import { openDeskSite, phone, wide } from './desk-site.ts';
import { holdRequests } from './hold-requests.ts';

const site = openDeskSite();
const { newCustomer, openPage, sitDown } = site;

/** As if the minute between two codes, and the half minute of the authenticator's code, had passed. */
const forgetSignIn = (agentId: string) =>
  site.app.db.$client.batch(
    [
      'DELETE FROM rate_limits',
      { sql: 'UPDATE agents SET totp_last_step = 0 WHERE id = ?', args: [agentId] },
    ],
    'write',
  );

/** Opens what stands beside the messages where it has no column of its own. */
const openBeside = (page: Page) => page.getByRole('button', { name: 'مشتری و کارها' }).click();

/** The page learns of nothing that others do until `release`. */
const holdNews = (page: Page) => holdRequests(page, '**/api/desk/pulse*', { method: 'GET' });

const threadOf = async (
  { browser: customer }: Awaited<ReturnType<typeof newCustomer>>,
  code: string,
) =>
  (await (await customer.get(`/api/requests/${code}`)).json()) as {
    state: string;
    history: { to: string; why: string | null }[];
    messages: { text: string }[];
  };

describe('the desk in a browser', () => {
  it('keeps the code of the second step in its box where no answer came', async () => {
    const agent = await site.addAgent();
    const { page, context } = await openPage();
    await page.goto(`${site.app.origin}/desk/`);
    await page.route('**/second-factor', (route) => route.abort());
    await site.app.passFirstFactor(page, agent);
    await page.getByRole('button', { name: 'کد بازیابی' }).click();
    const box = page.getByLabel('کد بازیابی');
    await box.fill('7K3MX-9QP2R');
    await page.getByRole('button', { name: 'ورود', exact: true }).click();
    await page.locator('#field-second-factor-fault').waitFor();
    expect(await box.inputValue()).toBe('7K3MX-9QP2R');
    await context.close();
  });

  it('signs in by two factors, opens, answers by keyboard, and the customer reads it', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const { page, context, faults } = await sitDown();

    await page.locator(`.desk-list a[href*="${code}"]`).waitFor();
    await page.keyboard.press('KeyJ');
    expect(await page.evaluate(() => document.activeElement?.closest('.desk-list') !== null)).toBe(
      true,
    );
    await page.locator(`.desk-list a[href*="${code}"]`).focus();
    await page.keyboard.press('Enter');
    await page.locator('.desk-message').waitFor();
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    expect((await threadOf(customer, code)).state).toBe('in_review');

    await page.keyboard.press('KeyR');
    await page.locator('#field-reply:focus').waitFor();
    await page.keyboard.type('حافظهٔ مرورگر را پاک کنید و دوباره امتحان کنید.');
    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await page.locator('.desk-message[data-kind="agent"]').waitFor();
    const thread = await threadOf(customer, code);
    expect(thread.state).toBe('answered');
    expect(thread.messages.at(-1)?.text).toBe('حافظهٔ مرورگر را پاک کنید و دوباره امتحان کنید.');
    expect(await page.locator('#field-reply').inputValue()).toBe('');

    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForURL(/\/desk\/$/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('walks from thread to thread in the order of the list', async () => {
    const customer = await newCustomer();
    const first = await customer.file({ urgency: 'urgent' });
    await customer.file({ title: 'تصویر محصول دیده نمی‌شود', anotherMatter: true });
    const { page, context } = await sitDown('/desk/?department=technical');
    await page.locator(`.desk-list a[href*="${first}"]`).waitFor();
    const order = await page
      .locator('.desk-list a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    await page.locator('.desk-list a').first().click();
    for (const step of ['KeyJ', 'KeyK'] as const) {
      await page.locator('.desk-message').first().waitFor();
      await page.locator('.desk-head h2:focus').waitFor();
      await page.keyboard.press(step);
      await page.waitForURL(`**${order[step === 'KeyJ' ? 1 : 0]}`);
    }
    await context.close();
  });

  it('goes back to the list when the ticket went to a department of others', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const { page, context, faults } = await sitDown(`/desk/${code}/`, phone, {
      role: 'agent',
      departments: ['technical'],
    });
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    await openBeside(page);
    await page.getByText('ارجاع به واحد دیگر').click();
    await page.locator('.desk-folded[open] select').selectOption('financial');
    await page.getByLabel('علت (اختیاری)').fill('موضوع مالی است.');
    await page.getByRole('button', { name: 'ثبت ارجاع' }).click();
    await page.waitForURL(/\/desk\/$/);
    const { history } = await threadOf(customer, code);
    expect(history).toContainEqual(expect.objectContaining({ to: 'مالی', why: 'موضوع مالی است.' }));
    expect(faults.filter((fault) => !/404/.test(fault))).toEqual([]);
    await context.close();
  });

  it('R37 keeps what was typed when somebody was faster, and sends it when the agent presses again', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const { page, context } = await sitDown(`/desk/${code}/`);
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    const news = await holdNews(page);
    await page.locator('#field-reply').fill('پاسخی که نباید گم شود');
    await customer.browser.post(`/api/requests/${code}/messages`, { text: 'یک نکتهٔ تازه هم هست.' });

    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await page.locator('.desk-composer .problem').waitFor();
    news.release();
    await page.locator('.desk-message[data-new]', { hasText: 'یک نکتهٔ تازه هم هست.' }).waitFor();
    expect(await page.locator('#field-reply').inputValue()).toBe('پاسخی که نباید گم شود');
    expect((await threadOf(customer, code)).messages).toHaveLength(2);

    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await page.getByRole('button', { name: 'با این حال ارسال شود' }).click();
    await page.locator('.desk-message[data-kind="agent"]').waitFor();
    expect((await threadOf(customer, code)).messages.map(({ text }) => text)).toContain(
      'پاسخی که نباید گم شود',
    );
    await context.close();
  });

  it('leaves what is typed while an answer is being sent', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const { page, context, faults } = await sitDown(`/desk/${code}/`);
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    const { arrived, release } = await holdRequests(page, '**/reply');
    const box = page.locator('#field-reply');
    await box.fill('حافظهٔ مرورگر را پاک کنید.');
    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await arrived;
    await box.press('End');
    await box.pressSequentially(' مرورگر دیگری هم امتحان کنید.');
    release();
    await page.locator('.desk-message[data-kind="agent"]').waitFor();
    await expect.poll(() => box.inputValue()).toBe('مرورگر دیگری هم امتحان کنید.');
    expect((await threadOf(customer, code)).messages.at(-1)?.text).toBe(
      'حافظهٔ مرورگر را پاک کنید.',
    );
    expect(faults).toEqual([]);
    await context.close();
  });

  it('takes the priority that arrow keys reach, however fast', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const { page, context, faults } = await sitDown(`/desk/${code}/`, wide);
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    const goOn = Promise.withResolvers<void>();
    await page.route('**/priority', async (route) => {
      await goOn.promise;
      await route.continue();
    });
    await openBeside(page);
    const select = page.getByLabel('اولویت');
    await select.focus();
    const before = Number(await select.inputValue());
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    goOn.resolve();
    const priority = async () => {
      const { rows } = await site.app.db.$client.execute({
        sql: 'SELECT priority FROM tickets WHERE code = ?',
        args: [code.replaceAll('-', '')],
      });
      return rows[0]?.priority;
    };
    await expect.poll(priority).toBe(before + 2);
    await page.getByText('اولویت تغییر کرد.').waitFor();
    expect(await select.inputValue()).toBe(String(before + 2));
    expect(await page.locator('.desk-inline .problem').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('shows an answer as seen once its customer looks at the tab that it came to', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const { page, context } = await sitDown(`/desk/${code}/`);
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    await page.locator('#field-reply').fill('حافظهٔ مرورگر را پاک کنید.');
    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await page.locator('.desk-message[data-kind="agent"]').waitFor();

    const tab = await openPage();
    const session = customer.browser.cookies.get('session') ?? '';
    await tab.context.addCookies([{ name: 'session', value: session, url: site.app.origin }]);
    await tab.page.addInitScript(() => {
      Object.defineProperty(document, 'hidden', {
        configurable: true,
        get: () => !document.documentElement.dataset.shown,
      });
    });
    await tab.page.goto(`${site.app.origin}/requests/${code}/`);
    await tab.page.getByText('حافظهٔ مرورگر را پاک کنید.').waitFor();
    const seen = async () => {
      const { rows } = await site.app.db.$client.execute({
        sql: `SELECT messages.seen_at FROM messages JOIN tickets ON tickets.id = ticket_id
          WHERE author = 'agent' AND tickets.code = ?`,
        args: [code.replaceAll('-', '')],
      });
      return rows[0]?.seen_at ?? null;
    };
    expect(await seen()).toBeNull();
    await tab.page.evaluate(() => {
      document.documentElement.dataset.shown = '';
      delete (document as { hidden?: boolean }).hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(seen).toEqual(expect.any(Number));
    await tab.context.close();
    await context.close();
  });

  it('R17 asks to sign in again when the session has ended, and keeps what was typed', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const { page, context, agent } = await sitDown(`/desk/${code}/`);
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    const news = await holdNews(page);
    await page.locator('#field-reply').fill('نیمه‌کاره');
    await site.app.db.$client.execute({
      sql: 'UPDATE sessions SET seen_at = 0 WHERE agent_id = ?',
      args: [agent.id],
    });
    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await page.getByText('زمان ورود شما تمام شده است').waitFor();
    news.release();
    expect(await page.locator('.desk-message').first().isVisible()).toBe(false);
    await forgetSignIn(agent.id);
    await site.app.signInOn(page, agent);
    expect(await page.locator('#field-reply').inputValue()).toBe('نیمه‌کاره');
    // A restart of the browser loses nothing either.
    await page.reload();
    await page.locator('#field-reply').waitFor();
    await page.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('#field-reply')?.value === 'نیمه‌کاره',
    );
    await context.close();
  });

  it('keeps the keyboard at an alarm that was seen', async () => {
    await site.app.db.$client.execute({
      sql: `INSERT INTO alarms (name, key, first_seen_at, last_seen_at, count, facts)
            VALUES ('backup_failed', '', ?, ?, 1, '{}')`,
      args: [Date.now(), Date.now()],
    });
    const { page, context, faults } = await sitDown();
    await page.getByRole('link', { name: 'پشتیبان‌گیری' }).click();
    await page.waitForURL('**/desk/alarms/');
    await page.getByRole('button', { name: /^دیدم/ }).press('Enter');
    await page.getByText('دیده شده؛').waitFor();
    expect(await page.evaluate(() => document.activeElement?.matches('.desk-alarms li'))).toBe(
      true,
    );
    await site.app.db.$client.execute('DELETE FROM alarms');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('attaches a file to an answer, and marks notes as notes', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const { page, context, faults } = await sitDown(`/desk/${code}/`);
    await page.locator('.desk-head .state[data-state="in_review"]').waitFor();
    await page.locator('.desk-head h2').focus();
    await page.keyboard.press('KeyN');
    await page.locator('#field-note:focus').waitFor();
    await page.keyboard.type('فقط میان خودمان');
    await page.getByRole('button', { name: 'ثبت یادداشت' }).click();
    await page.locator('.desk-message[data-kind="note"]').waitFor();
    expect(await page.locator('.desk-message[data-kind="note"]').textContent()).toContain(
      'مشتری نمی‌بیند',
    );

    await page.locator('.desk-head h2').focus();
    await page.keyboard.press('KeyR');
    await page.locator('#field-files').setInputFiles({
      name: 'picture.png',
      mimeType: 'image/png',
      buffer: Buffer.from(pictures.png),
    });
    await page.locator('.files .icon-check').waitFor();
    await page.locator('#field-reply').fill('تصویر پیوست را ببینید.');
    await page.getByRole('button', { name: 'ارسال پاسخ' }).click();
    await page.locator('.desk-message[data-kind="agent"] .desk-picture').click();
    const link = page.getByRole('link', { name: 'دریافت picture.png' });
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('picture.png');
    expect(JSON.stringify(await threadOf(customer, code))).not.toContain('میان خودمان');
    expect(faults).toEqual([]);
    await context.close();
  });
});

const corpus = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "'><iframe srcdoc='<script>alert(1)</script>'></iframe>",
  '[x](javascript:alert(1)) javascript:alert(1) data:text/html,<b>x</b>',
  '{{constructor.constructor("alert(1)")()}} <%= 1 %>',
  '</textarea></title><b id=injected>x</b>',
  '<a href="https://evil.example" onclick="alert(1)">x</a>',
];

describe('text of others at the desk', () => {
  it('R33 is text in list and thread: no script runs, no element appears', async () => {
    const customer = await newCustomer();
    const code = await customer.file();
    const hostile = corpus.join(' ');
    await site.app.db.$client.batch(
      [
        {
          sql: 'UPDATE tickets SET title = ? WHERE code = ?',
          args: [hostile, code.replaceAll('-', '')],
        },
        {
          sql: 'UPDATE messages SET text = ? WHERE ticket_id = (SELECT id FROM tickets WHERE code = ?)',
          args: [corpus.join('\n\n'), code.replaceAll('-', '')],
        },
        {
          sql: 'UPDATE customers SET name = ? WHERE id = (SELECT customer_id FROM tickets WHERE code = ?)',
          args: [hostile, code.replaceAll('-', '')],
        },
        {
          sql: `INSERT INTO attachments (id, form_key, taken_by, name, type, byte_count, sensitive, created_at, stored_at)
            SELECT 'aaaaaaaaaaaaaaaaaaaaaa', 'x', messages.id, ?, 'application/pdf', 10, 0, messages.created_at, 1 FROM messages
            JOIN tickets ON tickets.id = messages.ticket_id WHERE tickets.code = ?`,
          args: [hostile, code.replaceAll('-', '')],
        },
      ],
      'write',
    );
    const { page, context, faults } = await sitDown();
    const row = page.locator(`.desk-list a[href*="${code}"]`);
    expect(await row.locator('.desk-title').textContent()).toContain(hostile);
    await row.click();
    await page.locator('.desk-message').waitFor();
    expect(await page.locator('.desk-head h2').textContent()).toBe(hostile);
    expect(await page.locator('.desk-files a').textContent()).toBe(hostile);
    await page.locator('.desk-head h2').focus();
    await page.keyboard.press('KeyE');
    await page.getByLabel('علت بستن').fill(hostile.slice(0, 400));
    await page.getByRole('button', { name: 'بستن درخواست' }).click();
    await page.locator('.state[data-state="closed"]').waitFor();

    const injected = page.locator(
      '[data-screen] :is(script, iframe, img, object, #injected, [onclick], [onerror], [onload])',
    );
    expect(await injected.count()).toBe(0);
    const links = await page
      .locator('.desk-text a')
      .evaluateAll((all) => all.map((a) => [a.getAttribute('href'), a.getAttribute('rel')]));
    for (const [href, rel] of links) {
      expect(href).toMatch(/^https?:/);
      expect(rel).toBe('nofollow ugc noopener');
    }
    expect(faults).toEqual([]);
    await context.close();
  });
});
