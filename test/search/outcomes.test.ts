import { describe, expect, it } from 'vitest';
import { makeTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { runScheduled } from '../../worker/app.ts';
import { fixedRates } from '../../worker/foundation/fixed-limits.ts';
import { days, hours } from '../../worker/foundation/ports/clock.ts';
import { questionsByArticle } from '../../worker/search/questions-by-article.ts';
import { readGroups } from '../../worker/search/read-groups.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';

const route = '/api/search/outcomes';
const query = 'کیف پول';
const wallet = '/account/wallet/';

const code = makeTrackingCode(Uint8Array.from({ length: 11 }, (_, at) => 20 + (at % 11)));

const counting = () =>
  createTestApp({
    settings({ search }) {
      search.countOutcomes = true;
    },
  });

/** Each report from an address of its own. */
async function report(app: TestApp, bodies: readonly object[]) {
  for (const [asker, body] of bodies.entries()) {
    app.comeFrom(`198.51.100.${asker + 1}`);
    expect((await app.visitor().post(route, body)).status).toBe(204);
  }
  await app.settle();
}

const three = <Body extends object>(body: Body) => [body, body, body];

async function rowsOf({ client }: TestApp) {
  const { rows } = await client.execute(
    'SELECT outcome, week, article, stems, label, count FROM search_outcomes ORDER BY outcome, article, stems',
  );
  return rows.map((row) => ({ ...row }));
}

describe('how searches end', () => {
  it('is not counted, unless settings say so', async () => {
    const app = await createTestApp();
    await report(app, three({ query, opened: wallet }));
    expect(await rowsOf(app)).toEqual([]);
  });

  it.each([
    ['/api/search/misses', { query: 'قیمت دلار' }],
    [route, { query, opened: wallet }],
  ])('%s searches for nobody where that is not counted', async (path, body) => {
    let searches = 0;
    const app = await createTestApp({
      settings({ search }) {
        search.countMisses = false;
      },
      services: {
        searchIndex() {
          searches += 1;
          return Promise.reject(new Error('not needed'));
        },
      },
    });
    expect((await app.visitor().post(path, body)).status).toBe(204);
    expect(searches).toBe(0);
  });

  it('is counted by week, stems and article, without who searched', async () => {
    const app = await counting();
    await report(app, [
      { query, opened: wallet },
      { query },
      { query, opened: wallet, asked: true },
    ]);
    const week = '1405-08-30';
    const both = (outcome: string, article: string) =>
      [
        { stems: '', label: '' },
        { stems: 'پول کیف', label: 'کیف پول' },
      ].map((words) => ({ outcome, week, article, ...words, count: 1 }));
    expect(await rowsOf(app)).toEqual([
      ...both('asked', 'wallet'),
      ...both('left', ''),
      ...both('opened', 'wallet'),
    ]);
    const columns = await app.client.execute(
      "SELECT name FROM pragma_table_info('search_outcomes')",
    );
    expect(columns.rows.map(({ name }) => name)).toEqual([
      'outcome',
      'week',
      'article',
      'stems',
      'label',
      'count',
    ]);
  });

  it('is shown from three a week on', async () => {
    const app = await counting();
    await report(app, three({ query, opened: wallet }).slice(1));
    expect(await readGroups(app, 'opened')).toEqual([]);
    app.comeFrom('203.0.113.1');
    await app.visitor().post(route, { query: 'کیف‌های پولم', opened: wallet });
    await app.settle();
    expect(await readGroups(app, 'opened')).toEqual([
      {
        week: '1405-08-30',
        articles: [
          {
            article: 'wallet',
            count: 3,
            questions: [{ label: 'کیف پول', count: 3, examples: [] }],
          },
        ],
      },
    ]);
  });

  it('lists what was asked all the same after reading an answer', async () => {
    const app = await counting();
    await report(app, three({ query, opened: wallet, asked: true }));
    expect(await questionsByArticle(app, 'asked')).toEqual([
      { article: 'wallet', count: 3, questions: [{ text: 'کیف پول', count: 3 }] },
    ]);
    expect(await readGroups(app, 'opened')).toEqual([]);
  });

  it.each([
    ['an article that our index does not find', { query, opened: '/delivery/tracking/' }],
    ['no article of ours', { query, opened: '/no/such/' }],
    ['another site', { query, opened: 'https://evil.example/account/wallet/' }],
    ['a script', { query, opened: '<script>alert(1)</script>' }],
    ['an empty path', { query, opened: '' }],
    ['a question without an answer', { query: 'قیمت دلار امروز چند است' }],
    ['the same, asked all the same', { query: 'قیمت دلار امروز چند است', asked: true }],
    ['a question of nobody', { query: '؟؟؟' }],
    ['half a letter', { query: '\ud800', opened: wallet }],
  ])('counts nothing of a report that names %s', async (_, body) => {
    const app = await counting();
    await report(app, [body]);
    expect(await rowsOf(app)).toEqual([]);
    expect(app.logLines).toEqual([]);
  });

  it('counts an article once, whatever heading of it was opened', async () => {
    const app = await counting();
    const body = { query: 'کارتم عوض شده شبا', opened: '/refunds/refund-time/' };
    const [result] = (await (await app.services.searchIndex()).query(body.query)).sure;
    expect(result?.url).toContain('/refunds/refund-time/#');
    await report(app, [body]);
    expect(await rowsOf(app)).toMatchObject([
      { article: 'refund-time' },
      { article: 'refund-time' },
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['a mobile number', 'کیف پول ۰۹۱۲ ۱۲۳ ۴۵۶۷', /912|4567/],
    ['a card', 'کیف پول 6037 9912 3456 7893', /6037|7893/],
    ['a mailbox', 'کیف پول ali@example.com', /ali|example/],
    ['an order', 'کیف پول 123456', /1234/],
    ...[
      code,
      showTrackingCode(code),
      code.toLowerCase(),
      toPersianDigits(showTrackingCode(code)),
    ].map(
      (written) =>
        ['a tracking code', `کیف پول ${written}`, /[a-z]/] satisfies [string, string, RegExp],
    ),
  ])('keeps nothing of %s', async (_, text, kept) => {
    const app = await counting();
    await report(app, [{ query: text, opened: wallet }]);
    const rows = await rowsOf(app);
    expect(rows).toHaveLength(2);
    expect(rows.map(({ stems, label }) => `${stems} ${label}`).join(' ')).not.toMatch(kept);
  });

  it('keeps no more of a long text than its first words', async () => {
    const app = await counting();
    const hidden = '0912-123-4567 a@b.c ';
    const query = `کیف پول ${hidden.repeat(4)}${'پنهان '.repeat(15)}پایان`;
    await report(app, [{ query, opened: wallet }]);
    const { stems, label } = (await rowsOf(app)).at(-1)!;
    expect(label).toBe('کیف پول پنهان');
    expect(stems).toBe('پنهان پول کیف');
  });

  it('counts once a day for the same asker', async () => {
    const app = await counting();
    const visitor = app.visitor();
    for (const text of [query, 'کیفها پول', 'پول کیف']) await visitor.post(route, { query: text });
    await app.settle();
    expect(await rowsOf(app)).toMatchObject([{ count: 1 }, { count: 1 }]);
    app.clock.turn(days(1) + 1);
    await visitor.post(route, { query });
    await app.settle();
    expect(await rowsOf(app)).toMatchObject([{ count: 2 }, { count: 2 }]);
  });

  it('stops where one address sends too many, with few rows', async () => {
    const app = await counting();
    const visitor = app.visitor();
    const { max } = fixedRates.searchesOfAddress;
    for (let time = 0; time < max + 5; time++)
      await visitor.post(route, { query: `کیف پول ${'ب'.repeat(time + 3)}`, opened: wallet });
    await app.settle();
    const rows = await rowsOf(app);
    expect(rows.length).toBeLessThanOrEqual(max + 1);
    expect(rows.find(({ stems }) => stems === '')?.count).toBe(max);
  });

  it('has at most so many rows a week, from however many addresses', async () => {
    const app = await counting();
    const { max, windowMs } = fixedRates.searchesInAll;
    const full = app.clock.now() + windowMs;
    await app.client.execute({
      sql: "INSERT INTO rate_limits (key, count, resets_at, granted_to) VALUES ('search-outcome:all', ?, ?, '')",
      args: [max - 1, full],
    });
    await report(app, three({ query, opened: wallet }));
    expect(await rowsOf(app)).toMatchObject([{ count: 1 }, { count: 1 }]);
  });

  it.each([
    [{}],
    [{ query: '' }],
    [{ query: 'x'.repeat(201) }],
    [{ query, opened: 'x'.repeat(301) }],
    [{ query, opened: 1 }],
    [{ query, asked: false }],
    [{ query, who: 'b' }],
    [{ query, __proto__: null, constructor: 'x' }],
  ])('refuses %j', async (body) => {
    const { visitor } = await counting();
    expect(await problemOf(visitor().post(route, body))).toBe('bad_input');
  });

  it('sets no cookie and needs none', async () => {
    const app = await counting();
    const answer = await app.visitor().post(route, { query, opened: wallet });
    expect(answer.headers.get('Set-Cookie')).toBeNull();
  });

  it('is forgotten: rare words when their week is over, all with the retention', async () => {
    const app = await counting();
    await report(app, [...three({ query, opened: wallet }), { query: 'رمز عبور' }]);
    expect(await rowsOf(app)).toHaveLength(4);
    app.clock.turn(days(7));
    await runScheduled(app.services);
    expect(await rowsOf(app)).toMatchObject([{ count: 3 }, { count: 3 }]);
    app.clock.turn(days(app.settings.retention.searchMisses));
    await runScheduled(app.services);
    expect(await rowsOf(app)).toEqual([]);
  });

  it('is forgotten where settings switch counting off', async () => {
    const app = await counting();
    await report(app, three({ query, opened: wallet }));
    app.services.settings.search.countOutcomes = false;
    app.clock.turn(hours(1));
    await runScheduled(app.services);
    expect(await rowsOf(app)).toEqual([]);
  });
});
