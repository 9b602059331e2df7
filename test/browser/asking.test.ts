import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { noFiles } from '../../worker/foundation/ports/file-store.ts';
import { pictures } from '../attachments/pictures.ts';
import { alive, describeTrouble, desk, hasNoBarrier, phone, send, startWalk } from './walk.ts';

const { app, sent, open, freshMobile, signIn, fileByPhone } = startWalk();

const sizes = [
  ['390 px, light', { ...phone, colorScheme: 'light' }],
  ['1280 px, dark', { ...desk, colorScheme: 'dark' }],
] as const;

describe.each(sizes)('at %s', (_, size) => {
  it('reads an article and asks from it as a guest by e-mail, follows and replies', async () => {
    const page = await open('/payments/double-payment/', { ...size, serviceWorkers: 'allow' });
    // Below the text, or on a wide screen in the card beside it: never in both.
    await page.locator(':is(.next-step, .page-card) a.button:visible').click();
    await page.waitForURL(/\/contact\/[a-z-]+\/$/);
    await page.goto(`${app().origin}/contact/technical/`);
    await alive(page);
    await describeTrouble(page);
    const address = `guest-${size.colorScheme}@example.com`;
    await page.getByRole('radio', { name: /^ایمیل/ }).check();
    await page.getByLabel('ایمیل شما').fill(address);
    await send(page).click();
    await page.getByLabel('کد شش‌رقمی').fill(await sent().mailCode(address));
    await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
    await hasNoBarrier(page);

    await page.getByRole('link', { name: 'دیدن درخواست' }).click();
    await page.getByRole('heading', { name: 'صفحهٔ سبد خرید باز نمی‌شود' }).waitFor();
    await page.getByLabel('پیام شما').fill('با رایانه هم همین است.');
    await page.getByRole('button', { name: 'ارسال پیام' }).click();
    await page.getByText('با رایانه هم همین است.').waitFor();
    expect(await page.locator('.message').count()).toBe(2);
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true;
    });
    await hasNoBarrier(page);
  });

  it('signs in by code, asks as a customer, closes what is solved and rates it', async () => {
    const page = await open('/sign-in/', size);
    await hasNoBarrier(page);
    await signIn(page, freshMobile());
    await page.waitForURL(/\/requests\/$/);
    await page.getByText('هنوز درخواستی ندارید').waitFor();
    await hasNoBarrier(page);

    await page.goto(`${app().origin}/contact/technical/`);
    await alive(page);
    await page.getByText('که تأیید شده است').waitFor();
    await describeTrouble(page);
    await send(page).click();
    await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
    await page.getByRole('link', { name: 'دیدن درخواست' }).click();
    await page.getByRole('button', { name: 'حل شد' }).click();
    await page.getByRole('button', { name: 'بله، حل شد' }).click();
    await page.getByText('بسته شد', { exact: true }).first().waitFor();
    await page.locator('.stars label').nth(4).click();
    await page.getByRole('button', { name: 'ارسال نظر' }).click();
    await page.getByText(/نظرتان ثبت شد: ۵ از ۵/).waitFor();

    await page.goto(`${app().origin}/requests/`);
    await page.locator('.ticket').waitFor();
    await hasNoBarrier(page);
    await page.locator('.account summary').click();
    await page.getByRole('button', { name: 'خروج', exact: true }).click();
    await page.waitForURL(`${app().origin}/`);
    await page.goto(`${app().origin}/requests/`);
    await page.getByLabel('کد پیگیری', { exact: true }).waitFor();
    await hasNoBarrier(page);
  });

  it('shows every fault beside its field, moves the focus to the first, and has no barrier that axe finds', async () => {
    const page = await open('/contact/payment/', size);
    await hasNoBarrier(page);
    await page.getByLabel('عنوان').fill('سلام');
    await page.getByLabel('مبلغ پرداخت').fill('زیاد');
    await send(page).click();
    await page.locator('#fault-summary').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('field-title');
    const told = await page.evaluate(() =>
      [...document.querySelectorAll('[aria-invalid="true"]')].map((box) =>
        (box.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .some((id) => /-fault$/.test(id) && document.getElementById(id)?.textContent),
      ),
    );
    expect(told.length).toBeGreaterThan(4);
    expect(told.every(Boolean)).toBe(true);
    await hasNoBarrier(page);
  });
});

