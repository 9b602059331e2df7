import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import type { Payment } from './challenge.ts';
import { spentWork } from './schema.ts';

export const isUnspent = ({ challengeId }: Payment): SQL =>
  challengeId === null
    ? sql`1`
    : sql`NOT EXISTS (SELECT 1 FROM ${spentWork} WHERE challenge_id = ${challengeId})`;

export const wasSpentBefore = (db: Database, { challengeId }: Payment) =>
  db.all<{ challengeId: string }>(
    sql`SELECT challenge_id AS challengeId FROM ${spentWork} WHERE challenge_id = ${challengeId}`,
  );

/** Violates the primary key where the challenge was redeemed before. `expiresAt` is in epoch ms. */
export const redeem = (db: Database, challengeId: string, expiresAt: number) =>
  db.insert(spentWork).values({ challengeId, expiresAt });

/** Single use: the row is there from now on. */
export const spend = (db: Database, { challengeId, expiresAt }: Payment, when: SQL) =>
  db.run(sql`
    INSERT INTO ${spentWork} (challenge_id, expires_at)
    SELECT ${challengeId}, ${expiresAt} WHERE ${challengeId} IS NOT NULL AND ${when}`);

/** How often a limit was charged in its running window. */
export async function readCount(db: Database, key: string, now: number): Promise<number> {
  const [row] = await db.all<{ count: number }>(
    sql`SELECT count FROM rate_limits WHERE key = ${key} AND resets_at > ${now}`,
  );
  return row?.count ?? 0;
}

/** Removes solutions whose challenge has ended: expiry refuses them from then on. */
export const sweepSpentWork = (db: Database, now: number) =>
  db.run(sql`DELETE FROM ${spentWork} WHERE expires_at <= ${now}`);
