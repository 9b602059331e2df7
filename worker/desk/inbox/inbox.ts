import type { SQL } from 'drizzle-orm';
import type { Count, InboxAnswer, InboxQuery } from '#shared/contract/desk/inbox.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { aside } from '../../foundation/database/database.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { cacheCalendars, calendarQueries } from '../../organisation/calendars.ts';
import type { AgentRight } from '../../people/schema.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { countsOf, readCountsFor } from '../pulse/counts.ts';
import { searchOf } from '../search/store-search.ts';
import { wantedWords } from '../search/wanted.ts';
import { readPlace, writePlace } from './place.ts';
import { type Asked, readAsked } from './query.ts';
import { byNeed, inboxTicket } from './row.ts';
import { isWanted } from './store-filters.ts';
import { countWanted, listTickets, nothing, type Walked } from './store-inbox.ts';
import { lastInstant, type Place, walkOf } from './store-walk.ts';
import { viewWalks } from './views.ts';

// The list an agent works through, a page at a time. In the order of work what is late stands first, then what soon
// will be, then the rest; among equals the agents' own priority decides, then urgency, then the promise.

type Asking = Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>;

/** A page of a list: how many rows, how many tickets are looked at for them, and the right that the agent must have. */
export type PageSize = { limit: number; walked: number; right?: AgentRight };

/**
 * A page of the tickets that an agent may see.
 * @throws Problem `sign_in_needed`, `bad_input`, `not_found` for a saved view that this agent does not see, and without
 * the right.
 */
export async function listForDesk(
  context: Asking,
  tokenHash: string,
  { after, ...query }: InboxQuery,
  { limit, walked, right }: PageSize = { limit: listSizes.inbox, walked: listSizes.walked },
): Promise<InboxAnswer> {
  const { db, settings, clock } = context;
  const now = clock.now();
  const asked = await readAsked(context, tokenHash, query);
  const place = after === undefined ? null : readPlace(after);
  const asking = agentOfSession(tokenHash, now, settings.limits);
  const { walk, wanted } = walkFor(settings, asked, place, now);
  const isCounted = place === null;
  const isPlain = asked.words === '' && asked.conditions.length === 0 && asked.view !== 'mentions';
  const {
    agent,
    rows: [rows, [counts], [found], ...ofCalendars],
  } = await readWithAgent(
    // What is searched for is looked for in many places.
    { ...context, db: asked.words === '' ? db : aside(db) },
    tokenHash,
    [
      listTickets(db, asking, { walk, wanted, bound: walked, limit: limit + 1 }),
      isCounted && isPlain ? readCountsFor(context, asking) : nothing(db),
      isCounted && !isPlain
        ? countWanted(db, asking, { walk, wanted, bound: walked })
        : nothing(db),
      ...calendarQueries(db),
    ],
    { isUse: query.background === undefined },
  );
  if (right && !agent.rights.includes(right)) throw new Problem('not_found');
  const calendars = cacheCalendars(settings, ofCalendars);
  const { page, next } = pageOf(rows, { limit, walked });
  const tickets = page.map((row) => inboxTicket(calendars, row, now));
  const isByWork = asked.words === '' && viewWalks[asked.view].order === 'work';
  return {
    now,
    tickets: isByWork ? tickets.sort(byNeed) : tickets,
    next,
    total: isCounted ? totalOf(asked, counts, found, walked) : null,
  };
}

/** How the tickets that are asked for are come to, and which of them are wanted. */
function walkFor(
  settings: Settings,
  { view, words, conditions, since, before }: Asked,
  place: Place | null,
  now: number,
): { walk: SQL; wanted: SQL } {
  const viewWalk = viewWalks[view];
  const wanted = isWanted(viewWalk, conditions, now, words !== '');
  if (words) return { walk: searchOf(wantedWords(words), place), wanted };
  const named = conditions.find(({ field, not }) => field === 'department' && !not)?.value;
  const departments = named === undefined ? Object.keys(settings.departments) : [named];
  const bounds = { departments, since: since ?? 0, before: before ?? lastInstant };
  return { walk: walkOf(viewWalk, bounds, place), wanted };
}

/** One page, and where the next begins: behind its last row, or where the walk has ended. */
function pageOf<Row extends Walked>(rows: readonly Row[], { limit, walked }: PageSize) {
  const wanted = rows.filter((row) => row.isWanted === 1);
  const page = wanted.slice(0, limit);
  const last = wanted.length > limit ? page.at(-1) : rows.find((row) => row.position === walked);
  return { page, next: last ? writePlace(last) : null };
}

function totalOf(
  { view }: Asked,
  counts: Parameters<typeof countsOf>[0],
  found: { count: number; walked: number } | undefined,
  walked: number,
): Count {
  if (found) return { count: found.count, isMore: found.walked === walked };
  return countsOf(counts)[view];
}
