import { describe, expect, it } from 'vitest';
import { completionsOf } from '#shared/search/completions.ts';
import type { SearchArticle } from '#shared/search/types.ts';

const article = (id: string, title: string, ...aliases: string[]): SearchArticle => ({
  id,
  url: `/${id}/`,
  title,
  category: [],
  aliases,
  sections: [],
});

const articles = [
  article('refund', 'بازگشت وجه چند روز طول می‌کشد؟', 'پولم کی برمی‌گرده', 'refund chand rooze'),
  article('wallet', 'کیف پول چیست؟', 'پولم را چطور از کیف پول بردارم', 'کیف پول'),
  article('cancel', 'چطور سفارش را لغو کنم؟', 'سفارشمو کنسل کنم و پولم برگرده'),
];
const complete = (typed: string, shown: string[] = [], most = 3) =>
  completionsOf(typed, articles, new Set(shown), most);

describe('completions', () => {
  it('are titles and aliases that begin so, then those that hold the words', () => {
    expect(complete('پولم')).toEqual([
      'پولم کی برمی‌گرده',
      'پولم را چطور از کیف پول بردارم',
      'سفارشمو کنسل کنم و پولم برگرده',
    ]);
    expect(complete('چطور سف')).toEqual(['چطور سفارش را لغو کنم؟']);
  });

  it('complete the last word unless a space ends it', () => {
    expect(complete('پول')).toHaveLength(3);
    expect(complete('پول ')).toEqual(['کیف پول چیست؟']);
  });

  it('read other letters and half-spaces as the search does', () => {
    expect(complete('پولم كي برمي گرده')).toEqual([]);
    expect(complete('پولم كي برمي‌')).toEqual(['پولم کی برمی‌گرده']);
  });

  it('leave out what stands among the results, what is typed in full, and Latin letters', () => {
    expect(complete('چطور سفارش', ['چطور سفارش را لغو کنم؟'])).toEqual([]);
    expect(complete('کیف پول چیست')).toEqual([]);
    expect(complete('refund')).toEqual([]);
  });

  it.each(['', ' ', '؟', 'هیچ'])('are none for «%s»', (typed) => {
    expect(complete(typed)).toEqual([]);
  });

  it('are one of each article and no more than asked for', () => {
    expect(complete('کیف', [], 1)).toEqual(['کیف پول چیست؟']);
    expect(complete('پول', [], 2)).toHaveLength(2);
  });
});
