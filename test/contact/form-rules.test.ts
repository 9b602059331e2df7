import { describe, expect, it } from 'vitest';
import type { ContactNow } from '#shared/contract/contact.ts';
import { coach } from '#shared/quality/coach.ts';
import { isFinglish } from '#shared/quality/finglish.ts';
import { formalHints } from '#shared/quality/formal-hints.ts';
import { hours } from '../../worker/foundation/ports/clock.ts';
import { createTestApp } from '../helpers/app.ts';
import { problemIn, problemOf } from '../helpers/browser.ts';
import { countRoundTrips } from '../helpers/round-trips.ts';
import { fileTicket, goodRequest, signedIn } from '../helpers/tickets.ts';

const damaged = {
  requestType: 'damaged',
  title: 'لیوان شکسته به دستم رسید',
  text: 'بسته را که باز کردم یکی از لیوان‌ها شکسته بود و جعبه هم خیس بود.',
};

describe('facts', () => {
  it('are read in any digits and stored in one way, and faults are reported by field', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const missing = await problemIn(browser.post('/api/contact', { ...goodRequest, ...damaged }));
    expect(missing.code).toBe('bad_input');
    expect(Object.keys(missing.fields ?? {})).toEqual(['facts.order', 'facts.received-on']);

    const facts = { order: '۱۲۳۴۵۶', 'received-on': '۱۴۰۵/۹/۳', 'received-at': '۸ صبح' };
    const code = await fileTicket(browser, { ...damaged, facts });
    expect(await (await browser.get(`/api/requests/${code}`)).json()).toMatchObject({
      facts: [
        { id: 'order' },
        { id: 'received-on', value: 'سه‌شنبه ۳ آذر ۱۴۰۵' },
        { value: '۰۸:۰۰' },
      ],
      rules: [{ title: 'مهلت گزارش کالای آسیب‌دیده یا اشتباه' }],
    });
    const unknown = { ...damaged, facts: { ...facts, price: '1' }, anotherMatter: true };
    const refused = await problemIn(browser.post('/api/contact', { ...goodRequest, ...unknown }));
    expect(Object.keys(refused.fields ?? {})).toEqual(['facts.price']);
  });
});

describe('a long answer to a question of the form', () => {
  it.each([4_000, 10_000])('is taken with %d letters, as settings allow it', async (length) => {
    const app = await createTestApp({
      settings({ requestTypes }) {
        const type = requestTypes.find(({ id }) => id === 'technical');
        type?.fields.push({
          id: 'steps',
          label: 'چه کردید؟',
          type: 'long_text',
          required: false,
          maxLength: 10_000,
        });
      },
    });
    const browser = await signedIn(app);
    const facts = { steps: 'الف '.repeat(length / 4).trim() };
    expect((await browser.post('/api/contact', { ...goodRequest, facts })).status).toBe(201);
    const tooLong = { ...goodRequest, facts: { steps: 'ا'.repeat(10_001) } };
    expect((await problemIn(browser.post('/api/contact', tooLong))).fields).toHaveProperty([
      'facts.steps',
    ]);
  });
});

describe('policies', () => {
  it('refuse a type where settings say so, and name the one that fits', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const request = {
      ...goodRequest,
      requestType: 'cancel',
      title: 'لغو سفارش کتاب',
      facts: { order: '123456', 'order-state': 'shipped' },
    };
    expect(await problemIn(browser.post('/api/contact', request))).toMatchObject({
      code: 'other_type_fits',
      fields: { 'facts.order-state': expect.any(String) },
      facts: { broken: [{ policy: 'cancel-window', offer: 'return' }] },
    });
    request.facts['order-state'] = 'processing';
    expect((await browser.post('/api/contact', request)).status).toBe(201);
  });

  it.each([
    ['1405-09-02', '10:00', undefined],
    ['1405-09-02', '09:59', true],
    ['1405-09-02', '', undefined],
    ['1405-09-01', '', true],
  ])('a report of what came on %s at «%s» breaks the 24 hours: %s', async (day, time, broken) => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const facts = { order: '123456', 'received-on': day, 'received-at': time };
    await fileTicket(browser, { ...damaged, facts });
    const [row] = (await app.client.execute('SELECT rules_in_force AS rules FROM tickets')).rows;
    expect(JSON.parse(String(row?.rules))[0].broken).toBe(broken);
  });
});

