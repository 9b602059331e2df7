import { type SQL, sql } from 'drizzle-orm';
import { fragment, statement } from '../../foundation/database/statement.ts';
import { unprovenKey } from '../../people/store.ts';

/** A row of `blocked_addresses` and who wrote it; `since` is epoch ms. */
export type BlockedRow = {
  number: number;
  /** As it is stored: `unproven:…` where only unproven requests are blocked. */
  address: string;
  reason: string;
  since: number;
  by: string | null;
};

/** Condition: any address. */
export const isAnyAddress = fragment(() => sql`1`);
/** Condition: a number that ends so; e-mail addresses end with letters. */
export const endsWith = fragment((digits: string) => sql`substr(blocked.address, -4) = ${digits}`);
/** Condition: this address, blocked in either way. */
export const isAddress = fragment(
  (address: string) => sql`blocked.address IN (${address}, ${unprovenKey(address)})`,
);

/** Blocked addresses behind a place, the last blocked first. Their table has one row for each and no index for this order. */
export const listBlocked = statement(
  (db, wanted: SQL, after: { since: number; number: number }, limit: number) =>
    db.all<BlockedRow>(sql`
    SELECT blocked.rowid AS number, blocked.address, blocked.reason, blocked.blocked_at AS since,
      agents.name AS by
    FROM blocked_addresses AS blocked LEFT JOIN agents ON agents.id = blocked.blocked_by
    WHERE ${wanted} AND (blocked.blocked_at, blocked.rowid) < (${after.since}, ${after.number})
    ORDER BY blocked.blocked_at DESC, blocked.rowid DESC LIMIT ${limit}`),
);

type Place = Pick<BlockedRow, 'number' | 'since'>;

/** The block at this place; its number alone may be that of a later one. */
export const findBlock = statement((db, { number, since }: Place) =>
  db.all<Pick<BlockedRow, 'address' | 'reason'>>(sql`
    SELECT address, reason FROM blocked_addresses WHERE rowid = ${number} AND blocked_at = ${since}`),
);

/** Condition: the block at this place is there. */
export const isBlockThere = fragment(
  ({ number, since }: Place) => sql`EXISTS (
    SELECT 1 FROM blocked_addresses WHERE rowid = ${number} AND blocked_at = ${since})`,
);

/** Lifts the block at this place. */
export const deleteBlock = statement((db, { number, since }: Place) =>
  db.run(sql`DELETE FROM blocked_addresses WHERE rowid = ${number} AND blocked_at = ${since}`),
);

/** One row where the address is blocked as a whole. */
export const findWholeBlock = statement((db, address: string) =>
  db.all<{ address: string }>(
    sql`SELECT address FROM blocked_addresses WHERE address = ${address}`,
  ),
);

/** Condition: the address is not blocked as a whole. */
export const isNotBlocked = fragment(
  (address: string) => sql`NOT EXISTS (SELECT 1 FROM blocked_addresses WHERE address = ${address})`,
);
