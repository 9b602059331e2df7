import { describe, expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { importCustomers } from '../../worker/people/import-customers.ts';
import type { TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { agentAt, customerMobile, openDesk } from '../helpers/desk.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';

type Agent = Awaited<ReturnType<typeof agentAt>>;

const finds = async ({ list }: Agent, words: string, rest = '') =>
  (await list(`?q=${encodeURIComponent(words)}${rest}`)).tickets.map(({ code }) => code);

/** Whether the index holds what the table of words holds: FTS5 compares both itself. */
const isWhole = ({ client }: TestApp) =>
  client.execute("INSERT INTO ticket_search (ticket_search, rank) VALUES ('integrity-check', 1)");

const another = (title: string, text = `${title}؛ راهی پیدا نمی‌کنم و منتظر پاسخ شما هستم.`) => ({
  ...{ title, text, anotherMatter: true },
});

describe('the search of the desk', () => {
  it('finds words of title, messages, notes and answers, in any order and form, across the messages of one ticket', async () => {
    const { app, customer, code, agent } = await openDesk();
    await fileTicket(customer, another('فایل خریداری‌شده باز نمی‌شود'));
    await agent.act(code, 'note', { text: 'با شرکت سامان‌کیش هماهنگ شد' });
    await agent.act(code, 'reply', { text: 'لطفاً مرورگرها را به‌روز کنید.' });
    await customer.post(`/api/requests/${code}/messages`, { text: 'با فایرفاکس ۱۲۸ درست شد' });
    for (const words of [
      ...['پرداخت', 'صفحه سفید', 'سفيد صفحة', 'فایرفاکس', '128 فایرفاکس', 'سامان‌کیش'],
      ...['مرورگر', 'مرورگرهای', 'سامان کیش', 'فایرف', 'سفید فایرفاکس مرورگر سامان', 'پرداخت 12'],
    ])
      expect(await finds(agent, words), words).toEqual([code]);
    for (const words of ['خریداری فایرفاکس', 'اینستاگرام', 'ایرفاکس'])
      expect(await finds(agent, words), words).toEqual([]);
    await isWhole(app);
  });

  it('finds a caller by the last four digits, the whole number, the name, and a word beside them', async () => {
    const { app, code, agent } = await openDesk();
    const other = await fileTicket(
      await signedIn(app, '09127650000'),
      another('کد تخفیف کار نمی‌کند'),
    );
    await importCustomers({ ...app.services, db: app.db }, [
      { line: 2, mobile: '+989121234567', name: 'مریم سعیدی‌نیا' },
    ]);
    await runScheduled(app.services);
    for (const words of ['4567', '۴۵۶۷', customerMobile, '0912 123 4567', '4567 پرداخت'])
      expect(await finds(agent, words), words).toEqual([code]);
    for (const words of ['مریم', 'سعیدی', 'سعیدی‌نیا پرداخت'])
      expect(await finds(agent, words), words).toEqual([code]);
    // Beside a person the words mean what they mean alone: in any form, the last one also where it has only begun.
    for (const word of ['پردا', 'پرداخت‌ها', 'پرداخ ', 'داخت', 'پرداختم', 'پرداخت تخفیف'])
      expect(await finds(agent, `4567 ${word}`), word).toEqual(await finds(agent, word));
    expect(await finds(agent, '4567 تخفیف')).toEqual([]);
    expect(await finds(agent, '0000')).toEqual([other]);
    await isWhole(app);
  });

  it('finds words with a half-space where a space was written, and pieces where a half-space was', async () => {
    const { customer, code, agent } = await openDesk();
    await customer.post(`/api/requests/${code}/messages`, {
      text: 'پیش فاکتور را نمی بینم، و نرم‌افزار حسابداری هم باز نشد.',
    });
    for (const words of [
      ...['پیش‌فاکتور', 'نمی‌بینم', 'پيش‌فاكتور', 'پیش‌فاکت', 'نرم افزار', 'نرم‌افزارها'],
      ...['نرمافزار', 'حسابداری پیش‌فاکتور نرم‌افزار'],
    ]) {
      expect(await finds(agent, words), words).toEqual([code]);
      expect(await finds(agent, `4567 ${words}`), words).toEqual([code]);
    }
    for (const words of ['پیش‌مرورگر', 'نیم‌فاکتور'])
      for (const typed of [words, `4567 ${words}`])
        expect(await finds(agent, typed), typed).toEqual([]);
  });

  it('R95 takes whatever is typed for words', async () => {
    const { customer, code, agent } = await openDesk();
    await customer.post(`/api/requests/${code}/messages`, { text: 'ﷺ در بند ⑴⑵ آمده است' });
    // One letter that is several words for the index.
    for (const words of ['ﷺ', '⑴⑵', 'پرداخت ﷺ', '4567 ﷺ', '4567 ⑴⑵', '⒈⒉'])
      expect(await finds(agent, words), words).toEqual([code]);
    for (const words of [
      ...[
        'ﷻ',
        'ﱞ',
        'ͺ',
        '½',
        '"',
        '"x',
        'x"',
        '*',
        'NEAR(',
        'NEAR(a b, 2)',
        'words:x',
        '^x',
        'a OR',
      ],
      ...[
        'AND',
        'NOT',
        '-',
        '--',
        '{a b}:c',
        '(',
        ')',
        "';--",
        '\u202eabc',
        '%',
        '\\',
        '😀',
        '@',
        'a@b',
      ],
      ...['ا '.repeat(150), 'ا'.repeat(300), 'نرم‌افزار '.repeat(30), '4567 '.repeat(60)],
    ]) {
      const asked = `/api/desk/tickets?q=${encodeURIComponent(words)}`;
      expect([200, 422], words).toContain((await agent.browser.get(asked)).status);
    }
  });

  it('R88 finds a Sheba by its end and never by its beginning', async () => {
    const { app, agent } = await openDesk();
    const financial = await agentAt(app, { departments: ['financial'] });
    await app.client.execute("UPDATE tickets SET department = 'financial'");
    await app.client.execute('DELETE FROM ticket_words');
    await app.client.execute(`UPDATE tickets SET facts = '{"sheba":"IR820540102680020817909002"}'`);
    await app.client.execute("INSERT INTO ticket_words_backlog VALUES (1, 9000000000000, '')");
    await runScheduled(app.services);
    expect(await finds(financial, 'IR8205')).toEqual([]);
    expect(await finds(financial, '820540102680020817909002')).toEqual([]);
    expect(await finds(financial, '9002')).toHaveLength(1);
    expect(await finds(agent, '9002')).toEqual([]);
  });

  it('R32 finds nothing of other departments, and nothing that nobody has confirmed', async () => {
    const { app, code, agent } = await openDesk();
    const outsider = await agentAt(app, { departments: ['financial'] });
    for (const words of ['پرداخت', '4567', code, code.slice(0, 4)]) {
      expect(await finds(outsider, words), words).toEqual([]);
      expect(await finds(agent, words), words).toEqual([code]);
    }
    await app.client.execute("UPDATE tickets SET state = 'unconfirmed'");
    expect(await finds(agent, 'پرداخت')).toEqual([]);
  });

  it('forgets words with the ticket, whoever erases it', async () => {
    const { app, customer, code, agent } = await openDesk();
    const words = async () =>
      (await app.client.execute('SELECT count(*) AS count FROM ticket_words')).rows[0]?.count;
    expect(await words()).toBe(1);
    await customer.post('/api/account/erase');
    expect(await words()).toBe(0);
    expect(await finds(agent, 'پرداخت')).toEqual([]);
    expect(await finds(agent, code)).toEqual([]);

    const later = await fileTicket(
      await signedIn(app, '09127650000'),
      another('کد تخفیف کار نمی‌کند'),
    );
    await agent.act(later, 'close', { reason: 'تمام شد.' });
    app.clock.turn(days(app.settings.retention.closedTickets + 1));
    await runScheduled(app.services);
    expect(await words()).toBe(0);
    await isWhole(app);
  });

  it('forgets erased words in the segments of the index too, so that no backup has them', async () => {
    const { app, customer, code } = await openDesk();
    const neighbour = await signedIn(app, '09127650000');
    const kept = await fileTicket(neighbour, another('کد تخفیف کار نمی‌کند'));
    /** By its end: an index keeps of each word what the one before it has not. */
    const held = async (word: string) => {
      const { rows } = await app.client.execute({
        sql: 'SELECT count(*) AS count FROM ticket_search_data WHERE instr(hex(block), hex(?))',
        args: [word.slice(2)],
      });
      return Number(rows[0]?.count);
    };
    const say = (text: string) => customer.post(`/api/requests/${code}/messages`, { text });
    await say('نشانی من کوچهٔ سپیدار است');
    await neighbour.post(`/api/requests/${kept}/messages`, { text: 'تصویر زرافه را هم فرستادم' });
    expect(await held('سپیدار')).toBeGreaterThan(0);
    await customer.post('/api/account/erase');
    const marks = async () => (await app.client.execute('SELECT * FROM ticket_words_backlog')).rows;
    for (let run = 0; run < 10 && (await marks()).length > 0; run++) {
      await runScheduled(app.services);
      // Words that come meanwhile make new segments.
      await neighbour.post(`/api/requests/${kept}/messages`, { text: `باز هم نشد، بار ${run}` });
    }
    expect(await marks()).toEqual([]);
    expect(await held('سپیدار')).toBe(0);
    expect(await held('زرافه')).toBeGreaterThan(0);
    await isWhole(app);
  });

  it('folds what was there before, newest first, once', async () => {
    const { app, customer, code, agent } = await openDesk();
    const codes = [code];
    for (let i = 0; i < 3; i++) {
      app.clock.turn(60_000);
      codes.unshift(await fileTicket(customer, another(`پرداخت شمارهٔ ${i} نیمه‌کاره ماند`)));
    }
    await app.client.execute('DELETE FROM ticket_words');
    await app.client.execute("INSERT INTO ticket_words_backlog VALUES (1, 9000000000000, '')");
    expect(await finds(agent, 'پرداخت')).toEqual([]);
    await agent.act(codes[1] ?? '', 'note', { text: 'یادداشت' });
    await runScheduled(app.services);
    expect((await finds(agent, 'پرداخت')).toSorted()).toEqual(codes.toSorted());
    expect(await finds(agent, 'پرداخت یادداشت')).toEqual([codes[1]]);
    expect((await app.client.execute('SELECT * FROM ticket_words_backlog')).rows).toEqual([]);
    await isWhole(app);
    app.clock.turn(60_000);
    const last = await fileTicket(customer, another('پرداخت آخر هم برنگشت'));
    expect((await finds(agent, 'پرداخت'))[0]).toBe(last);
  });

  it('R98 folds what the release before filed between the migration and the new release', async () => {
    const { app, customer, code, agent } = await openDesk();
    const migratedAt = app.clock.now() + 1;
    app.clock.turn(60_000);
    const later = await fileTicket(customer, another('کد تخفیف کار نمی‌کند'));
    await app.client.execute('DELETE FROM ticket_words');
    await app.client.execute(`INSERT INTO ticket_words_backlog VALUES (1, ${migratedAt}, '')`);
    await runScheduled(app.services);
    expect(await finds(agent, 'پرداخت')).toEqual([code]);
    expect(await finds(agent, 'تخفیف')).toEqual([later]);
    expect(await finds(agent, '4567')).toHaveLength(2);
    await isWhole(app);
  });

  it('goes on behind a page', async () => {
    const { app, agent } = await openDesk();
    await copyTickets(app, 120);
    const codes: string[] = [];
    let after = '';
    for (let page = 0; page < 4; page++) {
      const answer = await agent.list(
        `?q=${encodeURIComponent('سنجش')}${after && `&after=${after}`}`,
      );
      if (page === 0) expect(answer.total).toEqual({ count: 120, isMore: false });
      codes.push(...answer.tickets.map(({ code }) => code));
      if (answer.next === null) break;
      after = answer.next;
    }
    expect([codes.length, new Set(codes).size]).toEqual([120, 120]);
  });

  it('understands operators, and says what is wrong with one', async () => {
    const { customer, code, agent } = await openDesk();
    const urgent = await fileTicket(customer, {
      ...another('کد تخفیف کار نمی‌کند'),
      urgency: 'high',
    });
    expect(await finds(agent, 'واحد:فنی مسئول:هیچ‌کس')).toHaveLength(2);
    expect(await finds(agent, 'فوریت:زیاد')).toEqual([urgent]);
    expect(await finds(agent, '-فوریت:زیاد')).toEqual([code]);
    expect(await finds(agent, 'تخفیف -فوریت:زیاد')).toEqual([]);
    expect(await finds(agent, 'از:۱۴۰۵/۰۹/۰۱ تا:۱۴۰۵/۰۹/۳۰ پرداخت')).toEqual([code]);
    expect(await finds(agent, 'تا:۱۴۰۴/۱۲/۲۹ پرداخت')).toEqual([]);
    for (const words of ['چیز:مالی', 'برچسب:ناشناس'])
      expect(
        await problemOf(agent.browser.get(`/api/desk/tickets?q=${encodeURIComponent(words)}`)),
      ).toBe('bad_input');
  });
});

it('R95 takes any name for the value of a filter', async () => {
  const { agent } = await openDesk();
  const fields = ['department', 'type', 'urgency', 'assignee', 'tag', 'agency', 'plan', 'promise'];
  const operators = ['واحد', 'مسئول', 'وضعیت', 'برچسب', 'اولویت', 'طرح', 'مهلت', 'از', '__proto__'];
  for (const name of ['constructor', 'toString', '__proto__', '-valueOf'])
    for (const asked of [
      ...fields.map((field) => `${field}=${name}`),
      ...operators.map((operator) => `q=${encodeURIComponent(`${operator}:${name}`)}`),
    ])
      expect([200, 422], asked).toContain(
        (await agent.browser.get(`/api/desk/tickets?${asked}`)).status,
      );
});

/** Copies of the one ticket, each with a word of its own. */
async function copyTickets({ client }: TestApp, count: number) {
  const { rows: columns } = await client.execute("SELECT name FROM pragma_table_info('tickets')");
  const names = columns
    .map(({ name }) => String(name))
    .filter((name) => !['id', 'code'].includes(name));
  await client.execute(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO tickets (id, code, ${names}) SELECT 'copy' || i, 'COPY' || i, ${names} FROM n, tickets
    WHERE tickets.id NOT LIKE 'copy%'`);
  await client.execute(
    "INSERT INTO ticket_words (ticket_id, words) SELECT id, 'سنجش' FROM tickets WHERE id LIKE 'copy%'",
  );
}
