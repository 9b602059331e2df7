import type { APIRoute } from 'astro';
import { contentCatalog } from '../articles/current.node.ts';
import { feedOf } from '../sharing/feed.ts';

/** Without a public address there is no feed: all addresses in it are whole ones. */
export const getStaticPaths = () => (import.meta.env.SITE ? [{ params: { feed: 'feed' } }] : []);

/** `/feed.xml`: the answers that were written or checked last. */
export const GET: APIRoute = async ({ site }) =>
  new Response(await feedOf(contentCatalog(), site!), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8' },
  });
