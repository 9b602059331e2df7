import { days } from '../../../worker/foundation/ports/clock.ts';
import type { RequestContext } from '../../../worker/foundation/ports/services.ts';
import { foldQuestion } from '../../../worker/search/fold-question.ts';
import {
  type QuestionsOfArticle,
  questionsByArticle,
} from '../../../worker/search/questions-by-article.ts';
import { listTitlesSince } from '../../../worker/tickets/store-titles.ts';
import type { AskedList, AskedQuestion } from './suggest-aliases.ts';

/** A title that fewer people gave could be somebody's own words, and is shown to nobody. */
const fewestSenders = 3;
const titleDays = 90;
const mostTitles = 20_000;

/**
 * Questions that found no answer, those after which an article was read and a request filed all the same, and titles that
 * several people gave their requests in the last 90 days: folded, masked, and never with who asked.
 */
export async function readAskedLists(
  context: Pick<RequestContext, 'db' | 'clock'>,
): Promise<AskedList[]> {
  const { db, clock } = context;
  return [
    { reason: 'missed', questions: withArticles(await questionsByArticle(context, 'missed')) },
    { reason: 'asked', questions: withArticles(await questionsByArticle(context, 'asked')) },
    {
      reason: 'filed',
      questions: sharedTitles(await listTitlesSince(db, clock.now() - days(titleDays), mostTitles)),
    },
  ];
}

const withArticles = (articles: readonly QuestionsOfArticle[]): AskedQuestion[] =>
  articles.flatMap(({ article, questions }) =>
    questions.map(({ text, count }) => ({ text, count, article })),
  );

function sharedTitles(titles: readonly { title: string; sender: string }[]): AskedQuestion[] {
  const senders = new Map<string, Set<string>>();
  for (const { title, sender } of titles) {
    const text = foldQuestion(title);
    if (text !== null) senders.set(text, (senders.get(text) ?? new Set()).add(sender));
  }
  return [...senders]
    .map(([text, { size }]) => ({ text, count: size }))
    .filter(({ count }) => count >= fewestSenders);
}
