import type { Catalog } from '../articles/catalog.ts';
import * as texts from './texts/frame.ts';

/** Links beside an article at most. */
export const mostBeside = 16;

const linkTo = (id: string, label: string, isCurrent = false, attrs = {}) => ({
  type: 'link' as const,
  label,
  href: `/${id}/`,
  isCurrent,
  badge: undefined,
  attrs,
});

/** Links to the categories right under this one, marked as being below it. */
const linksBelow = (catalog: Catalog, id: string) =>
  catalog
    .categoriesIn(id)
    .slice(0, mostBeside)
    .map((one) => linkTo(one.id, one.title, false, { 'data-below': '' }));

/** The questions around an article in its own category, cut to its neighbours where it is long, and its subcategories. */
export function besideArticle(catalog: Catalog, id: string) {
  const article = catalog.articleOf(id);
  if (!article) return [];
  const all = catalog.factsIn(article.category);
  const at = all.findIndex((one) => one.id === id);
  const from = Math.max(0, Math.min(at - mostBeside / 2, all.length - mostBeside));
  const links = all
    .slice(from, from + mostBeside)
    .map((one) => linkTo(one.id, one.title, one.id === id));
  if (all.length > mostBeside) links.push(linkTo(article.category, texts.questionsOfCategory));
  return [...links, ...linksBelow(catalog, article.category)];
}

/** The categories that stand beside this one, itself among them with what it consists of. */
export function besideCategory(catalog: Catalog, id: string) {
  const parent = id.split('/').slice(0, -1).join('/');
  return catalog
    .categoriesIn(parent)
    .slice(0, 2 * mostBeside)
    .flatMap((one) => [
      linkTo(one.id, one.title, one.id === id),
      ...(one.id === id ? linksBelow(catalog, id) : []),
    ]);
}
