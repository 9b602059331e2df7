import type { APIRoute, GetStaticPaths } from 'astro';
import { indexOfContent } from '../../search/current.node.ts';

const withoutEnding = (name: string) => name.replace(/\.bin$/, '');

export const getStaticPaths = (async () => {
  const { files } = await indexOfContent();
  return files.map(({ name }) => ({ params: { name: withoutEnding(name) } }));
}) satisfies GetStaticPaths;

/** A file of the search index. */
export const GET: APIRoute = async ({ params }) => {
  const { files } = await indexOfContent();
  const file = files.find(({ name }) => withoutEnding(name) === params.name);
  return new Response(file?.bytes.slice() ?? null, {
    status: file ? 200 : 404,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
};
