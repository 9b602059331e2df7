import { sql } from 'drizzle-orm';
import { isOneOf, statement } from '../../foundation/database/statement.ts';

/** Those counts of the day that ends at `end` (epoch ms) that have begun. */
export const listCountsOfDay = statement((db, keys: readonly string[], end: number) =>
  db.all<{ key: string; count: number }>(sql`
    SELECT key, count FROM rate_limits WHERE ${isOneOf(sql`key`, keys)} AND +resets_at = ${end}`),
);
