import { getCollection } from 'astro:content';
import { type SearchManifest, searchFolder } from '#shared/contract/search-files.ts';
import type { BuiltIndex } from '#shared/search/index.ts';
import { orderTypesOf } from '#shared/search/typed-number.ts';
import { contentFolder } from '../articles/content-folder.node.ts';
import { contentCatalog } from '../articles/current.node.ts';
import { ContentFault } from '../articles/library.node.ts';
import { buildSearchIndex } from './build-index.node.ts';
import { searchArticlesOf } from './search-articles.ts';

let cached: { index: Promise<BuiltIndex>; madeAtMs: number } | undefined;

/** The search index of the content of this build, made once; the development server makes it again after two seconds. */
export function indexOfContent(): Promise<BuiltIndex> {
  const isStale = import.meta.env.DEV && cached && Date.now() - cached.madeAtMs > 2000;
  if (!cached || isStale) cached = { index: makeIndex(), madeAtMs: Date.now() };
  return cached.index;
}

async function makeIndex(): Promise<BuiltIndex> {
  const catalog = contentCatalog();
  const entries = await getCollection('docs');
  const html = new Map(entries.map(({ id, rendered }) => [id, rendered?.html]));
  // Astro only logs what keeps it from rendering an article, and publishes an empty page.
  const lost = catalog.articles.filter(({ id }) => html.get(id) === undefined);
  if (lost.length > 0)
    throw new ContentFault(
      lost.map(({ id }) => `${id}.md: could not be rendered; what stands above says why.`),
    );
  const articles = searchArticlesOf(catalog, (id) => html.get(id) ?? '');
  const { search, brand } = catalog.settings;
  const { folder } = contentFolder(process.cwd());
  return buildSearchIndex(folder, articles, { packs: search.packs, brand: brand.name });
}

/** Path of the index that pages of this build open; it changes with the content. */
export async function indexAddress(): Promise<string> {
  const { files } = await indexOfContent();
  return searchFolder + files[0].name;
}

/** What pages fetch anew each time: where the current index is, the five most asked questions, who takes order numbers. */
export async function manifestOfContent(): Promise<SearchManifest> {
  return {
    index: await indexAddress(),
    popular: contentCatalog()
      .mostAsked(5)
      .map(({ id, title }) => ({ url: `/${id}/`, title })),
    orderTypes: orderTypesOf(contentCatalog().settings.requestTypes),
  };
}
