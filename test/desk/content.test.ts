import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ContentAnswer, ContentTable } from '#shared/contract/desk/content.ts';
import { feedbackArticles } from '#shared/contract/feedback.ts';
import { csvOf } from '#shared/fields/csv.ts';
import { contentTable } from '../../src/desk/content/content-csv.ts';
import { feedback } from '../../worker/feedback/schema.ts';
import { searchMisses, searchMissGroups, searchOutcomes } from '../../worker/search/schema.ts';
import { agentAt, openDesk } from '../helpers/desk.ts';

const articles = {
  'orders/cancel': { title: 'لغو سفارش', checkedOn: '2026-11-01' },
  'orders/return': { title: 'مرجوع کردن', checkedOn: '2026-01-01' },
  'payments/failed': { title: 'پرداخت ناموفق', checkedOn: '2025-01-01' },
};

const opened = async () => {
  const { app } = await openDesk({
    services: {
      asset: async (path) =>
        path === feedbackArticles ? new TextEncoder().encode(JSON.stringify(articles)) : null,
    },
  });
  const of = (week: string, article: string, stems: string, count: number) => ({
    ...{ week, article, stems, label: stems, count },
  });
  await app.db
    .insert(searchMissGroups)
    .values([
      of('1405-08-30', 'orders/cancel', '', 9),
      of('1405-08-30', 'orders/cancel', 'لغو', 6),
      of('1405-08-23', '', 'قدیم', 4),
      of('1405-08-30', 'orders/return', 'نادر', 2),
    ]);
  await app.db
    .insert(searchMisses)
    .values([{ week: '1405-08-30', query: 'چطور لغو کنم', stems: 'لغو', count: 5 }]);
  await app.db.insert(searchOutcomes).values([
    { ...of('1405-08-30', 'orders/gone', 'پیگیری', 3), outcome: 'asked' },
    { ...of('1405-08-30', 'orders/gone', '', 3), outcome: 'asked' },
  ]);
  const vote = (article: string, helpful: boolean, comment: string | null = null) => ({
    ...{ article, day: '1405-09-01', helpful, comment, asker: null },
  });
  await app.db
    .insert(feedback)
    .values([
      ...[true, true, true, false, false].map((helpful) => vote('orders/cancel', helpful)),
      vote('orders/cancel', false, '=مهلت لغو را نگفته است'),
      vote('orders/return', false),
    ]);
  const lead = await agentAt(app, { role: 'lead' });
  return {
    read: async (query = '') =>
      (await (await lead.browser.get(`/api/desk/content${query}`)).json()) as ContentAnswer,
  };
};

describe('what editors read', () => {
  it('is how searches of a week ended, the latest where none is named, and nothing that is rare', async () => {
    const { read } = await opened();
    const { week, weeks, searches, counted } = await read();
    expect([week, weeks]).toEqual(['1405-08-30', ['1405-08-30', '1405-08-23']]);
    expect(searches.missed).toEqual([
      {
        near: { article: 'orders/cancel', title: 'لغو سفارش' },
        count: 9,
        questions: [{ text: 'چطور لغو کنم', count: 5, isAlike: false }],
      },
    ]);
    expect(searches.asked).toMatchObject([
      { near: { title: 'orders/gone' }, questions: [{ text: 'پیگیری', isAlike: true }] },
    ]);
    expect(counted.misses).toBe(true);
    const earlier = await read('?week=1405-08-23');
    expect(earlier.searches).toMatchObject({ missed: [{ near: null }], asked: [] });
    expect((await read('?week=1400-01-01')).week).toBe('1405-08-30');
  });

  it('is what readers said of articles, in their words', async () => {
    const { votes } = await (await opened()).read();
    expect(votes).toMatchObject([
      { title: 'مرجوع کردن', yes: 0, no: 1, comments: [] },
      { title: 'لغو سفارش', yes: 3, no: 3, comments: [{ text: '=مهلت لغو را نگفته است' }] },
    ]);
  });

  it('is which articles do not help, and which nobody has checked for half a year', async () => {
    const { old } = await (await opened()).read();
    expect(old).toMatchObject([
      { article: 'orders/cancel', isUnhelpful: true, isUnchecked: false, yes: 3, no: 3 },
      { article: 'payments/failed', isUnhelpful: false, isUnchecked: true },
      { article: 'orders/return', isUnhelpful: false, isUnchecked: true, no: 1 },
    ]);
  });

  it('can be taken out table by table', async () => {
    const { read } = await opened();
    const content = await read();
    const tableOf = (table: ContentTable) =>
      parse(csvOf(contentTable(content, table)), { bom: true }) as string[][];
    expect(tableOf('missed').slice(1)).toEqual([
      ['1405-08-30', 'لغو سفارش', 'orders/cancel', 'چطور لغو کنم', '5'],
    ]);
    expect(tableOf('votes').at(-1)).toEqual([
      ...['لغو سفارش', 'orders/cancel', '3', '3', '1405-09-01', "'=مهلت لغو را نگفته است"],
    ]);
    expect(tableOf('old')[2]).toEqual([
      ...['پرداخت ناموفق', 'payments/failed', '1403-10-12', '0', '0'],
    ]);
    const earlier = contentTable(await read('?week=1405-08-23'), 'missed');
    expect(earlier.slice(1)).toEqual([['1405-08-23', '', '', 'قدیم', '4']]);
  });

  it('is empty where the site has no list of articles', async () => {
    const { app } = await openDesk({ services: { asset: async () => null } });
    const { browser } = await agentAt(app, { role: 'admin' });
    expect(await (await browser.get('/api/desk/content')).json()).toMatchObject({
      ...{ week: null, weeks: [], votes: [], old: [] },
    });
  });
});
