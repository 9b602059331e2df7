import type { InboxAnswer } from '#shared/contract/desk.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';
import * as texts from './texts/inbox.ts';

/** The filters of the list; an empty text is no filter. */
export type Filters = { state: string; department: string; mine: string; q: string };

/** Filters that are set, as the query of an address; the API takes the same names. */
export const queryOf = (filters: Filters) =>
  new URLSearchParams(Object.entries(filters).filter(([, value]) => value));

/** The filters in the query of an address. */
export function filtersIn(search: string): Filters {
  const query = new URLSearchParams(search);
  const read = (name: string) => query.get(name) ?? '';
  return { state: read('state'), department: read('department'), mine: read('mine'), q: read('q') };
}

/** How many tickets there are, and that the list has only the first of them where it has. */
export function countLabel({ total, tickets }: InboxAnswer): string {
  if (total === 0) return texts.nothingFound;
  return tickets.length < total
    ? texts.countOfFirst(toPersianDigits(total), toPersianDigits(tickets.length))
    : texts.countOfAll(toPersianDigits(total));
}
