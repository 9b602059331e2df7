import type { SearchMissesAnswer } from '#shared/contract/search-misses.ts';
import { aside } from '../foundation/database/database.ts';
import { listSizes } from '../foundation/fixed-limits.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { readWithRight } from '../sessions/rules.ts';
import { listMisses } from './store.ts';
import { rareBelow } from './week.ts';

/** Searches without results, for admins. @throws Problem `sign_in_needed`, `not_found` for whoever is no admin. */
export async function readMissesAsAdmin(
  context: Pick<RequestContext, 'db' | 'clock' | 'settings' | 'afterResponse'>,
  tokenHash: string,
): Promise<SearchMissesAnswer> {
  const db = aside(context.db);
  const {
    rows: [misses],
  } = await readWithRight({ ...context, db }, tokenHash, 'answers', [
    listMisses(db, rareBelow, listSizes.searchMisses),
  ]);
  return { misses: misses.map(({ week, query, count }) => ({ week, query, count })) };
}
