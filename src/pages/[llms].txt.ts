import type { APIRoute } from 'astro';
import { contentCatalog } from '../articles/current.node.ts';
import { planFiles } from '../sharing/file-plan.ts';
import { llmsIndex } from '../sharing/llms-index.ts';

/** Only where there are Markdown twins that it can lead to, under a public address. */
export const getStaticPaths = () =>
  import.meta.env.SITE && planFiles(contentCatalog()).twins ? [{ params: { llms: 'llms' } }] : [];

/** `/llms.txt`: the questions for programs that read Markdown. */
export const GET: APIRoute = ({ site }) => new Response(llmsIndex(contentCatalog(), site!));
