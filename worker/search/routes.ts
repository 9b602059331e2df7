import { type Context, Hono } from 'hono';
import { pages } from '#shared/contract/pages.ts';
import { searchAsked } from '#shared/contract/search.ts';
import { type SearchManifest, searchManifest } from '#shared/contract/search-files.ts';
import { searchMissInput } from '#shared/contract/search-misses.ts';
import { searchOutcomeInput } from '#shared/contract/search-outcomes.ts';
import { isBlank } from '#shared/fields/blank.ts';
import { offersOf } from '#shared/forms/number-offers.ts';
import { normaliseTyped } from '#shared/persian/letters.ts';
import { hasQuestion } from '#shared/search/has-question.ts';
import { listedResults, resultsForCategories } from '#shared/search/listed.ts';
import { orderTypesOf, readNumber } from '#shared/search/typed-number.ts';
import type { SearchAnswer, SearchEngine } from '#shared/search/types.ts';
import type { AppEnv } from '../foundation/http/app-env.ts';
import { renderDocument } from '../foundation/http/document.tsx';
import { input } from '../foundation/http/input.ts';
import type { Services } from '../foundation/ports/services.ts';
import { readTokenHash } from '../sessions/browser.ts';
import { countSearch, missOf, outcomeOf } from './count-search.ts';
import { readMissesAsAdmin } from './misses.ts';
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
      const number = readNumber(text, orderTypesOf(services.settings.requestTypes));
      const isAsked = hasQuestion(text);
      const found = isAsked ? await ask(services, text, { ...asked, shown: shownTo(asked) }) : null;
      const answer = isAsked ? (found?.answer ?? null) : noQuestion;
      if (found && isTypedHere(c) && !asked.literal && !number)
        countSoon(services, c, found, missOf(text, found.answer));
      c.header('Cache-Control', 'private, no-cache');
      c.header('X-Robots-Tag', 'noindex');
      const popular = answer?.sure.length ? [] : await readPopular(services);
      const offers = number && offersOf(number);
      const page = resultsPage({ ...asked, text, answer, number: offers, popular });
      return c.html(await renderDocument(services, page), answer ? 200 : 503);
    });
}

/** What pages say of searches: those that found nothing, and how others ended. */
export const searchRoutes = (services: Services) =>
  new Hono<AppEnv>()
    .post('/misses', input('json', searchMissInput), async (c) => {
      const { query } = c.req.valid('json');
      const { countMisses } = services.settings.search;
      const found = countMisses ? await ask(services, query, notShown) : null;
      if (found) countSoon(services, c, found, missOf(query, found.answer));
      return c.body(null, 204);
    })
    .post('/outcomes', input('json', searchOutcomeInput), async (c) => {
      const given = c.req.valid('json');
      const { countOutcomes } = services.settings.search;
      const found = countOutcomes ? await ask(services, given.query, notShown) : null;
      if (found) countSoon(services, c, found, outcomeOf(given, found.answer));
      return c.body(null, 204);
    });

/** Searches without results, for admins. */
export const searchDeskRoutes = (services: Services) =>
  new Hono<AppEnv>().get('/search-misses', async (c) => {
    const tokenHash = await readTokenHash(services, c, 'agent');
    return c.json(await readMissesAsAdmin({ ...services, db: c.var.db }, tokenHash));
  });

type Found = { answer: SearchAnswer } & Pick<SearchEngine, 'lemmaOf'>;
const noQuestion: SearchAnswer = { sure: [], near: [], isEmptyOfContent: true };

/** Of a page without a category the first results are listed; of one with a category it may be any. */
const shownTo = ({ category }: { category: string }) =>
  category ? resultsForCategories : listedResults;

const notShown = { literal: false, shown: 0 };

/** Null where the index cannot be had; the page then says so. */
async function ask(
  { searchIndex, log }: Pick<Services, 'searchIndex' | 'log'>,
  text: string,
  { literal, shown }: { literal: boolean; shown: number },
): Promise<Found | null> {
  try {
    const engine = await searchIndex();
    const answer = await engine.query(text, { literal, shown, limit: resultsForCategories });
    return { answer, lemmaOf: (form) => engine.lemmaOf(form) };
  } catch (fault) {
    log.error('search_index_unavailable', fault);
    return null;
  }
}

/** A followed link is somebody else's question; only what was typed into our own box counts. */
const isTypedHere = ({ req }: Context<AppEnv>) =>
  req.method === 'GET' &&
  req.header('Sec-Fetch-Site') === 'same-origin' &&
  !req.header('Sec-Purpose')?.includes('prefetch');

function countSoon(
  services: Services,
  c: Context<AppEnv>,
  { lemmaOf }: Found,
  counted: ReturnType<typeof missOf>,
) {
  const { db, clientAddress } = c.var;
  if (counted)
    services.afterResponse(() =>
      countSearch({ ...services, db }, counted, { lemmaOf, clientAddress }),
    );
}

async function readPopular({ asset }: Pick<Services, 'asset'>) {
  const manifest = await asset(searchManifest);
  if (!manifest) return [];
  return (JSON.parse(new TextDecoder().decode(manifest)) as SearchManifest).popular;
}
