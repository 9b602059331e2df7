import type { Catalog } from '../articles/catalog.ts';

/**
 * The last day on which an answer was written or checked (`2026-08-03`): an article's own, the newest of a
 * category's with its subcategories, and of all for `''`, the home page. Undefined for other pages and empty ones.
 */
export function lastChecked(id: string, catalog: Catalog): string | undefined {
  const article = catalog.articleOf(id);
  if (article) return article.checkedOn;
  if (id !== '' && !catalog.categoryOf(id)) return undefined;
  const days = [
    ...catalog.articlesIn(id).map(({ checkedOn }) => checkedOn),
    ...catalog.categoriesIn(id).map((category) => lastChecked(category.id, catalog) ?? ''),
  ];
  return days.sort().at(-1) || undefined;
}
