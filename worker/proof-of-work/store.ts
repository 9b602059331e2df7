import { and, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '../foundation/database/database.ts';
import { rateLimits } from '../foundation/database/schema.ts';
import { statement } from '../foundation/database/statement.ts';
import { spentSolutions } from './schema.ts';

/** Notes that a challenge was used: single use, so it violates the primary key where it was before. */
export const insertSpentSolution = statement((db, spent: typeof spentSolutions.$inferInsert) =>
  db.insert(spentSolutions).values(spent),
);

/** How often a limit was charged in its running window. */
export async function readCount(db: Database, key: string, now: number): Promise<number> {
  const [row] = await findCount(db, key, now);
  return row?.count ?? 0;
}

const findCount = statement((db, key: string, now: number) =>
  db
    .select({ count: rateLimits.count })
    .from(rateLimits)
    .where(and(eq(rateLimits.key, key), gt(rateLimits.resetsAt, now))),
);

/** Removes solutions whose challenge has ended: expiry refuses them from then on. */
export const sweepSpentSolutions = statement((db, now: number) =>
  db.delete(spentSolutions).where(lte(spentSolutions.expiresAt, now)),
);
