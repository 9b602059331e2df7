import type { SavedView } from '#shared/contract/desk/views.ts';
import * as texts from '../texts/views.ts';
import type { ListQuery } from './list-query.ts';
import { savedViewOf, viewOf } from './views.ts';

/** What a list is called: its view, or the name under which it was saved. */
export function listTitle(query: ListQuery, saved: readonly SavedView[]): string {
  const view = viewOf(query);
  if (view !== null) return texts.viewTitles[view];
  const id = savedViewOf(query);
  return saved.find((one) => one.id === id)?.title ?? texts.savedView;
}
