import type { Catalog } from '../articles/catalog.ts';

/** Links beside an article at most. */
export const mostBeside = 16;

const linkTo = (id: string, label: string, isCurrent = false) => ({
  type: 'link' as const,
  label,
  href: `/${id}/`,
  isCurrent,
  badge: undefined,
  attrs: {},
});

/** The questions around an article in its own category; a long category is cut to its neighbours. */
export function besideArticle(catalog: Catalog, id: string) {
  const article = catalog.articleOf(id);
  if (!article) return [];
  const all = catalog.articlesIn(article.category);
  const at = all.indexOf(article);
  const from = Math.max(0, Math.min(at - mostBeside / 2, all.length - mostBeside));
  const links = all
    .slice(from, from + mostBeside)
    .map((one) => linkTo(one.id, one.title, one === article));
  if (all.length > mostBeside) links.push(linkTo(article.category, 'همهٔ پرسش‌های این دسته'));
  return links;
}

/** The categories that stand beside this one, itself among them. */
export function besideCategory(catalog: Catalog, id: string) {
  const parent = id.split('/').slice(0, -1).join('/');
  return catalog
    .categoriesIn(parent)
    .slice(0, 2 * mostBeside)
    .map((one) => linkTo(one.id, one.title, one.id === id));
}
