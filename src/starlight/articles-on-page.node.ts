import type { Article } from '../articles/content-model.ts';
import { contentCatalog } from '../articles/current.node.ts';

/** Longer categories show short answers in place, so that the page stays light. */
const mostWhole = 60;

/** Whether the page of a category shows its answers whole. */
export const showsWholeAnswers = (category: string): boolean =>
  contentCatalog().countIn(category) <= mostWhole;

/** The articles whose whole text stands on the page of an article or a category. */
export function articlesOnPage(id: string): readonly Article[] {
  const catalog = contentCatalog();
  const own = catalog.articleOf(id);
  if (own) return [own];
  if (!catalog.categoryOf(id) || !showsWholeAnswers(id)) return [];
  return catalog.articles.filter(({ category }) => `${category}/`.startsWith(`${id}/`));
}
