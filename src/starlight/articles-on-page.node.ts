import { pageCountOf, sectionsOf } from '../articles/category-pages.ts';
import type { Article } from '../articles/content-model.ts';
import { contentCatalog } from '../articles/current.node.ts';

/** Whether the page of a category shows its answers whole. Longer ones show short answers in place, so that pages stay light. */
export const showsWholeAnswers = (category: string): boolean =>
  pageCountOf(contentCatalog(), category) === 1;

/** The articles whose whole text stands on the page of an article or a category. */
export function articlesOnPage(id: string): readonly Article[] {
  const catalog = contentCatalog();
  const own = catalog.articleOf(id);
  if (own) return [own];
  const category = catalog.categoryOf(id);
  if (!category || !showsWholeAnswers(id)) return [];
  return sectionsOf(catalog, category).flatMap(({ articles }) => articles);
}
