import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { hasQuestion } from '#shared/search/has-question.ts';
import { categoriesOf, isShortened, listedOf } from '#shared/search/listed.ts';
import type { SearchAnswer } from '#shared/search/types.ts';
import { engineOver } from '../../scripts/lib/search-scores.ts';
import { readDocs, readJudgedQueries, toSearchArticle } from '../../scripts/lib/search-set.ts';
import { hasResults, type Shown, whileTyping } from '../../src/search/typing.ts';

const set = fileURLToPath(new URL('helpcentre', import.meta.url));
const engine = engineOver((await readDocs(set)).map(toSearchArticle));
const questions = (await readJudgedQueries(set))
  .filter((_, at) => at % 3 === 0)
  .map(({ query }) => query);

const shownOf = (text: string, answer: SearchAnswer): Shown => ({
  text,
  answer,
  completions: [],
  number: null,
  address: text,
  isSure: answer.sure.length > 0,
});

const headingOf = (shown: Shown) =>
  hasResults(shown) ? (shown.isSure ? 'answers' : 'nearest') : 'none';

/** What the list says at each letter of a question, typed without a pause or with one after each. */
async function headingsOf(question: string, { pauses }: { pauses: boolean }): Promise<string[]> {
  const headings: string[] = [];
  let shown: Shown | null = null;
  for (let end = 1; end <= question.length; end++) {
    const text = question.slice(0, end).trim();
    if (!hasQuestion(text)) continue;
    const found = shownOf(text, await engine.query(text, { limit: 6 }));
    shown = pauses ? found : whileTyping(shown, found);
    headings.push(headingOf(shown));
  }
  return headings;
}

const order = ['none', 'nearest', 'answers'];
const changesIn = (headings: string[]) =>
  headings.filter((heading, at) => at > 0 && heading !== headings[at - 1]).length;
const lossesIn = (headings: string[]) =>
  headings.filter(
    (heading, at) => at > 0 && order.indexOf(heading) < order.indexOf(headings[at - 1]!),
  ).length;

describe('while a question is typed', () => {
  it('the heading never takes back what it said, and changes twice at most', async () => {
    let changes = 0;
    let changesWithPauses = 0;
    for (const question of questions) {
      const headings = await headingsOf(question, { pauses: false });
      expect([question, lossesIn(headings)]).toEqual([question, 0]);
      expect(changesIn(headings)).toBeLessThanOrEqual(2);
      changes += changesIn(headings);
      changesWithPauses += changesIn(await headingsOf(question, { pauses: true }));
    }
    expect(changes).toBeLessThan(questions.length / 3);
    expect(changes).toBeLessThan(changesWithPauses / 4);
  });

  it('results stay where the next letter makes half a word that nothing has', () => {
    const some = shownOf('کد', { sure: [], near: [result('a')] });
    const none = shownOf('کدغ', { sure: [], near: [] });
    expect(whileTyping(some, none)).toMatchObject({ text: 'کدغ', answer: some.answer });
  });

  it('results of the new text come at once, under the heading that stands', () => {
    const sure = shownOf('کد', { sure: [result('a')], near: [] });
    const near = shownOf('کد ت', { sure: [], near: [result('b')] });
    expect(whileTyping(sure, near)).toMatchObject({ answer: near.answer, isSure: true });
    expect(whileTyping(near, sure)).toMatchObject({ answer: sure.answer, isSure: true });
  });

  it('nobody is asked what was meant until typing pauses', () => {
    const plain = shownOf('کد', { sure: [result('a')], near: [] });
    const suggestion = { text: 'کد تأیید', kind: 'typo' } as const;
    const asking = shownOf('کد تایی', { sure: [result('a')], near: [], suggestion });
    expect(whileTyping(plain, asking).answer.suggestion).toBeUndefined();
    expect(whileTyping(asking, { ...asking, text: 'کد تایید' }).answer.suggestion).toBe(suggestion);
  });

  it.each([
    ['another text', 'بازگشت وجه'],
    ['a text in the place of what was selected', 'ک'],
  ])('%s is answered as it is', (_, text) => {
    const before = shownOf('فاکتور', { sure: [result('a')], near: [] });
    const found = shownOf(text, { sure: [], near: [] });
    expect(whileTyping(before, found)).toBe(found);
  });
});

const result = (id: string, score = 1) => ({
  id: `orders/${id}`,
  url: `/orders/${id}/`,
  title: id,
  titleMarks: [],
  category: ['سفارش'],
  passage: '',
  passageMarks: [],
  score,
});

describe('listed are', () => {
  it('six at most, and none far below the best', () => {
    const scores = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.41];
    const many = { sure: scores.map((score, at) => result(String(at), score)), near: [] };
    expect(listedOf(many).map(({ score }) => score)).toEqual(scores.slice(0, 6));
    const far = { sure: [result('a', 2), result('b', 0.8), result('c', 0.79)], near: [] };
    expect(listedOf(far).map(({ id }) => id)).toEqual(['orders/a', 'orders/b']);
  });

  it('all, or the first of more', () => {
    const six = [1, 1, 1, 1, 1, 1].map((score, at) => result(String(at), score));
    expect(isShortened({ sure: six, near: [] })).toBe(false);
    const seven = { sure: [...six, result('6')], near: [] };
    expect(isShortened(seven)).toBe(true);
    expect(isShortened(seven, 'no-such')).toBe(false);
    expect(isShortened({ sure: [...six, result('far', 0.3)], near: [] })).toBe(false);
  });
});

describe('categories', () => {
  const answerOf = (...urls: string[]) => ({
    sure: urls.map((url) => ({ ...result(url), url, category: [url.split('/')[1]!, 'زیردسته'] })),
    near: [],
  });

  it('are those of all results, also of results that the list has no place for', () => {
    const many = answerOf(...['1', '2', '3', '4', '5', '6'].map((id) => `/a/${id}/`), '/b/x/y/');
    expect(categoriesOf(many)).toEqual([
      { id: 'a', title: 'a', count: 6 },
      { id: 'b', title: 'b', count: 1 },
    ]);
    expect(listedOf(many).map(({ url }) => url)).not.toContain('/b/x/y/');
    expect(listedOf(many, 'b').map(({ url }) => url)).toEqual(['/b/x/y/']);
  });

  it('count what the list of one shows, which is six at most', () => {
    const many = answerOf(...['1', '2', '3', '4', '5', '6', '7'].map((id) => `/a/${id}/`), '/b/x/');
    const counts = categoriesOf(many).map(({ id, count }) => [count, listedOf(many, id).length]);
    expect(counts).toEqual([
      [6, 6],
      [1, 1],
    ]);
  });

  it.each([
    ['all results are of one', ['/a/1/', '/a/2/', '/a/3/', '/a/4/']],
    ['the list is short', ['/a/1/', '/b/2/', '/c/3/']],
  ])('are none where %s', (_, urls) => {
    expect(categoriesOf(answerOf(...urls))).toEqual([]);
  });
});
