import { pages } from '#shared/contract/pages.ts';
import type { Catalog } from '../articles/catalog.ts';
import type { Article, Category } from '../articles/content-model.ts';
import { cardAddress } from './addresses.ts';
import { planFiles } from './file-plan.ts';
import * as texts from './texts.ts';

type Node = Readonly<Record<string, unknown>>;

const mostListed = 50;

/**
 * What search engines read of the home page (id `''`), an article or a category; undefined for others. JSON for
 * an `application/ld+json` block, safe inside HTML. See docs/decisions/structured-data.md.
 */
export function structuredData(id: string, catalog: Catalog, site: URL): string | undefined {
  const graph = graphOf(id, catalog, (path) => new URL(path, site).href);
  if (!graph) return undefined;
  const data = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
  // `</script>` and `<!--` would end the block or change how it ends.
  return data.replaceAll('<', '\\u003c');
}

type Absolute = (path: string) => string;

function graphOf(id: string, catalog: Catalog, absolute: Absolute): Node[] | undefined {
  if (id === '') return [organization(catalog, absolute), webSite(catalog, absolute)];
  const article = catalog.articleOf(id);
  const category = catalog.categoryOf(id);
  const page = article ?? category;
  if (!page) return undefined;
  return [
    article ? answer(article, catalog, absolute) : list(category!, catalog, absolute),
    trail(page, catalog, absolute),
  ];
}

function organization({ settings }: Catalog, absolute: Absolute): Node {
  const { name, home, logo } = settings.brand;
  return {
    '@type': 'Organization',
    '@id': absolute('/#organization'),
    name,
    url: home ?? absolute('/'),
    ...(logo && { logo: absolute(`/assets/${logo}`) }),
  };
}

const webSite = ({ settings }: Catalog, absolute: Absolute): Node => ({
  '@type': 'WebSite',
  name: texts.helpCentre(settings.brand.name),
  description: settings.brand.description,
  url: absolute('/'),
  inLanguage: 'fa',
  publisher: { '@id': absolute('/#organization') },
  potentialAction: {
    '@type': 'SearchAction',
    target: {
      '@type': 'EntryPoint',
      urlTemplate: `${absolute(pages.search.path)}?q={search_term_string}`,
    },
    'query-input': 'required name=search_term_string',
  },
});

function answer(article: Article, catalog: Catalog, absolute: Absolute): Node {
  const { id, title, description, category, checkedOn } = article;
  const publisher = {
    '@type': 'Organization',
    '@id': absolute('/#organization'),
    name: catalog.settings.brand.name,
    url: catalog.settings.brand.home ?? absolute('/'),
  };
  const section = catalog.categoryOf(category)?.title;
  return {
    '@type': 'Article',
    headline: title,
    description,
    inLanguage: 'fa',
    url: absolute(`/${id}/`),
    dateModified: checkedOn,
    ...(section && { articleSection: section }),
    ...(planFiles(catalog).cards && { image: absolute(cardAddress(id)) }),
    author: publisher,
    publisher: { '@id': publisher['@id'] },
  };
}

const list = (
  { id, title, description }: Category,
  catalog: Catalog,
  absolute: Absolute,
): Node => ({
  '@type': 'CollectionPage',
  name: title,
  description,
  inLanguage: 'fa',
  url: absolute(`/${id}/`),
  mainEntity: {
    '@type': 'ItemList',
    itemListElement: catalog
      .articlesIn(id)
      .slice(0, mostListed)
      .map((article, index) => item(index, article.title, absolute(`/${article.id}/`), 'url')),
  },
});

const trail = (page: Article | Category, catalog: Catalog, absolute: Absolute): Node => ({
  '@type': 'BreadcrumbList',
  itemListElement: [
    item(0, texts.home, absolute('/')),
    ...[...catalog.trailOf(page.id), page].map(({ id, title }, index) =>
      item(index + 1, title, absolute(`/${id}/`)),
    ),
  ],
});

const item = (index: number, name: string, address: string, property = 'item') => ({
  '@type': 'ListItem',
  position: index + 1,
  name,
  [property]: address,
});
