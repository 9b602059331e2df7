import type { InboxAnswer } from '#shared/contract/desk.ts';
import { toPersianDigits } from '#shared/persian/digits.ts';

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
  if (total === 0) return 'درخواستی با این نشانی‌ها نیست.';
  const all = `${toPersianDigits(total)} درخواست`;
  return tickets.length < total
    ? `${all}؛ ${toPersianDigits(tickets.length)} درخواست نخست این‌جاست. برای بقیه، فهرست را محدودتر کنید.`
    : `${all}، به ترتیب قول پاسخ`;
}
