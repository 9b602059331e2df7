import type { RequestContext } from '../foundation/ports/services.ts';
import { readGroups } from './read-groups.ts';

/** Questions of one article over all weeks that are kept, in the words in which they may be shown. */
export interface QuestionsOfArticle {
  /** Its id; empty where none is known. */
  article: string;
  count: number;
  questions: { text: string; count: number }[];
}

/**
 * For each article the questions without an answer to which it was the nearest (`missed`), or after which somebody read
 * it and filed a request all the same (`asked`); the most frequent first. A text is a whole question where that was
 * asked often enough, or else what questions of the same stems have in common.
 */
export async function questionsByArticle(
  context: Pick<RequestContext, 'db'>,
  outcome: 'missed' | 'asked',
): Promise<QuestionsOfArticle[]> {
  const found = new Map<string, { count: number; texts: Map<string, number> }>();
  for (const { articles } of await readGroups(context, outcome))
    for (const { article: known, count, questions } of articles) {
      const article = known ?? '';
      const sum = found.get(article) ?? { count: 0, texts: new Map<string, number>() };
      found.set(article, sum);
      sum.count += count;
      for (const { label, count: times, examples } of questions)
        for (const { query, count: own } of examples.length > 0
          ? examples
          : [{ query: label, count: times }])
          sum.texts.set(query, (sum.texts.get(query) ?? 0) + own);
    }
  return [...found]
    .map(([article, { count, texts }]) => ({
      article,
      count,
      questions: [...texts]
        .map(([text, times]) => ({ text, count: times }))
        .sort((one, other) => other.count - one.count),
    }))
    .sort((one, other) => other.count - one.count);
}
