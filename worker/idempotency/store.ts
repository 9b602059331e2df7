import { and, desc, eq, lte, type SQL, sql } from 'drizzle-orm';
import { asJson, fragment, statement } from '../foundation/database/statement.ts';
import { isOfFirst } from '../foundation/database/sweep.ts';
import { hours } from '../foundation/ports/clock.ts';
import { requestKeys } from './schema.ts';

/** How long a key counts (R36), in ms. */
const keyLifeMs = hours(24);

type Key = { scope: string | SQL; key: string };
type Claim = Key & {
  scope: string;
  bodyHash: string;
  resultId: string;
  answer: unknown;
  now: number;
};

const isKey = ({ scope, key }: Key) => and(eq(requestKeys.scope, scope), eq(requestKeys.key, key));

/** Deletes a key that was used longer ago than it counts. */
export const dropExpiredKey = statement((db, { now, ...key }: Key & { now: number }) =>
  db
    .delete(requestKeys)
    .where(and(isKey(key), lte(requestKeys.createdAt, sql`${now} - ${keyLifeMs}`))),
);

const isExpired = sql`${requestKeys.createdAt} <= excluded.created_at - ${sql.raw(`${keyLifeMs}`)}`;

/** Violates a constraint where the key counts already; one that was used longer ago than it counts is taken over. */
export const claimKey = statement((db, { scope, key, bodyHash, resultId, answer, now }: Claim) =>
  db
    .insert(requestKeys)
    .values({ scope, key, bodyHash, resultId, answer, createdAt: now })
    .onConflictDoUpdate({
      target: [requestKeys.scope, requestKeys.key],
      set: {
        // No key is without a hash.
        bodyHash: sql`iif(${isExpired}, excluded.body_hash, NULL)`,
        resultId: sql`excluded.result_id`,
        answer: sql`excluded.answer`,
        createdAt: sql`excluded.created_at`,
      },
    }),
);

/** Condition: the scalar is NULL. */
export const isNull = fragment((scalar: SQL) => sql`(${scalar}) IS NULL`);

/**
 * Gives the key to the earlier row that answers the request, if there is one and the key is new, with
 * the answer of that row's own request while that is known.
 */
export const adoptEarlier = statement(
  (db, { earlier, ...claim }: Claim & { earlier?: SQL | undefined }) =>
    db.run(sql`
    INSERT INTO ${requestKeys} (scope, key, body_hash, result_id, answer, created_at)
    SELECT ${claim.scope}, ${claim.key}, ${claim.bodyHash}, earlier.id,
      coalesce((SELECT answer FROM ${requestKeys} WHERE result_id = earlier.id LIMIT 1),
        ${asJson(claim.answer)}), ${claim.now}
    FROM (SELECT (${earlier ?? sql`NULL`}) AS id) AS earlier WHERE earlier.id IS NOT NULL
    ON CONFLICT (scope, key) DO NOTHING`),
);

/** What the key led to. */
export const readKey = statement((db, key: Key) =>
  db
    .select({
      bodyHash: requestKeys.bodyHash,
      resultId: requestKeys.resultId,
      answer: requestKeys.answer,
    })
    .from(requestKeys)
    .where(isKey(key)),
);

/** What the request that made this row answered, while that is known. `resultId` may be SQL. */
export const findAnswerOf = statement((db, resultId: SQL | string) =>
  db
    .select({ answer: requestKeys.answer })
    .from(requestKeys)
    .where(sql`${requestKeys.resultId} = ${resultId}`)
    .orderBy(desc(requestKeys.createdAt))
    .limit(1),
);

/** From now on another answer is given where a request that made this row is sent again. */
export const changeAnswerOf = statement(
  (db, { resultId, answer }: { resultId: string; answer: unknown }) =>
    db.run(sql`UPDATE request_keys SET answer = ${asJson(answer)} WHERE result_id = ${resultId}`),
);

/** Removes keys that no longer count. `now` is in epoch ms. */
export const sweepKeys = statement((db, now: number, limit: number) =>
  db
    .delete(requestKeys)
    .where(isOfFirst(requestKeys, lte(requestKeys.createdAt, sql`${now} - ${keyLifeMs}`), limit)),
);
