import { type Context, Hono } from 'hono';
import { pages } from '#shared/contract/pages.ts';
import { type SearchManifest, searchAsked, searchManifest } from '#shared/contract/search.ts';
import { searchMissInput } from '#shared/contract/search-misses.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { normaliseTyped } from '#shared/persian/letters.ts';
import type { SearchAnswer } from '#shared/search/types.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { renderDocument } from '../foundation/http/document.tsx';
import { input } from '../foundation/http/input.ts';
import type { Services } from '../foundation/ports/services.ts';
import { readTokenHash } from '../sessions/browser.ts';
import { countSearchMiss, readMissesAsAdmin } from './misses.ts';
import { resultsPage } from './results-page.tsx';

/** The page of results, open to everybody; searches without results are counted behind its answer. */
export function searchPageRoutes(services: Services) {
  const { path } = pages.search;
  return new Hono<AppEnv>()
    .get(path.slice(0, -1), (c) => c.redirect(path + new URL(c.req.url).search, 301))
    .get(path, async (c) => {
      const asked = searchAsked(c.req.query());
      const typed = normaliseTyped(asked.text).trim();
      const text = isBlank(typed) ? '' : typed;
      const answer = text ? await ask(services, text, asked.literal) : null;
      if (isMiss(answer) && isTypedHere(c) && !asked.literal) countSoon(services, c, text);
      c.header('Cache-Control', 'private, no-cache');
      c.header('X-Robots-Tag', 'noindex');
      const popular = answer?.sure.length ? [] : await readPopular(services);
      const page = resultsPage({ ...asked, text, answer, popular });
      return c.html(await renderDocument(services, page), text && !answer ? 503 : 200);
    });
}

/** What the box says of searches that found nothing. */
export const searchRoutes = (services: Services) =>
  new Hono<AppEnv>().post('/misses', input('json', searchMissInput), async (c) => {
    const { query } = c.req.valid('json');
    const answer = await ask(services, query, false);
    if (isMiss(answer)) countSoon(services, c, query);
    return c.body(null, 204);
  });

/** Searches without results, for admins. */
export const searchDeskRoutes = (services: Services) =>
  new Hono<AppEnv>().get('/search-misses', async (c) => {
    const tokenHash = await readTokenHash(services, c, 'agent');
    return c.json(await readMissesAsAdmin({ ...services, db: c.var.db }, tokenHash));
  });

/** Null where the index cannot be had; the page then says so. */
async function ask(
  { searchIndex, log }: Pick<Services, 'searchIndex' | 'log'>,
  text: string,
  literal: boolean,
): Promise<SearchAnswer | null> {
  try {
    const engine = await searchIndex();
    return await engine.query(text, { literal });
  } catch (fault) {
    log.error('search_index_unavailable', fault);
    return null;
  }
}

/** Without a sure answer, though something was asked. */
const isMiss = (answer: SearchAnswer | null) =>
  answer?.sure.length === 0 && !answer.isEmptyOfContent;

/** A followed link is somebody else's question; only what was typed into our own box counts. */
const isTypedHere = ({ req }: Context<AppEnv>) =>
  req.method === 'GET' &&
  req.header('Sec-Fetch-Site') === 'same-origin' &&
  !req.header('Sec-Purpose')?.includes('prefetch');

function countSoon(services: Services, c: Context<AppEnv>, query: string) {
  const { db, clientAddress } = c.var;
  services.afterResponse(() => countSearchMiss({ ...services, db }, { query, clientAddress }));
}

async function readPopular({ asset }: Pick<Services, 'asset'>) {
  const manifest = await asset(searchManifest);
  if (!manifest) return [];
  return (JSON.parse(new TextDecoder().decode(manifest)) as SearchManifest).popular;
}
