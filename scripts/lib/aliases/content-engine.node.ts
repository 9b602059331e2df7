import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownToHtml } from 'satteri';
import { openIndex, type SearchEngine } from '#shared/search/index.ts';
import { buildCatalog, type Catalog } from '../../../src/articles/catalog.ts';
import { printComponents } from '../../../src/articles/components/print-components.node.ts';
import { readLibrary } from '../../../src/articles/library.node.ts';
import { markdownFeatures } from '../../../src/articles/markdown.ts';
import { settingsDirective } from '../../../src/articles/settings-directive.ts';
import { buildSearchIndex } from '../../../src/search/build-index.node.ts';
import { searchArticlesOf } from '../../../src/search/search-articles.ts';

/**
 * The search of a content folder as it stands, with no build of the site.
 * @throws ContentFault, SettingsFault, SynonymsFault.
 */
export async function openContentEngine(
  folder: string,
): Promise<{ engine: SearchEngine; catalog: Catalog }> {
  const catalog = buildCatalog(readLibrary(folder));
  const htmlOf = (id: string) => htmlOfArticle(folder, id, catalog);
  const articles = searchArticlesOf(catalog, htmlOf);
  const { search, brand } = catalog.settings;
  const { files } = await buildSearchIndex(folder, articles, {
    packs: search.packs,
    brand: brand.name,
  });
  const shards = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const engine = openIndex(files[0].bytes, async (name) => shards.get(name)!);
  return { engine, catalog };
}

/** What the site shows of an article, without what Astro adds: pictures made small, ids of headings. */
function htmlOfArticle(folder: string, id: string, { articleOf, settings }: Catalog): string {
  const { html } = markdownToHtml(articleOf(id)!.body, {
    features: markdownFeatures,
    fileURL: pathToFileURL(join(folder, `${id}.md`)),
    mdastPlugins: [settingsDirective(settings), printComponents(settings, pathToFileURL(folder))],
  });
  return html;
}
