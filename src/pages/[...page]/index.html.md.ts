import { getEntry } from 'astro:content';
import type { APIRoute } from 'astro';
import { contentCatalog } from '../../articles/current.node.ts';
import { planFiles } from '../../sharing/file-plan.ts';
import { articleTwin, categoryTwin } from '../../sharing/markdown-twin.ts';

/** The twins of all articles and categories; none where no public address is known, or files would be too many. */
export function getStaticPaths() {
  const catalog = contentCatalog();
  if (!import.meta.env.SITE || !planFiles(catalog).twins) return [];
  return [...catalog.articles, ...catalog.categories].map(({ id }) => ({ params: { page: id } }));
}

/** A page as Markdown. */
export const GET: APIRoute = async ({ params, site }) => {
  const catalog = contentCatalog();
  const id = params.page ?? '';
  const category = catalog.categoryOf(id);
  const article = catalog.articleOf(id);
  const text = category
    ? categoryTwin(category, catalog, site!)
    : articleTwin(article!, await htmlOf(id), catalog, site!);
  return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};

const htmlOf = async (id: string) => (await getEntry('docs', id))?.rendered?.html ?? '';
