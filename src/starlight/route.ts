import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { shelvesOfContent } from '../articles/current.node.ts';
import { pageHead } from './head.ts';
import { besideArticle } from './sidebar.ts';

/**
 * What every page gets before it is rendered: beside an article the questions of its own category
 * and no others, so that pages do not grow with the help centre; and a head without waste.
 */
export const onRequest = defineRouteMiddleware(({ locals, site }) => {
  const route = locals.starlightRoute;
  const shelves = shelvesOfContent();
  const isArticle = route.entry.data.kind === 'article';
  const beside = isArticle ? besideArticle(shelves, route.id) : [];
  route.sidebar = beside.length > 1 ? groupOf(shelves, route.id, beside) : [];
  route.hasSidebar = route.sidebar.length > 0;
  route.head = pageHead(route, shelves, site);
});

function groupOf(
  shelves: ReturnType<typeof shelvesOfContent>,
  id: string,
  beside: ReturnType<typeof besideArticle>,
) {
  const category = shelves.categoryOf(shelves.articleOf(id)?.category ?? '');
  return [
    {
      type: 'group' as const,
      label: category?.title ?? '',
      collapsed: false,
      badge: undefined,
      entries: beside,
    },
  ];
}
