import { describe, expect, it } from 'vitest';
import { runScheduled } from '../../worker/app.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { stemsOf } from '../../worker/search/fold-question.ts';
import { questionsByArticle } from '../../worker/search/questions-by-article.ts';
import { readGroups } from '../../worker/search/read-groups.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';

/** Each question from an address of its own. */
async function ask(app: TestApp, queries: readonly string[], network = '198.51.100') {
  for (const [asker, query] of queries.entries()) {
    app.comeFrom(`${network}.${asker + 1}`);
    expect((await app.visitor().post('/api/search/misses', { query })).status).toBe(204);
  }
  await app.settle();
}

const three = (query: string) => [query, query, query];

describe('the stems of a question', () => {
  const lemmas: Record<string, string> = { سفارشم: 'سفارش', سفارشها: 'سفارش', بود: 'بود' };
  it.each([
    ['سفارشم', 'سفارش'],
    ['سفارشم و سفارشها', 'سفارش'],
    ['وضعیت سفارش 123456', 'وضعیت سفارش'],
    ['کد 24 رقمی', 'کد 24 رقمی'],
    ['شماره سفارش # است', 'شماره سفارش'],
    ['از به با در', ''],
  ])('of %j are %j', (folded, stems) => {
    expect(stemsOf(folded, (form) => lemmas[form] ?? form).join(' ')).toBe(stems);
  });
});

/** Id of the article that the index of the app has nearest to a question without an answer; empty for none. */
async function nearestTo({ services }: TestApp, query: string): Promise<string> {
  const { sure, near } = await (await services.searchIndex()).query(query);
  expect(sure).toEqual([]);
  return near[0]?.id ?? '';
}

/** A question without an answer that is near to an article, whatever the engine's thresholds are. */
async function missNearAnArticle({ services }: TestApp) {
  const engine = await services.searchIndex();
  for (const query of ['قیمت دلار امروز چند است', 'رمز فضاپیما مریخ', 'شارژ سفر ماه بلیت']) {
    const { sure, near } = await engine.query(query);
    if (sure.length === 0 && near[0]) return { query, article: near[0].id };
  }
  throw new Error('no such question');
}

describe('groups of searches without results', () => {
  it('bring the long tail to the threshold, without words that one person alone wrote', async () => {
    const app = await createTestApp();
    await ask(app, ['قیمت دلار', 'قیمتها دلار', 'دلار قیمتها؟']);
    expect(await readGroups(app, 'missed')).toEqual([
      {
        week: '1405-08-30',
        articles: [
          {
            article: await nearestTo(app, 'قیمت دلار'),
            count: 3,
            questions: [{ label: 'قیمت دلار', count: 3, examples: [] }],
          },
        ],
      },
    ]);
  });

  it('have as examples only what was asked three times in the same words', async () => {
    const app = await createTestApp();
    await ask(app, [...three('قیمت دلار امروز'), 'قیمتها دلار امروز']);
    const [week] = await readGroups(app, 'missed');
    expect(week?.articles[0]?.questions).toMatchObject([
      { count: 4, examples: [{ query: 'قیمت دلار امروز', count: 3 }] },
    ]);
  });

  it('count what is too rare to be shown with its nearest article', async () => {
    const app = await createTestApp();
    const rare = ['فضاپیما مریخ', 'فضاپیما زحل', 'فضاپیما مشتری'];
    await ask(app, rare);
    const nearest = new Set(await Promise.all(rare.map((query) => nearestTo(app, query))));
    expect([...nearest]).toEqual(['']);
    const [week] = await readGroups(app, 'missed');
    expect(week?.articles).toEqual([{ article: '', count: 3, questions: [] }]);
  });

  it('count one asker once a day, in whatever form of the same words', async () => {
    const app = await createTestApp();
    const visitor = app.visitor();
    for (const query of ['قیمت دلار', 'قیمتها دلار', 'دلار قیمت'])
      await visitor.post('/api/search/misses', { query });
    await app.settle();
    expect(await readGroups(app, 'missed')).toEqual([]);
  });

  it('say nothing below three', async () => {
    const app = await createTestApp();
    await ask(app, ['قیمت دلار', 'قیمتها دلار']);
    expect(await readGroups(app, 'missed')).toEqual([]);
    expect(await questionsByArticle(app, 'missed')).toEqual([]);
  });

  it('still list what an earlier release counted', async () => {
    const app = await createTestApp();
    await app.client.execute(
      "INSERT INTO search_misses (week, query, count) VALUES ('1405-08-23', 'قیمت دلار', 7)",
    );
    const question = { query: 'قیمت دلار', count: 7 };
    expect(await readGroups(app, 'missed')).toMatchObject([
      {
        week: '1405-08-23',
        articles: [{ article: null, count: 7, questions: [{ examples: [question] }] }],
      },
    ]);
  });

  it('stay as counts when the words of rare ones are forgotten, and go with the retention', async () => {
    const app = await createTestApp();
    await ask(app, ['قیمت دلار', 'قیمتها دلار', 'دلار قیمتها؟', 'سفر به ماه']);
    app.clock.turn(days(7));
    await runScheduled(app.services);
    const { rows } = await app.client.execute('SELECT count FROM search_misses');
    expect(rows).toEqual([]);
    const [week] = await readGroups(app, 'missed');
    expect(week?.articles[0]?.questions).toMatchObject([{ label: 'قیمت دلار', count: 3 }]);
    const kept = await app.client.execute('SELECT min(count) AS least FROM search_miss_groups');
    expect(kept.rows).toMatchObject([{ least: 3 }]);
    app.clock.turn(days(app.settings.retention.searchMisses));
    await runScheduled(app.services);
    expect(await readGroups(app, 'missed')).toEqual([]);
  });

  it('go where settings switch counting off', async () => {
    const app = await createTestApp();
    await ask(app, three('قیمت دلار'));
    app.services.settings.search.countMisses = false;
    await runScheduled(app.services);
    expect(await readGroups(app, 'missed')).toEqual([]);
  });

  it('are summed over weeks for each article, in the words that may be shown', async () => {
    const app = await createTestApp();
    const { query, article } = await missNearAnArticle(app);
    await ask(app, three(query));
    app.clock.turn(days(7));
    await ask(app, three(query));
    expect(await questionsByArticle(app, 'missed')).toEqual([
      { article, count: 6, questions: [{ text: query, count: 6 }] },
    ]);
  });
});
