import { describe, expect, it } from 'vitest';
import type { SearchArticle } from '#shared/search/index.ts';
import type { Mark } from '#shared/search/types.ts';
import { engineOver } from '../../scripts/lib/search-scores.ts';

const articleOf = (title: string, text: string): SearchArticle => ({
  id: title,
  url: '/a/',
  title,
  category: [],
  aliases: [],
  sections: [{ text }],
});

const marked = (text: string, marks: Mark[]) => marks.map(([start, end]) => text.slice(start, end));

async function firstOf(query: string, title: string, text: string) {
  const engine = engineOver([articleOf(title, text)]);
  const { sure, near } = await engine.query(query);
  const result = [...sure, ...near][0]!;
  return {
    passage: result.passage,
    title: marked(result.title, result.titleMarks),
    words: marked(result.passage, result.passageMarks),
  };
}

describe('marked are', () => {
  it.each([
    ['a typed word', 'فاکتور', 'فاکتور از پنل گرفته می‌شود.', ['فاکتور']],
    ['its inflections', 'فاکتور', 'فاکتورهای قبلی و فاکتورتان آنجاست.', ['فاکتورهای', 'فاکتورتان']],
    ['no stop word', 'چطور از فاکتور استفاده کنم', 'از پنل، فاکتور را دریافت کنید.', ['فاکتور']],
    ['no light verb', 'فاکتور نیامد', 'فاکتور با ایمیل می‌آید.', ['فاکتور']],
    ['a number with what it counts', 'فاکتور ۷۲ ساعت', 'تا ۷۲ ساعت می‌رسد.', ['۷۲', 'ساعت']],
    [
      'a synonym where nothing typed stands',
      'استرداد',
      'بازگشت وجه سه روز است.',
      ['بازگشت', 'وجه'],
    ],
    ['no synonym beside a typed word', 'استرداد', 'استرداد همان بازگشت وجه است.', ['استرداد']],
  ])('%s: «%s» in «%s»', async (_, query, text, words) => {
    expect((await firstOf(query, 'راهنمای عمومی', text)).words).toEqual(words);
  });

  it('no longer word that only begins like one that is known', async () => {
    const { words } = await firstOf('کد', 'راهنما', 'کدام پنل؟ کد را در پنل ببینید.');
    expect(words).toEqual(['کد']);
  });

  it('at most three, and different words of the query before forms of one', async () => {
    const text = 'فاکتور، فاکتورها، فاکتورتان و فاکتورهای مهر در پنل مالی هست.';
    const { words } = await firstOf('فاکتور پنل مالی', 'راهنما', text);
    expect(words).toEqual(['فاکتور', 'پنل', 'مالی']);
  });
});

describe('a snippet', () => {
  it('ends at the end of a word, however long its sentence is', async () => {
    const text = 'فاکتور '.repeat(3) + 'کلمه‌ای‌طولانی '.repeat(60);
    const { passage } = await firstOf('فاکتور', 'راهنما', text);
    expect(passage.length).toBeGreaterThan(200);
    expect(text.startsWith(`${passage} `)).toBe(true);
  });
});
