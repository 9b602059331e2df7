import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { shelvesOfContent } from '../articles/current.node.ts';
import type { Shelves } from '../articles/shelves.ts';
import { pageHead } from './head.ts';
import { besideArticle, besideCategory } from './sidebar.ts';

/**
 * What every page gets before it is rendered: beside an article the questions of its own category
 * and no others, so that pages do not grow with the help centre; and a head without waste.
 */
export const onRequest = defineRouteMiddleware(({ locals, site }) => {
  const route = locals.starlightRoute;
  const shelves = shelvesOfContent();
  const { label, entries } = beside(shelves, route.id);
  route.hasSidebar = entries.length > 1;
  route.sidebar = route.hasSidebar
    ? [{ type: 'group', label, entries, collapsed: false, badge: undefined }]
    : [];
  route.head = pageHead(route, shelves, site);
});

function beside(shelves: Shelves, id: string) {
  const category = shelves.articleOf(id)?.category;
  if (category !== undefined)
    return {
      label: shelves.categoryOf(category)?.title ?? '',
      entries: besideArticle(shelves, id),
    };
  const entries = shelves.categoryOf(id) ? besideCategory(shelves, id) : [];
  return { label: shelves.trailOf(id).at(-1)?.title ?? 'دسته‌ها', entries };
}
