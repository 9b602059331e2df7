import { getCollection } from 'astro:content';
import { type SearchManifest, searchFolder } from '#shared/contract/search.ts';
import type { BuiltIndex } from '#shared/search/index.ts';
import { contentFolder } from '../articles/content-folder.node.ts';
import { contentCatalog } from '../articles/current.node.ts';
import { ContentFault } from '../articles/library.node.ts';
import { sectionsOf } from './article-text.ts';
import { buildSearchIndex } from './build-index.node.ts';

let kept: { index: Promise<BuiltIndex>; madeAtMs: number } | undefined;

/** The search index of the content this build speaks for; made once, in development anew as it changes. */
export function indexOfContent(): Promise<BuiltIndex> {
  const isStale = import.meta.env.DEV && kept && Date.now() - kept.madeAtMs > 2000;
  if (!kept || isStale) kept = { index: makeIndex(), madeAtMs: Date.now() };
  return kept.index;
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
  const articles = catalog.articles.map(({ id, title, aliases }) => ({
    id,
    url: `/${id}/`,
    title,
    category: catalog.trailOf(id).map((category) => category.title),
    aliases,
    sections: sectionsOf(html.get(id) ?? ''),
  }));
  return buildSearchIndex(contentFolder(process.cwd()).folder, articles);
}

/** The address of the index that pages of this build open. */
export async function indexAddress(): Promise<string> {
  const { files } = await indexOfContent();
  return searchFolder + files[0].name;
}

/** What stands beside the index and is asked for anew each time. */
export async function manifestOfContent(): Promise<SearchManifest> {
  return {
    index: await indexAddress(),
    popular: contentCatalog()
      .mostAsked(5)
      .map(({ id, title }) => ({ url: `/${id}/`, title })),
  };
}
