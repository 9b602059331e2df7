import { fileURLToPath } from 'node:url';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { categoryPageOf, pageIdsOf } from './src/articles/category-pages.ts';
import { contentFolder } from './src/articles/content-folder.node.ts';
import { sharedCatalog } from './src/articles/shared-catalog.node.ts';
import { pages } from './src/shared/contract/pages.ts';
import { publicOrigin } from './src/sharing/addresses.ts';
import { sharing } from './src/sharing/integration.node.ts';
import { lastChecked } from './src/sharing/last-checked.ts';
import { pasokh } from './src/starlight/integration.node.ts';
import { keepPages } from './src/starlight/keep-pages.node.ts';
import { scriptChunks } from './src/starlight/script-chunks.ts';
import { withoutStockStyles } from './src/starlight/stock-styles.node.ts';

const content = contentFolder(fileURLToPath(new URL('.', import.meta.url)));
const catalog = sharedCatalog(content.folder);
const { settings, articles, categories } = catalog;
const { brand } = settings;

/** Where search engines and previews look for pages: the real origin where the build knows it. */
const site = publicOrigin([process.env.PUBLIC_ORIGIN, brand.address]);

/** What search engines should find: answers and their lists, not screens. */
const found = new Set([
  ...['/', pages.contact.path, pages.privacy.path],
  ...articles.map(({ id }) => `/${id}/`),
  ...categories.flatMap(({ id }) => pageIdsOf(catalog, id).map((page) => `/${page}/`)),
]);

/** Where pages of earlier builds from the same code and settings are kept; nothing is where the build does not say so. */
const kept = process.env.PASOKH_KEPT_PAGES;

const lastmodOf = (/** @type {string} */ path) => {
  const id = path.slice(1, -1);
  const day = lastChecked(categoryPageOf(catalog, id)?.category.id ?? id, catalog);
  return day ? { lastmod: day } : {};
};

const empty = './src/starlight/Empty.astro';

export default defineConfig({
  site,
  outDir: content.site,
  cacheDir: content.cache,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  // Lines of Persian prose end where they must; the space between them is kept.
  compressHTML: true,
  image: { service: { entrypoint: './src/articles/image-service.node.ts', config: {} } },
  markdown: { syntaxHighlight: false },
  prefetch: false,
  devToolbar: { enabled: false },
  // Scripts and fonts stay files: the policy of scripts then needs few hashes.
  vite: {
    build: { assetsInlineLimit: 0 },
    // By these names `loadedFiles` knows scripts of workers, which need the policy of scripts of their own.
    worker: { rolldownOptions: { output: { entryFileNames: '_astro/worker-[name].[hash].js' } } },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: scriptChunks } } } },
    },
  },
  integrations: [
    pasokh(content.folder, settings),
    sharing(content.folder, catalog, site),
    withoutStockStyles(content.address),
    ...(kept ? [keepPages(kept, content.folder, catalog)] : []),
    ...(site
      ? [
          sitemap({
            filter: (page) => found.has(new URL(page).pathname),
            serialize: (entry) => ({ ...entry, ...lastmodOf(new URL(entry.url).pathname) }),
          }),
        ]
      : []),
    starlight({
      title: brand.name,
      description: brand.description,
      locales: { root: { label: 'فارسی', lang: 'fa', dir: 'rtl' } },
      titleDelimiter: '·',
      favicon: '/favicon.svg',
      pagefind: false,
      expressiveCode: false,
      tableOfContents: false,
      pagination: false,
      disable404Route: true,
      sidebar: [],
      markdown: { processedDirs: [content.folder, './src/pages/_design'] },
      routeMiddleware: './src/starlight/route.node.ts',
      customCss: ['./src/starlight/site.css', 'virtual:pasokh/brand.css'],
      components: {
        Banner: empty,
        ContentPanel: './src/starlight/Bare.astro',
        DraftContentNotice: empty,
        FallbackContentNotice: empty,
        Footer: './src/starlight/Footer.astro',
        Head: './src/starlight/Head.astro',
        Header: './src/starlight/Header.astro',
        Hero: empty,
        MarkdownContent: './src/starlight/MarkdownContent.astro',
        PageFrame: './src/starlight/PageFrame.astro',
        PageSidebar: empty,
        PageTitle: './src/starlight/PageTitle.astro',
        Search: './src/starlight/Search.astro',
        Sidebar: './src/starlight/Sidebar.astro',
        SkipLink: './src/starlight/SkipLink.astro',
        ThemeProvider: './src/starlight/ThemeProvider.astro',
        ThemeSelect: './src/starlight/ThemeSelect.astro',
        TwoColumnContent: './src/starlight/Bare.astro',
      },
    }),
    // Vite turns JSX into calls by itself, as tsconfig.json says. Babel would do it in three seconds of a build of ten.
    preact({ include: ['**/*.tsx'], babel: { ignore: [() => true] } }),
  ],
});
