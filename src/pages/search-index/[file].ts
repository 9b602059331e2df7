import type { APIRoute, GetStaticPaths } from 'astro';
import { indexOfContent, manifestOfContent } from '../../search/current.node.ts';

const manifest = 'current.json';

export const getStaticPaths = (async () => {
  const { files } = await indexOfContent();
  return [manifest, ...files.map(({ name }) => name)].map((file) => ({ params: { file } }));
}) satisfies GetStaticPaths;

/** A file of the search index, or the one that says which is current. */
export const GET: APIRoute = async ({ params }) => {
  if (params.file === manifest) return Response.json(await manifestOfContent());
  const { files } = await indexOfContent();
  const file = files.find(({ name }) => name === params.file);
  return new Response(file?.bytes.slice() ?? null, {
    status: file ? 200 : 404,
    headers: { 'Content-Type': 'application/octet-stream' },
  });
};
