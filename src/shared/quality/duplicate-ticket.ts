import type { Concepts } from '../search/concepts.ts';
import { similarity } from '../search/similarity.ts';
import { duplicateTextSimilarity, duplicateTitleSimilarity } from '../search/tuning.ts';

/** An open ticket of the person who writes. */
type OpenTicket = { code: string; title: string; text: string };

/** Characters of a text that are compared. */
const comparedLength = 500;

/**
 * The open ticket (all must be of the same request type) that a draft is most like, or null where none is alike by
 * its title or its text.
 */
export function findDuplicate<Ticket extends OpenTicket>(
  draft: { title: string; text: string },
  open: readonly Ticket[],
  concepts: Concepts,
): Ticket | null {
  let best: { ticket: Ticket; score: number } | null = null;
  for (const ticket of open) {
    const title = similarity(draft.title, ticket.title, concepts);
    const text = similarity(
      draft.text.slice(0, comparedLength),
      ticket.text.slice(0, comparedLength),
      concepts,
    );
    const score = Math.max(title / duplicateTitleSimilarity, text / duplicateTextSimilarity);
    if (score >= 1 && score > (best?.score ?? 0)) best = { ticket, score };
  }
  return best?.ticket ?? null;
}
