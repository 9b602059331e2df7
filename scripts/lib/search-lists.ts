import { toPersianDigits } from '#shared/persian/digits.ts';
import type { ArticleQuestions, WeekOfSearches } from '../../worker/search/read-groups.ts';
import * as texts from './search-texts.ts';

/** Counts of one outcome, and what stands above the questions of an article with their count. */
export interface SearchList {
  weeks: readonly WeekOfSearches[];
  headingOf: (article: string | null, count: string) => string;
}

const line = (depth: number, text: string) => `${'  '.repeat(depth)}${text}`;
const timesOf = (count: number, text: string) => `${texts.times(toPersianDigits(count))}  ${text}`;

/** The lists to print, week by week, the latest first; in each week one list after the other. */
export function linesOfSearches(lists: readonly SearchList[]): string[] {
  const parts = lists.flatMap(({ weeks, headingOf }) =>
    weeks.map(({ week, articles }) => ({ week, lines: linesOfArticles(articles, headingOf) })),
  );
  return [...Map.groupBy(parts, ({ week }) => week)]
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .flatMap(([week, ofWeek]) => [
      line(1, texts.weekOf(toPersianDigits(week))),
      ...ofWeek.flatMap(({ lines }) => lines),
      '',
    ]);
}

const linesOfArticles = (
  articles: readonly ArticleQuestions[],
  headingOf: SearchList['headingOf'],
) =>
  articles.flatMap((article) => [
    line(2, headingOf(article.article, toPersianDigits(article.count))),
    ...linesOfQuestions(article),
  ]);

function linesOfQuestions({ count, questions }: ArticleQuestions): string[] {
  const rare = questions.reduce((rest, group) => rest - group.count, count);
  return [
    ...questions.flatMap(({ label, count: all, examples }) => {
      const [first] = examples;
      if (first?.count === all) return line(4, timesOf(all, first.query));
      return [
        line(4, timesOf(all, texts.alike(label))),
        ...examples.map((one) => line(6, timesOf(one.count, one.query))),
      ];
    }),
    ...(rare > 0 ? [line(4, timesOf(rare, texts.rare))] : []),
  ];
}
