import { type DeskView, deskViews } from '#shared/contract/desk/inbox.ts';
import type { ListQuery } from './list-query.ts';
import { hasWords } from './typed-query.ts';

/** The views of everybody that the side lists, in its order. */
export const sideViews: readonly DeskView[] = [
  'owed',
  'mine',
  'mentions',
  'unassigned',
  'at_risk',
  'answered',
  'snoozed',
  'closed',
  'all',
];

/** The view of a query: what is owed where it names none, all where it only searches. Null for a saved one. */
export function viewOf({ view, q }: ListQuery): DeskView | null {
  if (view === undefined) return q && hasWords(q) ? 'all' : 'owed';
  return deskViews.find((one) => one === view) ?? null;
}

/** The id of the saved view that a query names; null where it names none. */
export const savedViewOf = ({ view = '' }: ListQuery): string | null =>
  /^saved:(.+)$/.exec(view)?.[1] ?? null;

/** The query of a view: the usual one is not named. */
export const queryOfView = (view: DeskView): ListQuery => (view === 'owed' ? {} : { view });