describe('the coach', () => {
  const quality = {
    emptyTitle: 'refuse' as const,
    emptyTitleWords: ['سلام', 'سؤال', 'خسته نباشید', 'مشکل', 'فوری'],
    repeatedMarks: 'warn' as const,
    finglish: 'warn' as const,
    gluedText: 'warn' as const,
    minTitleLength: 6,
    minTextLength: 20,
  };
  const good = 'پول کم شد ولی سفارش من ثبت نشد.';

  it.each([
    ['سلام', good, ['emptyTitle']],
    ['سلام، خسته نباشید!', good, ['emptyTitle']],
    ['مشکل فوري', good, ['emptyTitle']],
    ['یک مشکل دارم', good, ['emptyTitle']],
    ['سوال دارم', good, ['emptyTitle']],
    ['سؤالی داشتم', good, ['emptyTitle']],
    ['با سلام و خسته نباشید', good, ['emptyTitle']],
    ['سلام وقت بخیر، چند سوال داشتم لطفاً راهنمایی کنید', good, ['emptyTitle']],
    ['یه مشکلی پیش اومده', good, ['emptyTitle']],
    ['خیلی فوری و مهم!', good, ['emptyTitle']],
    ['لطفا سریع جواب بدید', good, ['emptyTitle']],
    ['با عرض سلام و ادب خدمت همکاران محترم', good, ['emptyTitle']],
    ['Help please', good, ['emptyTitle']],
    ['باسلام و احترام', good, ['emptyTitle']],
    ['سلام، روز خوش، خداقوت', good, ['emptyTitle']],
    ['ببخشید یه سوال داشتم', good, ['emptyTitle']],
    ['ممنون می‌شوم راهنمایی کنید', good, ['emptyTitle']],
    ['نیاز به راهنمایی دارم', good, ['emptyTitle']],
    ['مشکل‌دارم', good, ['emptyTitle']],
    ['بدون عنوان', good, ['emptyTitle']],
    ['خوب کار نمی‌کند', good, []],
    ['بدون پیامک وارد نمی‌شود', good, []],
    ['روز تحویل عوض شود', good, []],
    ['salam ye soal daram', good, ['emptyTitle', 'finglish']],
    ['؟', good, ['emptyTitle']],
    ['مشکل پرداخت', good, []],
    ['یک مشکل در پرداخت دارم', good, []],
    ['سلام، کد تأیید نمی‌آید', good, []],
    ['پیگیری سفارش ۱۲۳۴۵', good, []],
    ['درخواست فاکتور رسمی', good, []],
    ['سوال دربارهٔ بازگشت کالا', good, []],
    ['پاسخ تیکت قبلی نیامد', good, []],
    ['پول', good, ['shortTitle']],
    ['پرداخت نشد؟؟؟', good, ['repeatedMarks']],
    [good, 'کوتاه', ['shortText']],
    [good, 'salam pardakht kardam vali sefaresh sabt nashod', ['finglish']],
    [good, 'The payment page does not load at all.', ['gluedText']],
    [good, 'پولازحسابمکمشدولیسفارشمنثبتنشدهاستلطفاپیگیریکنید', ['gluedText']],
    [good, 'این صفحه باز نمی‌شود: https://narenj.example/a/very/long/address/of/a/page', []],
  ])('says of «%s» / «%s»: %j', (title, text, rules) => {
    expect(coach(quality, { title, text }).map(({ rule }) => rule)).toEqual(rules);
  });

  it('finds a title empty without any word of the organisation', () => {
    const rules = coach(
      { ...quality, emptyTitleWords: [] },
      { title: 'با سلام، یک مشکل دارم', text: good },
    );
    expect(rules.map(({ rule }) => rule)).toEqual(['emptyTitle']);
  });

  const formal = { ...quality, formalLanguage: 'warn' as const };
  it.each([
    ['داداش پولمو خوردین', true],
    ['دمتون گرم، پنل من باز نمی‌شود', true],
    ['پیامک نمیره و پولم هم برنمیگرده، اگه میشه بررسی کنین', true],
    ['نمیشه وارد شد، چیکار کنم؟ میخوام رمز رو عوض کنم', true],
    [good, false],
    ['پیامک ارسال نمی‌شود و موجودی کسر شده است. لطفاً بررسی کنید.', false],
    ['متن پیامک من «میشه» داشت و ارسال نشد.', false],
    ['The panel does not open for me at all, برای من باز نمی‌شود', false],
  ])('hints at formal words for «%s», where they are asked for: %s', (text, isHinted) => {
    const hint = formalHints(formal, { title: 'پیامک‌ها ارسال نمی‌شود', text }).find(
      ({ rule }) => rule === 'formalLanguage',
    );
    expect(hint?.level).toBe(isHinted ? 'warn' : undefined);
    expect(formalHints(quality, { title: good, text })).toEqual([]);
  });

  it('offers formal spellings and loses no word', () => {
    const text = 'پیامک نمیره، اگه میشه بررسی کنین. کد ۱۲۳ و abc';
    const [hint] = formalHints(formal, { title: 'پیامک‌ها ارسال نمی‌شود', text });
    expect(hint?.fix).toBe('پیامک نمی‌رود، اگر می‌شود بررسی کنید. کد ۱۲۳ و abc');
  });

  it('offers a fix and leaves the text alone', () => {
    const [advice] = coach(quality, { title: 'چرا پرداخت نشد؟؟ !!', text: good });
    expect(advice).toMatchObject({ level: 'warn', fix: 'چرا پرداخت نشد؟' });
  });

  it.each([
    ['pool kam shod vali sabt nashod', true],
    ['salam', true],
    ['My order number is in the app', false],
    ['be in the pool', false],
    ['نسخهٔ iOS 17 روی iPhone', false],
  ])('«%s» is Finglish: %s', (text, is) => {
    expect(isFinglish(text)).toBe(is);
  });
});

