import type { InboxAnswer, InboxQuery } from '#shared/contract/desk/inbox.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import * as texts from './texts/inbox.ts';

/** The filters of the list; an empty text is no filter. */
export type Filters = { state: string; department: string; mine: string; q: string };

/** Filters that are set, as the query of an address. */
export const queryOf = (filters: Filters) =>
  new URLSearchParams(Object.entries(filters).filter(([, value]) => value));

const viewOf: Readonly<Record<string, InboxQuery['view']>> = {
  open: 'departments',
  answered: 'answered',
  closed: 'closed',
};

/** What the API is asked for: `state` chooses a view, or narrows what is owed down. */
export function inboxQueryOf({ state, department, mine, q }: Filters): InboxQuery {
  const view = mine ? 'mine' : viewOf[state];
  return {
    ...(view && { view }),
    ...(state && !viewOf[state] && { state }),
    ...(department && { department }),
    ...(q && { q }),
  };
}

/** The filters in the query of an address. */
export function filtersIn(search: string): Filters {
  const query = new URLSearchParams(search);
  const read = (name: string) => query.get(name) ?? '';
  return { state: read('state'), department: read('department'), mine: read('mine'), q: read('q') };
}

/** How many tickets there are, and that the list has only the first of them where it has. */
export function countLabel({ total, tickets }: InboxAnswer): string {
  const count = total?.count ?? tickets.length;
  if (count === 0) return texts.nothingFound;
  return tickets.length < count
    ? texts.countOfFirst(toPersianDigits(count), toPersianDigits(tickets.length))
    : texts.countOfAll(toPersianDigits(count));
}
