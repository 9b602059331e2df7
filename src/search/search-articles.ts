import type { SearchArticle } from '#shared/search/index.ts';
import type { Catalog } from '../articles/catalog.ts';
import { sectionsOf } from './article-text.ts';

/** The articles of a catalog as search takes them; `htmlOf` gives the rendered text of one. */
export const searchArticlesOf = (
  catalog: Catalog,
  htmlOf: (id: string) => string,
): SearchArticle[] =>
  catalog.articles.map(({ id, title, aliases, pinned }) => ({
    id,
    url: `/${id}/`,
    title,
    category: catalog.trailOf(id).map((category) => category.title),
    aliases,
    pinned,
    sections: sectionsOf(htmlOf(id)),
  }));
