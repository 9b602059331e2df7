import { describe, expect, it } from 'vitest';
import type { SearchMissesAnswer } from '#shared/contract/search-misses.ts';
import { makeTrackingCode, showTrackingCode } from '#shared/fields/tracking-code.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import { runScheduled } from '../../worker/app.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { foldQuestion } from '../../worker/search/fold-question.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { problemOf } from '../helpers/browser.ts';
import { signInAgent } from '../helpers/people.ts';

const code = makeTrackingCode(Uint8Array.from({ length: 11 }, (_, at) => at));
const unanswerable = 'قیمت دلار امروز چند است';

async function keptMisses({ client }: TestApp) {
  const { rows } = await client.execute(
    'SELECT week, query, count FROM search_misses ORDER BY query',
  );
  return rows.map(({ week, query, count }) => ({ week, query, count }));
}

/** The same question from so many addresses. */
async function missFrom(app: TestApp, askers: number, query = unanswerable) {
  for (let asker = 1; asker <= askers; asker++) {
    app.comeFrom(`198.51.100.${asker}`);
    expect((await app.visitor().post('/api/search/misses', { query })).status).toBe(204);
  }
}

describe('folding a search without results', () => {
  it.each([
    ['قيمت  دلار؟', 'قیمت دلار'],
    ['شماره من ۰۹۱۲ ۱۲۳ ۴۵۶۷ است', 'شماره من # است'],
    ['شماره من ٠٩١٢-١٢٣-٤٥٦٧', 'شماره من #'],
    ['کارت 6037 9911 2233 4455 من', 'کارت # من'],
    ['کارت ۶۰۳۷\u200c۹۹۱۱\u200c۲۲۳۳\u200c۴۴۵۵', 'کارت #'],
    ['کارت 6037,9911,2233,4455 من', 'کارت # من'],
    ['کارت ۶۰۳۷٬۹۹۱۱٬۲۲۳۳٬۴۴۵۵، من', 'کارت # من'],
    ['شماره من 0912:123|4567', 'شماره من #'],
    ['کارت 6037 و 9911 و 9950 و 0590 من', 'کارت xxxx xxxx xxxx 0590 من'],
    ['شبا IR06 0170 0000 0010 0324 2000 01', 'شبا ir #'],
    ['به ali@example.com بفرستید', 'به # بفرستید'],
    [`وضعیت ${code} چیست`, 'وضعیت # چیست'],
    [`وضعیت ${toPersianDigits(showTrackingCode(code).toLowerCase())}`, 'وضعیت #'],
    ['سفارش ۱۲۳۴', 'سفارش 1234'],
  ])('%s becomes %s', (typed, folded) => {
    expect(foldQuestion(typed)).toBe(folded);
  });

  it.each(['', '؟؟؟', '۰۹۱۲۱۲۳۴۵۶۷', 'a@b.c', '\ud800', 'ا'])('keeps nothing of %j', (typed) => {
    expect(foldQuestion(typed)).toBeNull();
  });

  it('keeps long texts short', () => {
    // One sign of this kind is four letters when it is folded.
    for (const text of ['پرسش '.repeat(200), '\ufdf2'.repeat(64), `\ufdf2 ${'\ufdf2'.repeat(64)}`])
      expect(foldQuestion(text)?.length).toBeLessThanOrEqual(100);
  });

  it('cuts no word in two', () => {
    const words = (count: number) => 'کلمه '.repeat(count).trim();
    expect(foldQuestion(`${words(14)} ${'ب'.repeat(60)}`)).toBe(words(14));
    expect(foldQuestion(`${words(14)} ${'ب'.repeat(30)}`)).toBe(`${words(14)} ${'ب'.repeat(30)}`);
  });
});

describe('searches without results', () => {
  it('are counted by week, without who asked', async () => {
    const app = await createTestApp();
    await missFrom(app, 3);
    expect(await keptMisses(app)).toEqual([
      { week: '1405-08-30', query: 'قیمت دلار امروز چند است', count: 3 },
    ]);
  });

  it('count once a day for the same asker', async () => {
    const app = await createTestApp();
    const visitor = app.visitor();
    for (let time = 0; time < 4; time++)
      await visitor.post('/api/search/misses', { query: unanswerable });
    expect(await keptMisses(app)).toMatchObject([{ count: 1 }]);
    app.clock.turn(days(1) + 1);
    await visitor.post('/api/search/misses', { query: unanswerable });
    expect(await keptMisses(app)).toMatchObject([{ count: 2 }]);
  });

  it('stop counting where one address sends too many', async () => {
    const app = await createTestApp();
    const visitor = app.visitor();
    for (let time = 0; time < 35; time++)
      await visitor.post('/api/search/misses', { query: `فضاپیمای مریخ ${'ب'.repeat(time + 3)}` });
    expect(await keptMisses(app)).toHaveLength(30);
  });

  it('leave out what has an answer', async () => {
    const app = await createTestApp();
    await app.visitor().post('/api/search/misses', { query: 'کیف پول' });
    expect(await keptMisses(app)).toEqual([]);
  });

  it('are not counted where settings switch it off, and what was counted goes', async () => {
    const app = await createTestApp();
    await missFrom(app, 3);
    app.services.settings.search.countMisses = false;
    await missFrom(app, 3, 'سفر به کره ماه');
    await runScheduled(app.services);
    expect(await keptMisses(app)).toEqual([]);
  });

  it.each([[{}], [{ query: '' }], [{ query: 'x'.repeat(201) }], [{ query: 'a', who: 'b' }]])(
    'refuse %j',
    async (body) => {
      const { visitor } = await createTestApp();
      expect(await problemOf(visitor().post('/api/search/misses', body))).toBe('bad_input');
    },
  );

  it('are shown to admins from three a week on', async () => {
    const app = await createTestApp();
    await missFrom(app, 3);
    await missFrom(app, 2, 'سفر به کره ماه');
    const admin = await signInAgent(app, { mobile: '+989351000003', role: 'admin' });
    const shown = await admin.browser.get('/api/desk/search-misses');
    expect((await shown.json()) as SearchMissesAnswer).toEqual({
      misses: [{ week: '1405-08-30', query: 'قیمت دلار امروز چند است', count: 3 }],
    });
  });

  it('are forgotten: rare ones when their week is over, others when settings say so', async () => {
    const app = await createTestApp();
    await missFrom(app, 3);
    await missFrom(app, 2, 'سفر به کره ماه');
    await runScheduled(app.services);
    expect(await keptMisses(app)).toHaveLength(2);
    app.clock.turn(days(7));
    await runScheduled(app.services);
    expect(await keptMisses(app)).toMatchObject([{ count: 3 }]);
    app.clock.turn(days(app.settings.retention.searchMisses));
    await runScheduled(app.services);
    expect(await keptMisses(app)).toEqual([]);
  });
});
