import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { type SearchManifest, searchManifest } from '#shared/contract/search-files.ts';
import type { Catalog } from '../articles/catalog.ts';
import { noteReads, type ReadCatalog } from '../articles/catalog-reads.node.ts';
import { shareCatalog } from '../articles/shared-catalog.node.ts';
import { planFiles } from '../sharing/file-plan.ts';
import { announcementsFrom } from './announcements.ts';
import { type KeptPages, openKeptPages } from './kept-pages.node.ts';

/** Marks in kept texts the address of the search index, which each page names and each change of content changes. */
const indexMark = '\0index\0';

/** What is kept: pages, and their Markdown. All else is few files, or made from the whole content. */
const keptTypes = /^text\/(?:html|markdown)\b/;

/** Astro makes these while it renders the page that shows them. */
const picture = /\/_astro\/[^"'\s]+\.(?:avif|gif|jpe?g|png|svg|webp)/;

/**
 * Renders only pages that show what changed since they were kept in `folder`, which belongs to one version of all inputs but
 * articles and categories. A page notes what it reads from the catalog; it is taken as it was where all of that is the same,
 * and no announcement has ended since: `now` is epoch ms.
 */
export function keepPages(
  folder: string,
  content: string,
  catalog: Catalog,
  now: number = Date.now(),
): AstroIntegration {
  const pages = openKeptPages(folder, onEachPage(catalog, now));
  const reads = noteReads(catalog);
  return {
    name: 'pasokh-keep-pages',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        shareCatalog(content, reads.catalog);
        setPrerenderer((usual) => keepingPrerenderer(usual, reads, pages));
      },
      'astro:build:done': () => {
        const { kept, taken } = pages.finish();
        console.log(`  Took ${taken} of ${kept} pages and Markdown twins from the build before`);
      },
    },
  };
}

/** What each page shows beside what it reads: which files a build makes, and the announcements that have not ended. */
const onEachPage = (catalog: Catalog, now: number) =>
  JSON.stringify({
    files: planFiles(catalog),
    announcements: announcementsFrom(catalog.settings, now),
  });

function keepingPrerenderer(
  usual: AstroPrerenderer,
  reads: ReadCatalog,
  pages: KeptPages,
): AstroPrerenderer {
  let index = '';
  const render = async (request: Request, options: RenderOptions) =>
    responseOf(await usual.render(request, options));
  return {
    ...usual,
    name: 'pasokh-keep-pages',
    async getStaticPaths() {
      const paths = await usual.getStaticPaths();
      // The index is made of all articles, once, for whoever asks first: that page would have read them all.
      const manifest = paths.find(({ pathname }) => pathname === searchManifest);
      if (!manifest) throw new Error(`${searchManifest} is no page of this site.`);
      const request = new Request(new URL(searchManifest, 'http://localhost'));
      const answer = await render(request, { routeData: manifest.route });
      index = ((await answer.json()) as SearchManifest).index;
      return paths;
    },
    async render(request, options) {
      const address = new URL(request.url).pathname;
      const former = pages.take(address);
      if (former && reads.answersSame(former.reads)) {
        pages.keepTaken(address);
        return textResponse(former.type, former.text.replaceAll(indexMark, index));
      }
      reads.takeReads();
      const response = await render(request, options);
      const type = response.headers.get('Content-Type') ?? '';
      if (response.status !== 200 || !keptTypes.test(type)) return response;
      const text = await response.text();
      if (!picture.test(text))
        pages.keep(address, {
          reads: reads.takeReads(),
          type,
          text: text.replaceAll(index, indexMark),
        });
      return textResponse(type, text);
    },
  };
}

type RenderOptions = Parameters<AstroPrerenderer['render']>[1];

const responseOf = (rendered: Awaited<ReturnType<AstroPrerenderer['render']>>) =>
  rendered instanceof Response ? rendered : rendered.response;

const textResponse = (type: string, text: string) =>
  new Response(text, { headers: { 'Content-Type': type } });
