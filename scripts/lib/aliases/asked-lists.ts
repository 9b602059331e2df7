import { days } from '../../../worker/foundation/ports/clock.ts';
import type { RequestContext } from '../../../worker/foundation/ports/services.ts';
import { foldMiss, readMisses } from '../../../worker/search/misses.ts';
import { listTitlesSince } from '../../../worker/tickets/store-titles.ts';
import type { AskedList, AskedQuestion } from './suggest-aliases.ts';

/** A title that fewer people gave could be somebody's own words, and is shown to nobody. */
const fewestSenders = 3;
const titleDays = 90;
const mostTitles = 20_000;

/**
 * Questions that found no answer, and titles that several people gave their requests in the last 90 days: folded, masked,
 * and never with who asked.
 */
export async function readAskedLists(
  context: Pick<RequestContext, 'db' | 'clock'>,
): Promise<AskedList[]> {
  const { misses } = await readMisses(context);
  const titles = await listTitlesSince(
    context.db,
    context.clock.now() - days(titleDays),
    mostTitles,
  );
  return [
    {
      reason: 'missed',
      questions: summed(misses.map(({ query, count }) => ({ text: query, count }))),
    },
    { reason: 'filed', questions: sharedTitles(titles) },
  ];
}

function summed(questions: readonly AskedQuestion[]): AskedQuestion[] {
  const counts = new Map<string, number>();
  for (const { text, count } of questions) counts.set(text, (counts.get(text) ?? 0) + count);
  return [...counts].map(([text, count]) => ({ text, count }));
}

function sharedTitles(titles: readonly { title: string; sender: string }[]): AskedQuestion[] {
  const senders = new Map<string, Set<string>>();
  for (const { title, sender } of titles) {
    const text = foldMiss(title);
    if (text !== null) senders.set(text, (senders.get(text) ?? new Set()).add(sender));
  }
  return [...senders]
    .map(([text, { size }]) => ({ text, count: size }))
    .filter(({ count }) => count >= fewestSenders);
}
