import {
  type ContentAnswer,
  type EndedSearches,
  type NamedArticle,
  type OldArticle,
  type SearchEnd,
  searchEnds,
  uncheckedDays,
  unhelpful,
} from '#shared/contract/desk/content.ts';
import type { FeedbackArticles } from '#shared/contract/feedback.ts';
import { feedbackOf, feedbackQueries, readArticles } from '../../feedback/rules.ts';
import { aside } from '../../foundation/database/database.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import { days } from '../../foundation/ports/clock.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import {
  type ArticleQuestions,
  missedQueries,
  outcomeQuery,
  type WeekOfSearches,
  weeksOf,
} from '../../search/read-groups.ts';
import { readWithRight } from '../../sessions/rules.ts';

type Feedback = ReturnType<typeof feedbackOf>['articles'];

/**
 * What `npm run search:misses`, `search:clicks` and `feedback:list` print, of one week of searches, and which articles
 * have grown old.
 * @throws Problem `sign_in_needed`; `not_found` for whoever may not read it.
 */
export async function readContent(
  context: RequestContext,
  tokenHash: string,
  asked: string | undefined,
): Promise<ContentAnswer> {
  const { db, clock, settings } = context;
  const { rows } = await readWithRight({ ...context, db: aside(db) }, tokenHash, 'answers', [
    ...missedQueries(db),
    outcomeQuery(db, 'left'),
    outcomeQuery(db, 'asked'),
    outcomeQuery(db, 'opened'),
    ...feedbackQueries(db),
  ]);
  const [groups, misses, left, after, opened, votes, comments] = rows;
  const ends: Record<SearchEnd, WeekOfSearches[]> = {
    missed: weeksOf(groups, misses),
    left: weeksOf(left),
    asked: weeksOf(after),
    opened: weeksOf(opened),
  };
  const weeks = [...new Set(Object.values(ends).flatMap((all) => all.map(({ week }) => week)))];
  weeks.sort().reverse();
  const week = weeks.find((one) => one === asked) ?? weeks[0] ?? null;
  const known = (await readArticles(context)) ?? {};
  const { articles } = feedbackOf([votes, comments]);
  return {
    week,
    weeks,
    searches: Object.fromEntries(
      searchEnds.map((end) => [end, endedIn(ends[end], week, known)]),
    ) as Record<SearchEnd, EndedSearches[]>,
    counted: { misses: settings.search.countMisses, outcomes: settings.search.countOutcomes },
    votes: articles.slice(0, listSizes.contentArticles).map(({ article, ...said }) => ({
      ...named(article, known),
      ...{ ...said, comments: said.comments.slice(0, listSizes.contentQuestions) },
    })),
    old: oldOf(known, articles, clock.now()),
  };
}

const named = (article: string, known: FeedbackArticles): NamedArticle => ({
  article,
  title: known[article]?.title ?? article,
});

const endedIn = (
  all: readonly WeekOfSearches[],
  week: string | null,
  known: FeedbackArticles,
): EndedSearches[] =>
  (all.find((one) => one.week === week)?.articles ?? [])
    .slice(0, listSizes.contentArticles)
    .map(({ article, count, questions }) => ({
      near: article ? named(article, known) : null,
      count,
      questions: questions.flatMap(asAsked).slice(0, listSizes.contentQuestions),
    }));

/** Whole questions where they were asked often enough, else what questions have in common. */
const asAsked = ({ label, count, examples }: ArticleQuestions['questions'][number]) =>
  examples.length > 0
    ? examples.map((one) => ({ text: one.query, count: one.count, isAlike: false }))
    : [{ text: label, count, isAlike: true }];

/** Articles that nobody has checked for long or that do not help: the least helpful first, then the longest unchecked. */
function oldOf(known: FeedbackArticles, said: Feedback, now: number): OldArticle[] {
  const votes = new Map(said.map((one) => [one.article, one]));
  return Object.entries(known)
    .map(([article, { title, checkedOn = null }]): OldArticle => {
      const { yes, no } = votes.get(article) ?? { yes: 0, no: 0 };
      const { votes: least, share } = unhelpful;
      return {
        ...{ article, title, checkedOn, yes, no },
        isUnchecked: checkedOn !== null && Date.parse(checkedOn) < now - days(uncheckedDays),
        isUnhelpful: yes + no >= least && no >= (yes + no) * share,
      };
    })
    .filter(({ isUnchecked, isUnhelpful }) => isUnchecked || isUnhelpful)
    .sort(
      (one, other) =>
        Number(other.isUnhelpful) - Number(one.isUnhelpful) ||
        (one.checkedOn ?? '').localeCompare(other.checkedOn ?? ''),
    )
    .slice(0, listSizes.contentArticles);
}
