import type { Catalog } from './catalog.ts';
import type { Article, Category } from './content-model.ts';

/** Questions on one page of a category. Where all fit, it has one page, and shows their answers whole. */
export const questionsPerPage = 60;

/** Questions of one category, or the part of them that stands on a page. */
export interface Section {
  category: Category;
  articles: readonly Article[];
}

/** One page of a category. */
export interface CategoryPage {
  category: Category;
  /** Counted from 1. */
  number: number;
  /** How many pages the category has. */
  count: number;
}

/** How many pages the questions of a category and of all below it take; one where it has none. */
export const pageCountOf = (catalog: Catalog, category: string): number =>
  Math.max(1, Math.ceil(catalog.countIn(category) / questionsPerPage));

/** The id of a page: the category's own for the first, and `category/2` for the second. Its address is that between slashes. */
export const pageIdOf = (category: string, number: number): string =>
  number > 1 ? `${category}/${number}` : category;

/** The ids of all pages of a category, in order. */
export const pageIdsOf = (catalog: Catalog, category: string): string[] =>
  Array.from({ length: pageCountOf(catalog, category) }, (_, at) => pageIdOf(category, at + 1));

/** The page of a category that has this id; undefined where there is none. */
export function categoryPageOf(catalog: Catalog, id: string): CategoryPage | undefined {
  const first = catalog.categoryOf(id);
  if (first) return { category: first, number: 1, count: pageCountOf(catalog, id) };
  const cut = id.lastIndexOf('/');
  const category = catalog.categoryOf(id.slice(0, Math.max(0, cut)));
  const number = Number(id.slice(cut + 1));
  if (!category || !(number > 1) || id !== pageIdOf(category.id, number)) return undefined;
  const count = pageCountOf(catalog, category.id);
  return number <= count ? { category, number, count } : undefined;
}

/** All questions of a category and of those below it, by category, in the order in which they are shown. */
export const sectionsOf = (catalog: Catalog, category: Category): Section[] => [
  { category, articles: catalog.articlesIn(category.id) },
  ...catalog.categoriesIn(category.id).flatMap((child) => sectionsOf(catalog, child)),
];

/** The part of them that stands on one page; a section without any is left out but on a page that has them all. */
export function sectionsOn(catalog: Catalog, { category, number, count }: CategoryPage): Section[] {
  const all = sectionsOf(catalog, category);
  if (count === 1) return all;
  const from = (number - 1) * questionsPerPage;
  let before = 0;
  return all.flatMap((section) => {
    const start = from - before;
    before += section.articles.length;
    const articles = section.articles.slice(
      Math.max(0, start),
      Math.max(0, start + questionsPerPage),
    );
    return articles.length > 0 ? [{ ...section, articles }] : [];
  });
}

/** What a reader sees of the numbers of pages: the first, the last and those around the current; `null` where some are left out. */
export function shownNumbers(number: number, count: number): (number | null)[] {
  const shown = [...new Set([1, number - 1, number, number + 1, count])]
    .filter((one) => one >= 1 && one <= count)
    .sort((a, b) => a - b);
  return shown.flatMap((one, at) => {
    const gap = one - (shown[at - 1] ?? 0);
    // A single number is as wide as the mark of a gap.
    if (gap === 2) return [one - 1, one];
    return gap > 2 ? [null, one] : [one];
  });
}
