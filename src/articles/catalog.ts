import type { Settings } from '#shared/settings/schema.ts';
import type { Article, ArticleFacts, Category, Library } from './content-model.ts';

type RequestType = Settings['requestTypes'][number];

/** A library with its lists in the order of `order`, then of the Persian alphabet, and look-ups by id. */
export interface Catalog extends Library {
  /** All articles without their texts, in the order of their paths. */
  facts: readonly ArticleFacts[];
  /** How many articles, categories and files under `assets/` there are. */
  sizes: { articles: number; categories: number; assets: number };
  /** By its path without `.md`. */
  articleOf(id: string): Article | undefined;
  /** By the path of its folder. */
  categoryOf(id: string): Category | undefined;
  /** Categories right under this one (`''` for the top), in their order. */
  categoriesIn(id: string): readonly Category[];
  /** Articles that lie right in this folder, in their order. */
  articlesIn(id: string): readonly Article[];
  /** The same without their texts. */
  factsIn(id: string): readonly ArticleFacts[];
  /** How many articles this category holds, with its subcategories. */
  countIn(id: string): number;
  /** The categories above an article or a category, outermost first. */
  trailOf(id: string): readonly Category[];
  /** At most `count` articles that front matter calls popular, the greatest number first. */
  mostAsked(count: number): readonly ArticleFacts[];
  /** At most `count` articles that have a short form, the most popular first. */
  shortAsked(count: number): readonly (ArticleFacts & { short: string })[];
  /** The request type that fits, by the article or else by the nearest category that names one. */
  requestTypeFor(id: string): RequestType | undefined;
}

const parentOf = (id: string) => id.split('/').slice(0, -1).join('/');

const inOrder = (a: { order: number; title: string }, b: { order: number; title: string }) =>
  a.order - b.order || a.title.localeCompare(b.title, 'fa');

/** Every page asks for some: their texts would make it depend on them. */
const factsOf = ({ body: _body, bodyLine: _line, ...facts }: Article): ArticleFacts => facts;

/** Sorts and indexes a library once per build; no page walks all of it. */
export function buildCatalog(library: Library): Catalog {
  const { articles, categories, settings } = library;
  const articleById = new Map(articles.map((article) => [article.id, article]));
  const categoryById = new Map(categories.map((category) => [category.id, category]));
  const types = new Map(settings.requestTypes.map((type) => [type.id, type]));
  const categoriesByParent = Map.groupBy([...categories].sort(inOrder), ({ id }) => parentOf(id));
  const ordered = [...articles].sort(inOrder);
  const articlesByCategory = Map.groupBy(ordered, ({ category }) => category);
  const factsByCategory = Map.groupBy(ordered.map(factsOf), ({ category }) => category);
  const asked = articles
    .flatMap((article) =>
      article.popular === undefined ? [] : [{ article, popular: article.popular }],
    )
    .sort((a, b) => b.popular - a.popular || inOrder(a.article, b.article))
    .map(({ article }) => factsOf(article));
  const short = articles
    .map(factsOf)
    .filter((one): one is ArticleFacts & { short: string } => one.short !== undefined)
    .sort((a, b) => (b.popular ?? 0) - (a.popular ?? 0) || inOrder(a, b));
  const catalog: Catalog = {
    ...library,
    facts: articles.map(factsOf),
    sizes: {
      articles: articles.length,
      categories: categories.length,
      assets: library.assets.size,
    },
    articleOf: (id) => articleById.get(id),
    categoryOf: (id) => categoryById.get(id),
    categoriesIn: (id) => categoriesByParent.get(id) ?? [],
    articlesIn: (id) => articlesByCategory.get(id) ?? [],
    factsIn: (id) => factsByCategory.get(id) ?? [],
    countIn: (id) =>
      catalog.articlesIn(id).length +
      catalog.categoriesIn(id).reduce((sum, child) => sum + catalog.countIn(child.id), 0),
    trailOf(id) {
      const parent = parentOf(id);
      const category = categoryById.get(parent);
      return category ? [...catalog.trailOf(parent), category] : [];
    },
    mostAsked: (count) => asked.slice(0, count),
    shortAsked: (count) => short.slice(0, count),
    requestTypeFor(id) {
      const named = (articleById.get(id) ?? categoryById.get(id))?.requestType;
      if (named !== undefined) return types.get(named);
      return id ? catalog.requestTypeFor(parentOf(id)) : undefined;
    },
  };
  return catalog;
}
