import { describe, expect, it } from 'vitest';
import { readAskedLists } from '../../scripts/lib/aliases/asked-lists.ts';
import { openContentEngine } from '../../scripts/lib/aliases/content-engine.node.ts';
import { type AskedList, suggestAliases } from '../../scripts/lib/aliases/suggest-aliases.ts';
import { days } from '../../worker/foundation/ports/clock.ts';
import { createTestApp, type TestApp } from '../helpers/app.ts';
import { fileTicket, signedIn } from '../helpers/tickets.ts';
import { article, category, contentFolder } from '../site/content.ts';

const files = {
  'orders/category.json': category('سفارش'),
  'orders/cancel.md': article(
    { title: 'لغو سفارش', aliases: ['کنسلش کنم'] },
    'تا پیش از ارسال می‌شود سفارش را لغو کرد. هزینهٔ بسته‌بندی هدیه برنمی‌گردد.',
  ),
  'orders/invoice.md': article({ title: 'گرفتن فاکتور' }, 'فاکتور کاغذی همراه بسته است.'),
};

const open = () => openContentEngine(contentFolder(files));
const missed = (...questions: AskedList['questions']): AskedList => ({
  reason: 'missed',
  questions,
});
const filed = (...questions: AskedList['questions']): AskedList => ({ reason: 'filed', questions });

describe('suggestions of aliases', () => {
  it('go to the article that search found nearest, the most frequent first', async () => {
    const site = await open();
    const rare = { text: 'بسته بندی تولد داداشم چی میشه', count: 3 };
    const often = { text: 'هدیه تولد خواهرم کادوپیچ نشد', count: 8 };
    for (const { text } of [rare, often]) {
      const { sure, near } = await site.engine.query(text);
      expect([sure, near[0]?.id]).toEqual([[], 'orders/cancel']);
    }
    expect(await suggestAliases(site, [missed(rare, often)])).toEqual([
      {
        article: 'orders/cancel',
        title: 'لغو سفارش',
        candidates: [
          { ...often, reason: 'missed' },
          { ...rare, reason: 'missed' },
        ],
      },
    ]);
  });

  it('go to the article that was read, where that is known', async () => {
    const question = { text: 'بسته بندی تولد داداشم چی میشه', count: 3, article: 'orders/invoice' };
    expect(await suggestAliases(await open(), [filed(question)])).toMatchObject([
      { article: 'orders/invoice', candidates: [{ text: question.text, reason: 'filed' }] },
    ]);
    const gone = { ...question, article: 'orders/gone' };
    expect(await suggestAliases(await open(), [filed(gone)])).toMatchObject([
      { article: 'orders/cancel' },
    ]);
  });

  it('are summed over lists, however they are spelled', async () => {
    const lists = [
      missed({ text: 'بسته بندی تولد داداشم چی میشه', count: 3 }),
      filed({ text: 'بسته‌بندی تولد داداشم چي ميشه؟', count: 4 }),
    ];
    expect(await suggestAliases(await open(), lists)).toMatchObject([
      { candidates: [{ count: 7 }] },
    ]);
  });

  it.each([
    ['what an article has already', 'کنسلش کنم؟'],
    ['what search is sure of by now', 'لغو سفارش من'],
    ['what had something masked', 'بسته بندی تولد # چی میشه'],
    ['what is near to nothing', 'xqzv'],
    ['what has no word', '؟!'],
    ['what is longer than an alias', 'بسته بندی تولد '.repeat(14)],
  ])('leave out %s', async (_, text) => {
    expect(await suggestAliases(await open(), [missed({ text, count: 9 })])).toEqual([]);
  });
});

describe('the lists of what was asked', () => {
  const listsOf = (app: TestApp) => readAskedLists(app);
  const title = 'کادوی تولد باز شده رسید';

  it('have misses of all weeks, summed', async () => {
    const app = await createTestApp();
    for (const week of [0, 7]) {
      app.clock.turn(days(week));
      for (let asker = 1; asker <= 3; asker++) {
        app.comeFrom(`198.51.100.${asker}`);
        await app.visitor().post('/api/search/misses', { query: 'قیمت دلار امروز چند است' });
      }
    }
    expect((await listsOf(app))[0]).toEqual({
      reason: 'missed',
      questions: [{ text: 'قیمت دلار امروز چند است', count: 6, article: 'wallet' }],
    });
  });

  it('have what was asked after an article was read, with that article', async () => {
    const app = await createTestApp();
    await app.client.execute(
      `INSERT INTO search_outcomes (outcome, week, article, stems, label, count)
       VALUES ('asked', '1405-08-30', 'wallet', 'شارژ پول', 'پول شارژ', 4)`,
    );
    expect((await listsOf(app))[1]).toEqual({
      reason: 'asked',
      questions: [{ text: 'پول شارژ', count: 4, article: 'wallet' }],
    });
  });

  it('have titles that three people gave, folded and masked, and no others', async () => {
    const app = await createTestApp();
    for (const [at, own] of [
      [1, title],
      [2, `${title}!`],
      [3, 'كادوي تولد باز شده رسيد'],
    ] as const)
      await fileTicket(await signedIn(app, `0912000000${at}`), { title: own });
    const one = await signedIn(app, '09120000004');
    for (const text of ['متن نخست این درخواست', 'متن دوم این درخواست', 'متن سوم این درخواست'])
      await fileTicket(one, { title: 'عنوان خصوصی یک نفر', text, anotherMatter: true });
    expect((await listsOf(app))[2]).toEqual({
      reason: 'filed',
      questions: [{ text: 'کادوی تولد باز شده رسید', count: 3 }],
    });
    app.clock.turn(days(91));
    expect((await listsOf(app))[2]?.questions).toEqual([]);
  });
});
