import { type SavedQuery, type SavedView, savedQuery } from '#shared/contract/desk/views.ts';
import { type ListQuery, withoutEmpty } from '../list/list-query.ts';
import { savedViewOf } from '../list/views.ts';

/** The saved view that a query names; null where it names none, or one that is not known. */
export const savedViewIn = (query: ListQuery, saved: readonly SavedView[]): SavedView | null =>
  saved.find(({ id }) => id === savedViewOf(query)) ?? null;

/**
 * What is saved of a query: a saved view with filters laid over it is saved as the two together. Null where nothing but
 * a view is set, which has its place at the side already, and where the query is no valid one.
 */
export function queryToSave(query: ListQuery, saved: readonly SavedView[]): SavedQuery | null {
  const { view, ...own } = query;
  if (Object.keys(withoutEmpty(own)).length === 0) return null;
  const base = savedViewOf(query) === null ? { view } : savedViewIn(query, saved)?.query;
  const whole = savedQuery.safeParse(withoutEmpty({ ...base, ...own }));
  return whole.success ? whole.data : null;
}
