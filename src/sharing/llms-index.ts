import type { Catalog } from '../articles/catalog.ts';
import type { Category } from '../articles/content-model.ts';
import { heading, linkList, paragraph, writeMarkdown } from './markdown-parts.ts';
import { categoryLinks, twinLinks } from './markdown-twin.ts';
import * as texts from './texts.ts';

/** More questions than this are listed by the twins of their categories alone. */
const mostListed = 500;

/**
 * The help centre for programs that read Markdown (https://llmstxt.org): what it is, then every question with its
 * short answer by category; a large one lists its categories.
 */
export function llmsIndex(catalog: Catalog, site: URL): string {
  const { name, description } = catalog.settings.brand;
  const isShort = catalog.articles.length <= mostListed;
  return writeMarkdown([
    heading(1, texts.helpCentre(name)),
    { type: 'blockquote', children: [paragraph(description)] },
    paragraph(texts.aboutTwins),
    ...(isShort
      ? allCategories('', catalog).flatMap((category) => sectionOf(category, catalog, site))
      : [
          heading(2, texts.categories),
          linkList(categoryLinks(allCategories('', catalog), catalog, site)),
        ]),
  ]);
}

const allCategories = (parent: string, catalog: Catalog): Category[] =>
  catalog
    .categoriesIn(parent)
    .flatMap((category) => [category, ...allCategories(category.id, catalog)]);

function sectionOf({ id, title }: Category, catalog: Catalog, site: URL) {
  const articles = catalog.articlesIn(id);
  if (articles.length === 0) return [];
  const place = [...catalog.trailOf(id).map((above) => above.title), title].join(' › ');
  return [heading(2, place), linkList(twinLinks(articles, site, true))];
}