describe('the form', () => {
  it('keeps what was typed over a reload, and forgets it once the server has it', async () => {
    const page = await open('/contact/technical/');
    await describeTrouble(page, 'پیش‌نویس من باید بماند');
    await page.reload();
    await alive(page);
    expect(await page.getByLabel('عنوان').inputValue()).toBe('پیش‌نویس من باید بماند');
    await fileByPhone(page, freshMobile());
    expect(await page.evaluate(() => localStorage.getItem('pasokh-draft-technical'))).toBeNull();
    await page.reload();
    await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
    await page.getByRole('button', { name: 'ثبت درخواست دیگر' }).click();
    expect(await page.getByLabel('عنوان').inputValue()).toBe('');
    await page.getByText('که تأیید شده است').waitFor();
    await describeTrouble(page, 'پیش‌نویس من باید بماند؟');
    await page
      .getByLabel('شرح درخواست')
      .fill('هنوز هم صفحهٔ سبد خرید با گوشی سفید می‌ماند، لطفاً ببینید.');
    await send(page).click();
    await page
      .getByRole('link', { name: 'به همان درخواست اضافه می‌کنم' })
      .waitFor({ timeout: 8_000 });
  });

  it('R36 R58 sends once however often the button is pressed and the network fails', async () => {
    const page = await open('/contact/technical/');
    await describeTrouble(page, 'دو بار زدم و یک بار ثبت شد');
    const mobile = freshMobile();
    await page.getByLabel('شمارهٔ موبایل شما').fill(`0${mobile}`);
    const keys = new Set<string>();
    let posts = 0;
    await page.route('**/api/contact', async (route) => {
      keys.add(route.request().headers()['idempotency-key'] ?? '');
      posts++;
      if (posts > 1) return route.continue();
      // The answer is lost after the server has done its work.
      await route.fetch();
      await route.abort();
    });
    await send(page).dblclick();
    await page.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
    await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
    expect(posts).toBe(2);
    expect(keys.size).toBe(1);
    await page.goto(`${app().origin}/requests/`);
    await page.locator('.ticket').first().waitFor();
    expect(await page.locator('.ticket').count()).toBe(1);
  });

  it('keeps every word where the app does not answer, and says so', async () => {
    const page = await open('/contact/technical/');
    await describeTrouble(page);
    await page.getByLabel('شمارهٔ موبایل شما').fill(`0${freshMobile()}`);
    await page.context().setOffline(true);
    await send(page).click();
    await page.getByText('اینترنت شما قطع است').waitFor();
    expect(await page.getByLabel('عنوان').inputValue()).not.toBe('');
    await page.context().setOffline(false);
    const line = page.getByText('اینترنت شما قطع است');
    await line.waitFor({ state: 'detached', timeout: 1_000 });
    // Whoever was led to that line goes on at the button.
    expect(await page.locator('[type="submit"]:focus').count()).toBe(1);
    await send(page).click();
    await page.getByLabel('کد شش‌رقمی').waitFor();
  });

  it('takes a day from the calendar by keys, and reads amounts aloud', async () => {
    const page = await open('/contact/payment/');
    await page.getByLabel('تاریخ پرداخت').fill('۱۴۰۵/۰۸/۰۱');
    await page.getByRole('button', { name: 'باز کردن تقویم' }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('تاریخ پرداخت').inputValue()).toBe('۱۴۰۵/۰۶/۳۰');
    await page.getByRole('button', { name: 'باز کردن تقویم' }).click();
    await page.getByRole('button', { name: 'ماه قبل' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.locator('.calendar-head').getByText('تیر').waitFor();
    expect(await page.locator('.calendar-head button:focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.locator('.calendar').waitFor({ state: 'detached' });
    expect(await page.getByLabel('تاریخ پرداخت').inputValue()).toBe('۱۴۰۵/۰۶/۳۰');
    expect(await page.getByLabel('تاریخ پرداخت').evaluate((box) => box.matches(':focus'))).toBe(
      true,
    );
    await page.getByLabel('مبلغ پرداخت').fill('۲۵۰ هزار');
    await page.getByText('یعنی ۲۵۰٬۰۰۰ تومان (دویست و پنجاه هزار)').waitFor();
  });

  it('leads to the request type that a rule offers, and takes the words along', async () => {
    const page = await open('/contact/cancel/');
    await describeTrouble(page, 'سفارش ارسال‌شده را نمی‌خواهم');
    await page.getByLabel('شمارهٔ سفارش').fill('123456');
    await page.getByRole('radio', { name: 'ارسال شده' }).check();
    await page.getByRole('link', { name: /رفتن به «بازگرداندن کالا»/ }).click();
    await page.waitForURL(/\/contact\/return\/$/);
    await alive(page);
    expect(await page.getByLabel('عنوان').inputValue()).toBe('سفارش ارسال‌شده را نمی‌خواهم');
    expect(await page.getByLabel('شمارهٔ سفارش').inputValue()).toBe('123456');
  });

  it('can be filled and sent by the keyboard alone', async () => {
    const page = await open('/contact/other/', desk);
    const mobile = freshMobile();
    const type = async (label: string, text: string) => {
      for (let tabs = 0; tabs < 40; tabs++) {
        const named = await page.evaluate(
          () => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent ?? '',
        );
        if (named.startsWith(label)) return page.keyboard.type(text);
        await page.keyboard.press('Tab');
      }
      throw new Error(`The keyboard does not reach ${label}.`);
    };
    await type('عنوان', 'پیشنهادی برای فروشگاه دارم');
    await type('شرح درخواست', 'کاش بتوان سفارش را با یک دکمه دوباره ثبت کرد.');
    await type('شمارهٔ موبایل شما', `0${mobile}`);
    await page.keyboard.press('Enter');
    await page.getByLabel('کد شش‌رقمی').waitFor();
    await page.keyboard.type(await sent().smsCode(`+98${mobile}`));
    await page.getByRole('heading', { name: 'درخواست شما ثبت شد' }).waitFor();
  });

  it('offers answers while the title is typed, and takes a title along from a search', async () => {
    const page = await open('/contact/technical/#title=کد%20تأیید%20پیامک%20نمی‌شود');
    await expect.poll(() => page.getByLabel('عنوان').inputValue()).toBe('کد تأیید پیامک نمی‌شود');
    const answers = page.locator('.best-answers a');
    await answers.first().waitFor();
    expect(await answers.count()).toBeLessThanOrEqual(3);
    await hasNoBarrier(page);
    await page.goto(`${app().origin}/contact/#title=پول%20کم%20شد`);
    await page
      .locator('.types-found')
      .getByRole('link', { name: /پیگیری مالی/ })
      .click();
    await alive(page);
    expect(await page.getByLabel('عنوان').inputValue()).toBe('پول کم شد');
  });

  it('shows files on their way and takes them back', async () => {
    const page = await open('/contact/technical/');
    await page.getByLabel('انتخاب فایل').setInputFiles({
      name: 'picture.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(pictures.jpeg),
    });
    await page.locator('.files .icon-check').waitFor();
    await page.getByRole('button', { name: 'حذف picture.jpg' }).click();
    expect(await page.locator('.files li').count()).toBe(0);
    await page.getByLabel('انتخاب فایل').setInputFiles({
      name: 'page.png',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    });
    await page.getByText('این فایل پذیرفته نمی‌شود').waitFor();
  });

  it('shows the files of a draft where none can be taken any more, to be taken out', async () => {
    const { services } = app();
    const store = services.files;
    const page = await open('/contact/technical/');
    await page.getByLabel('انتخاب فایل').setInputFiles({
      name: 'picture.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(pictures.jpeg),
    });
    await page.locator('.files .icon-check').waitFor();
    services.files = noFiles;
    try {
      await page.reload();
      await page.locator('[data-no-files]').waitFor();
      await page.locator('.files').getByText('picture.jpg').waitFor();
      await page.getByRole('button', { name: 'حذف picture.jpg' }).click();
      await page.locator('.files').waitFor({ state: 'detached' });
      expect(await page.getByLabel('انتخاب فایل').count()).toBe(0);
    } finally {
      services.files = store;
    }
  });

  it.each(['/sign-in/', '/contact/payment/', '/requests/'])(
    'fits every window at %s without sideways scrolling',
    async (path) => {
      const page = await open(path);
      for (const width of [320, 390, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${width} px`).toBe(0);
      }
    },
  );
});

describe('a request', () => {
  it('R31 opens by its code only after a proof of its own phone', async () => {
    const owner = await open('/contact/technical/');
    await describeTrouble(owner, 'درخواستی که دیگری باز می‌کند');
    const mobile = freshMobile();
    const code = await fileByPhone(owner, mobile);

    const other = await open('/requests/');
    await other
      .getByLabel('کد پیگیری', { exact: true })
      .fill(code.toLowerCase().replaceAll('-', ' '));
    await other.getByRole('button', { name: 'جست‌وجوی درخواست' }).click();
    await other.getByRole('heading', { name: /شماره یا ایمیل خود را تأیید کنید/ }).waitFor();
    expect(await other.getByText('درخواستی که دیگری باز می‌کند').count()).toBe(0);
    await hasNoBarrier(other);
    sent().texts.length = 0;
    await other.getByRole('button', { name: 'دریافت کد' }).click();
    await other.getByLabel('کد شش‌رقمی').fill(await sent().smsCode(`+98${mobile}`));
    await other.getByRole('heading', { name: 'درخواستی که دیگری باز می‌کند' }).waitFor();
  });

  it('R30 reports a mistyped code without a request', async () => {
    const page = await open('/requests/');
    await page.getByLabel('کد پیگیری', { exact: true }).fill('7K3M-X9QP-2RTW');
    await page.getByRole('button', { name: 'جست‌وجوی درخواست' }).click();
    await page.getByText('این کد درست نیست').waitFor();
    expect(page.url()).toBe(`${app().origin}/requests/`);
  });

  it('R33 shows hostile words as words', async () => {
    const corpus = [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(2)>',
      '"><svg/onload=alert(3)>',
      'javascript:alert(4) data:text/html,<script>alert(5)</script>',
      'https://example.com/"onmouseover="alert(6)',
      '{{constructor.constructor("alert(7)")()}}',
      'http://example.com/ok',
    ].join('\n');
    const page = await open('/contact/technical/');
    await page.getByLabel('عنوان').fill('عنوان <img src=x onerror=alert(8)> خطرناک');
    await page.getByLabel('شرح درخواست').fill(corpus);
    await fileByPhone(page, freshMobile());
    await page.getByRole('link', { name: 'دیدن درخواست' }).click();
    await page.locator('.message').waitFor();
    const made = await page.evaluate(() => ({
      elements: [...document.querySelectorAll('.message-text *, .thread-title *')].map(
        ({ tagName }) => tagName,
      ),
      links: [...document.querySelectorAll<HTMLAnchorElement>('.message-text a')].map(
        ({ href, rel }) => `${href} ${rel}`,
      ),
    }));
    expect(new Set(made.elements)).toEqual(new Set(['P', 'BR', 'A']));
    expect(made.links).toEqual([
      'https://example.com/ nofollow ugc noopener',
      'http://example.com/ok nofollow ugc noopener',
    ]);
    expect(await page.locator('.message-text').textContent()).toContain(
      '<img src=x onerror=alert(2)>',
    );
    await page.goto(`${app().origin}/requests/`);
    await page.locator('.ticket').waitFor();
    expect(await page.locator('.ticket img').count()).toBe(0);
  });
});

describe('without scripts', () => {
  const plain = { ...phone, javaScriptEnabled: false };

  it('asks by a plain post, is looked at once more, and is confirmed by the link of a mail', async () => {
    const page = await open('/contact/other/', plain);
    await page.getByLabel('عنوان').fill('پیشنهادی دارم <b>');
    await page.getByLabel('شرح درخواست').fill('کاش بتوان سفارش را با یک دکمه دوباره ثبت کرد.');
    await page.getByLabel('ایمیل شما').fill('plain@example.com');
    await send(page).click();
    await page.getByText('نوشته‌هایتان را یک بار دیگر بررسی کنید').waitFor();
    expect(await page.getByLabel('عنوان').inputValue()).toBe('پیشنهادی دارم <b>');
    await hasNoSideways(page);

    app().turnClock(3_100);
    await send(page).click();
    await page.getByRole('heading', { name: 'یک قدم مانده: ایمیل خود را تأیید کنید' }).waitFor();
    await hasNoSideways(page);
    expect(await page.locator('.waiting .code').textContent()).toMatch(/^[0-9A-Z-]{14}$/);
    await page.goto(await sent().mailLink('plain@example.com'));
    await page.getByRole('button', { name: 'تأیید می‌کنم' }).click();
    await page.waitForURL(/\/requests\/[0-9A-Z-]{14}\/$/);
  });

  it('says faults beside their fields, and keeps what was typed', async () => {
    const page = await open('/contact/payment/', plain);
    await page.getByLabel('عنوان').fill('سلام');
    await send(page).click();
    await page.getByText('نوشته‌هایتان را یک بار دیگر بررسی کنید').waitFor();
    app().turnClock(3_100);
    await send(page).click();
    await page.locator('#fault-summary').waitFor();
    expect(await page.getByLabel('عنوان').inputValue()).toBe('سلام');
    for (const name of ['title', 'text', 'facts-paid-on', 'facts-paid-at'])
      expect(await page.locator(`#field-${name}-fault`).count(), name).toBe(1);
    expect(await page.locator('#field-mobile-fault').count()).toBe(0);
  });
});

async function hasNoSideways(page: Page) {
  const { width } = page.viewportSize() ?? { width: 0 };
  const box = await page.locator('main').boundingBox();
  expect(Math.ceil((box?.x ?? 0) + (box?.width ?? 0))).toBeLessThanOrEqual(width);
}

describe('signing in', () => {
  it('reads a code in Persian digits and sends it by itself', async () => {
    const page = await open('/sign-in/');
    const mobile = freshMobile();
    await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(`۰${mobile}`);
    await page.keyboard.press('Enter');
    const box = page.getByLabel('کد شش‌رقمی');
    await box.waitFor();
    expect(await box.getAttribute('autocomplete')).toBe('one-time-code');
    const code = await sent().smsCode(`+98${mobile}`);
    await box.fill(code.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))));
    await page.waitForURL(/\/requests\/$/);
  });

  it('says what is wrong with a number, and with a code', async () => {
    const page = await open('/sign-in/');
    await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill('02112345678');
    await page.keyboard.press('Enter');
    await page.getByText('این شماره، تلفن ثابت است').waitFor();
    const mobile = freshMobile();
    await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(`0${mobile}`);
    await page.keyboard.press('Enter');
    const right = await sent().smsCode(`+98${mobile}`);
    await page.getByLabel('کد شش‌رقمی').fill(right === '111111' ? '222222' : '111111');
    await page.getByText('کد درست نیست').waitFor();
    await page.getByLabel('کد شش‌رقمی').fill(right);
    await page.waitForURL(/\/requests\/$/);
  });

  it('shows the wait for the next code, and after a second one the way without signing in', async () => {
    const page = await open('/sign-in/');
    await page.clock.install();
    await page.getByLabel('شمارهٔ موبایل یا ایمیل').fill(`0${freshMobile()}`);
    await page.keyboard.press('Enter');
    await page.getByText(/ارسال دوباره تا [۰-۹]:[۰-۹]{2} دیگر/).waitFor();
    expect(await page.getByRole('link', { name: /بدون ورود/ }).count()).toBe(0);
    await page.clock.runFor(61_000);
    await page.getByRole('button', { name: 'ارسال دوبارهٔ کد' }).click();
    const wayOut = page.getByRole('link', { name: /بدون ورود درخواست ثبت کنید/ });
    await wayOut.click();
    await page.waitForURL(/\/contact\/account\/$/);
  });
});
