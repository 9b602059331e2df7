import type { APIRoute, GetStaticPaths } from 'astro';
import { assetsIn, readAsset } from '../../articles/assets.node.ts';
import { contentFolder } from '../../articles/content-folder.node.ts';

const { folder } = contentFolder(process.cwd());

export const getStaticPaths = (() =>
  assetsIn(folder).map((file) => ({ params: { file } }))) satisfies GetStaticPaths;

/** A file of `content/assets/`: the logo, and what articles link to. */
export const GET: APIRoute = async ({ params }) => {
  const { bytes, type } = await readAsset(folder, params.file ?? '');
  return new Response(bytes, { headers: { 'Content-Type': type } });
};
