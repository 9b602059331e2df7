import { describe, expect, test } from 'vitest';
import { missesOf } from '../../scripts/lib/missed-queries.ts';
import {
  engineOver,
  type ScoredQuery,
  scoreQueries,
  summaryOf,
  tryDeletion,
} from '../../scripts/lib/search-scores.ts';
import { type JudgedQuery, toSearchArticle } from '../../scripts/lib/search-set.ts';

const answered: ScoredQuery = {
  phenomenon: 'exact',
  query: 'رمز',
  relevant: { a: 2, b: 1 },
  wanted: ['a'],
  sure: ['b', 'a'],
  near: [],
  scores: [10, 3],
  evidence: undefined,
  ms: 1,
};
const refused: ScoredQuery = { ...answered, sure: [], near: ['c', 'a'], scores: [] };
const negative: ScoredQuery = { ...answered, phenomenon: 'negative', relevant: {}, wanted: [] };

describe('what a set comes to', () => {
  test('a list with the article second is no first place', () => {
    const { r1, r3, mrr10, zeroHit } = summaryOf([answered]);
    expect({ r1, r3, mrr10, zeroHit }).toEqual({ r1: 0, r3: 1, mrr10: 0.5, zeroHit: 0 });
  });

  test('a refused query has an empty list and still shows its article', () => {
    const { r3, zeroHit, shown3 } = summaryOf([answered, refused]);
    expect({ r3, zeroHit, shown3 }).toEqual({ r3: 0.5, zeroHit: 0.5, shown3: 1 });
  });

  test('a list for a query without an answer counts against silence alone', () => {
    const { r3, noAnswer } = summaryOf([answered, negative]);
    expect({ r3, noAnswer }).toEqual({ r3: 1, noAnswer: 0 });
  });

  test('results under 0.4 of the best one are weak', () => {
    const { resultsPerList, weakResults } = summaryOf([answered, refused]);
    expect({ resultsPerList, weakResults }).toEqual({ resultsPerList: 2, weakResults: 0.5 });
  });
});

describe('deletion', () => {
  const docs = [
    { id: 'a', title: 'بازگشت وجه', category: 'پرداخت', text: 'وجه شما برمی‌گردد.' },
    { id: 'b', title: 'نشانی انبار', category: 'ارسال', text: 'انبار در تهران است.' },
  ];
  const articles = docs.map(toSearchArticle);

  test('asks an index without the relevant articles', async () => {
    const queries: JudgedQuery[] = [
      { phenomenon: 'exact', query: 'بازگشت وجه', relevant: { a: 2 } },
      { phenomenon: 'negative', query: 'نانوایی', relevant: {} },
    ];
    const scored = await tryDeletion(articles, await scoreQueries(engineOver(articles), queries));
    expect(scored.map(({ sure }) => sure)).toEqual([['a'], []]);
    expect(scored.map(({ without }) => without?.isSure)).toEqual([false, undefined]);
    expect(summaryOf(scored).deletion).toBe(0);
  });

  test.each([
    ['negative shown', negative],
    ['threshold', refused],
    ['sibling', { ...answered, query: 'وجه' }],
    ['half word', { ...answered, query: 'وجه انب' }],
    ['short typo', { ...answered, query: 'وجح انبار' }],
    ['unknown word', { ...answered, query: 'گذرنامه انبار' }],
  ])('names a miss «%s»', (miss, query) => {
    expect(missesOf([query], articles)).toEqual([{ miss, query }]);
  });

  test('a first place is no miss', () => {
    expect(missesOf([{ ...answered, sure: ['a'] }], articles)).toEqual([]);
  });
});
