import type { SQL } from 'drizzle-orm';
import { type Count, type DeskView, deskViews } from '#shared/contract/desk/inbox.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { lastInstant, walkOf } from '../inbox/store-walk.ts';
import { viewWalks } from '../inbox/views.ts';
import { type CountsRow, readCounts } from './store-pulse.ts';

/** Counts every view for the agent whom the scalar gives. */
export function readCountsFor(
  { db, settings }: Pick<RequestContext, 'db' | 'settings'>,
  agent: SQL,
) {
  const departments = Object.keys(settings.departments);
  const bounds = { departments, since: 0, before: lastInstant };
  const atRisk = walkOf(viewWalks.at_risk, bounds, null);
  return readCounts(db, agent, { atRisk, bound: listSizes.counted + 1 });
}

/** The same as answers have them; nothing is counted where there is no row. */
export const countsOf = (row: CountsRow | undefined): Record<DeskView, Count> =>
  Object.fromEntries(deskViews.map((view) => [view, countOf(view, row)])) as Record<
    DeskView,
    Count
  >;

/** What time alone changes is counted up to a bound; all else is exact. */
const countOf = (view: DeskView, row: CountsRow | undefined): Count => {
  const count = row?.[view] ?? 0;
  return view === 'at_risk' && row && row.riskWalked > listSizes.counted
    ? { count: Math.min(count, listSizes.counted), isMore: true }
    : { count, isMore: false };
};
