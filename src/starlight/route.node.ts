import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import type { Catalog } from '../articles/catalog.ts';
import { categoryPageOf } from '../articles/category-pages.ts';
import { contentCatalog } from '../articles/current.node.ts';
import { pageHead } from './head.ts';
import { besideArticle, besideCategory } from './sidebar.ts';
import * as texts from './texts/frame.ts';

/**
 * What every page gets before it is rendered: beside an article the questions of its own category
 * and no others, so that pages do not grow with the help centre; and a head without waste.
 */
export const onRequest = defineRouteMiddleware(({ locals, site }) => {
  const route = locals.starlightRoute;
  const catalog = contentCatalog();
  const page = categoryPageOf(catalog, route.id);
  // Whatever stands around the second page of a category is the same as around the first.
  if (page && !catalog.articleOf(route.id)) route.id = page.category.id;
  const { label, entries } = beside(catalog, route.id);
  route.hasSidebar = entries.length > 1;
  route.sidebar = route.hasSidebar
    ? [{ type: 'group', label, entries, collapsed: false, badge: undefined }]
    : [];
  route.head = pageHead(route, catalog, site, page);
});

function beside(catalog: Catalog, id: string) {
  const category = catalog.articleOf(id)?.category;
  if (category !== undefined)
    return {
      label: catalog.categoryOf(category)?.title ?? '',
      entries: besideArticle(catalog, id),
    };
  const entries = catalog.categoryOf(id) ? besideCategory(catalog, id) : [];
  return { label: catalog.trailOf(id).at(-1)?.title ?? texts.categories, entries };
}