describe('one issue at a time', () => {
  it('asks before a second request like an open one, and takes "another matter" for an answer', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser);
    app.clock.turn(hours(2));
    const again = {
      ...goodRequest,
      title: 'صفحه پرداخت باز نمیشه',
      text: 'سلام، هنوز صفحهٔ پرداخت برایم باز نمی‌شود.',
    };
    expect(await problemIn(browser.post('/api/contact', again))).toMatchObject({
      code: 'open_ticket_like_this',
      facts: { code, title: goodRequest.title },
    });
    expect((await browser.post('/api/contact', { ...again, anotherMatter: true })).status).toBe(
      201,
    );
    const other = {
      ...goodRequest,
      title: 'رمز عبورم عوض نمی‌شود',
      text: 'در تنظیمات حساب، دکمهٔ تغییر رمز کار نمی‌کند.',
    };
    expect((await browser.post('/api/contact', other)).status).toBe(201);
  });

  const sameInOtherWords = {
    ...goodRequest,
    title: 'استرداد پول سفارشم',
    text: 'لطفا رسیدگی کنید، مبلغ را می‌خواهم.',
  };
  const first = { title: 'بازگشت وجه سفارش', text: 'هفتهٔ پیش لغو کردم و هنوز خبری نیست.' };

  it('knows what means the same by the lexicon of the index', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const code = await fileTicket(browser, first);
    expect(await problemIn(browser.post('/api/contact', sameInOtherWords))).toMatchObject({
      code: 'open_ticket_like_this',
      facts: { code },
    });
  });

  it('opens the index only where there is an open request of that type to compare with', async () => {
    let opened = 0;
    const app = await createTestApp();
    const { searchIndex } = app.services;
    app.services.searchIndex = () => {
      opened++;
      return searchIndex();
    };
    const browser = await signedIn(app);
    await fileTicket(browser, first);
    expect(opened).toBe(0);
    await fileTicket(browser, { ...sameInOtherWords, anotherMatter: true });
    expect(opened).toBe(0);
    await browser.post('/api/contact', { ...goodRequest, title: 'صفحهٔ ورود سفید است' });
    expect(opened).toBe(1);
  });

  it('compares by words alone where the index cannot be had, and takes the rest', async () => {
    const app = await createTestApp({
      services: { searchIndex: () => Promise.reject(new Error('broken')) },
    });
    const browser = await signedIn(app);
    const code = await fileTicket(browser, first);
    app.clock.turn(hours(2));
    expect(
      await problemIn(browser.post('/api/contact', { ...goodRequest, ...first })),
    ).toMatchObject({ code: 'open_ticket_like_this', facts: { code } });
    expect(app.logLines.join('\n')).toContain('search_index_unavailable');
    expect((await browser.post('/api/contact', sameInOtherWords)).status).toBe(201);
  });
});

describe('what the form knows of today', () => {
  it('counts down the urgent ones and refuses one too many by its field', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    const left = async () =>
      ((await (await browser.get('/api/contact/technical')).json()) as ContactNow).urgentLeft;
    expect(await left()).toBe(2);
    for (const title of ['صفحهٔ ورود سفید است', 'فایل دانلود خراب است'])
      await fileTicket(browser, { title, urgency: 'urgent', anotherMatter: true });
    expect(await left()).toBe(0);
    const third = { ...goodRequest, title: 'رنگ دکمه‌ها دیده نمی‌شود', urgency: 'urgent' };
    expect(
      await problemIn(browser.post('/api/contact', { ...third, anotherMatter: true })),
    ).toMatchObject({
      code: 'urgent_quota_spent',
      fields: { urgency: expect.any(String) },
    });
  });

  it('gives a guest the promise and nobody’s tickets', async () => {
    const app = await createTestApp();
    await fileTicket(await signedIn(app));
    const now = (await (await app.visitor().get('/api/contact/technical')).json()) as ContactNow;
    expect(now).toMatchObject({ signedIn: false, openTickets: [], urgentLeft: null });
    expect(now.promise.text).toContain('آذر');
    expect(await problemOf(app.visitor().get('/api/contact/of-nobody'))).toBe('not_found');
  });
});

describe('round trips', () => {
  it('R23 two to file, one to read, two to reply', async () => {
    const app = await createTestApp();
    const browser = await signedIn(app);
    await fileTicket(browser, { title: 'نخستین درخواست برای گرم شدن' });
    // What follows the answer is the outbox's own.
    app.services.afterResponse = () => {};
    const seen = countRoundTrips(app.client);
    const trips = async (work: () => Promise<unknown>) => {
      const before = seen.trips;
      await work();
      return seen.trips - before;
    };
    let code = '';
    const file = await trips(async () => {
      code = await fileTicket(browser, { anotherMatter: true });
    });
    const path = `/api/requests/${code}`;
    const read = await trips(() => browser.get(path));
    const reply = await trips(() =>
      browser.post(`${path}/messages`, { text: 'نکتهٔ دیگری هم هست.' }),
    );
    expect({ file, read, reply }).toEqual({ file: 2, read: 1, reply: 2 });
  });
});
