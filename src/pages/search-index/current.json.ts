import type { APIRoute } from 'astro';
import { manifestOfContent } from '../../search/current.node.ts';

/** Says which index is current. */
export const GET: APIRoute = async () => Response.json(await manifestOfContent());
