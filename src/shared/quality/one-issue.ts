import { similarity } from '../search/similarity.ts';

export type OpenTicket = { code: string; title: string; text: string };

const sameTitle = 0.6;
const sameText = 0.65;

/**
 * The open ticket of the same type that a draft seems to repeat, or null. Titles weigh first; texts
 * decide where titles say little.
 */
export function likeThisOne<Ticket extends OpenTicket>(
  draft: { title: string; text: string },
  open: readonly Ticket[],
): Ticket | null {
  let best: { ticket: Ticket; score: number } | null = null;
  for (const ticket of open) {
    const title = similarity(draft.title, ticket.title);
    const text = similarity(draft.text.slice(0, 500), ticket.text.slice(0, 500));
    const score = Math.max(title / sameTitle, text / sameText);
    if (score >= 1 && score > (best?.score ?? 0)) best = { ticket, score };
  }
  return best?.ticket ?? null;
}
