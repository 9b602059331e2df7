import type { FieldValue } from '#shared/fields/field.ts';
import { read, type Step, write } from '../../foundation/database/steps.ts';
import { budgetOf } from '../../foundation/ports/budget.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { factTexts, foldWords } from './fold-words.ts';
import {
  type Backlog,
  listBacklog,
  listUnfoldedNames,
  readBacklog,
  storeBacklog,
  storeNames,
  type UnfoldedTicket,
} from './store-words.ts';

// Tickets that were there before they were searched, and names that were imported, are folded by the timer: in slices,
// so that other requests have their turn in between, and from where the last run ended.

/** Of some tickets at a time: a slice takes about ten milliseconds. */
const sliceOf = 40;
/** Subrequests of Workers that stay for the other steps. */
const keptForOthers = 20;
const slicesPerRun = 50;

/** Lets tickets be found that no write has folded. Runs at once store the same (R51). */
export async function* foldingBacklog(context: Pick<RequestContext, 'db' | 'budget'>): Step {
  const { db } = context;
  let [[at], names] = yield* read([readBacklog(db), listUnfoldedNames(db, sliceOf)]);
  for (let slice = 0; slice < slicesPerRun && (at || names.length > 0); slice++) {
    if (slice > 0 && budgetOf(context).left() < keptForOthers) return;
    const [tickets] = at ? yield* read([listBacklog(db, at, sliceOf)]) : [[]];
    yield* write([
      ...(names.length > 0 ? [storeNames(db, names.map(foldedName))] : []),
      ...(at ? storeBacklog(db, tickets.map(foldedTicket), nextOf(tickets)) : []),
    ]);
    [[at], names] = yield* read([readBacklog(db), listUnfoldedNames(db, sliceOf)]);
  }
}

const foldedName = ({ id, name }: { id: string; name: string }) => ({
  id,
  name,
  words: foldWords([name]),
});

/** What a ticket is found by. */
export const foldedTicket = ({ id, version, title, facts, texts }: UnfoldedTicket) => ({
  id,
  version,
  words: foldWords([
    title,
    ...factTexts(JSON.parse(facts) as Record<string, FieldValue>),
    ...(JSON.parse(texts) as string[]),
  ]),
});

function nextOf(tickets: readonly UnfoldedTicket[]): Backlog | null {
  const last = tickets.at(-1);
  return last && tickets.length === sliceOf
    ? { createdAt: last.createdAt, ticketId: last.id }
    : null;
}
