import { type SQL, sql } from 'drizzle-orm';
import { maskCardNumbers } from '#shared/fields/card-number.ts';
import type { Database } from '../foundation/database.ts';
import { sha256Text } from '../foundation/keyed-hash.ts';
import { commitParts, type Part, silentPart } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import {
  type Charge,
  chargeLimits,
  granted,
  readRefusal,
  requireGranted,
} from '../foundation/rate-limit.ts';

// A request with an Idempotency-Key happens once (R36). The first statement claims the key; all
// others happen only for the request that holds it, so a replay reads what the first one answered.

export const keptMs = 24 * 60 * 60 * 1000;

/**
 * What tells one body from another under the same key. Cards are masked first: twelve digits are
 * soon found again from a hash.
 */
export const hashBody = (body: unknown): Promise<string> =>
  sha256Text(
    JSON.stringify(body, (_, value) =>
      typeof value === 'string' ? maskCardNumbers(value) : value,
    ),
  );

export type Claim = {
  /** Caller and work: `customer:…/reply:…`. */
  scope: string;
  key: string;
  bodyHash: string;
  /** Id of the row this request would make. */
  resultId: string;
  answer: unknown;
  now: number;
  /** Id of a row that answers this request as well, such as the same text sent a minute ago. */
  instead?: SQL | undefined;
};

/** Something that must pass before the work is done; it runs for the holder of the key alone. */
export type Gate = {
  /** `held` is the condition under which it may charge or spend anything. */
  part(held: SQL): Part<unknown>;
  /** Holds in the batch when the gate let the request through. */
  passed: SQL;
};

/** A limit as a gate: nothing is charged for a replay. */
export const limitGate = (db: Database, charge: Charge): Gate => ({
  part: (held) => ({
    statements: [chargeLimits(db, charge, held), readRefusal(db, charge)],
    answer: ([charged, refusal]) =>
      requireGranted(charge, charged as unknown[], refusal as { freeAt: number | null }[]),
  }),
  passed: granted(charge),
});

/** Condition: this request is the one that holds the key. */
export const heldBy = ({ scope, key, resultId }: Pick<Claim, 'scope' | 'key' | 'resultId'>): SQL =>
  sql`EXISTS (SELECT 1 FROM request_keys WHERE scope = ${scope} AND key = ${key} AND result_id = ${resultId})`;

function claimKey(db: Database, claim: Claim) {
  const { scope, key, bodyHash, resultId, answer, now, instead } = claim;
  const earlier = instead ?? sql`NULL`;
  return db.run(sql`
    INSERT INTO request_keys (scope, key, body_hash, result_id, answer, created_at)
    SELECT ${scope}, ${key}, ${bodyHash}, coalesce(earlier.id, ${resultId}),
      coalesce((SELECT answer FROM request_keys WHERE result_id = earlier.id LIMIT 1), ${JSON.stringify(answer)}), ${now}
    FROM (SELECT (${earlier}) AS id) AS earlier WHERE 1
    ON CONFLICT (scope, key) DO UPDATE SET body_hash = excluded.body_hash,
      result_id = excluded.result_id, answer = excluded.answer, created_at = excluded.created_at
    WHERE request_keys.created_at <= ${now - keptMs}`);
}

const letGo = (db: Database, { scope, key, resultId }: Claim, unless: SQL) =>
  db.run(sql`
    DELETE FROM request_keys
    WHERE scope = ${scope} AND key = ${key} AND result_id = ${resultId} AND NOT (${unless})`);

const readKey = (db: Database, { scope, key }: Claim) =>
  db.all<{ bodyHash: string; resultId: string; answer: string }>(sql`
    SELECT body_hash AS bodyHash, result_id AS resultId, answer FROM request_keys
    WHERE scope = ${scope} AND key = ${key}`);

/**
 * Does the work of one request once, in one round trip, and answers what its first run answered.
 * `effects` get the condition under which they may happen.
 * @throws Problem `key_reused` for another body under the same key; whatever a gate throws.
 */
export async function once<Answer>(
  db: Database,
  claim: Claim & { answer: Answer },
  gates: readonly Gate[],
  effects: (held: SQL) => readonly Part<unknown>[],
): Promise<{ first: boolean; answer: Answer }> {
  const mine = heldBy(claim);
  const outcome: { first: boolean; answer: Answer } = { first: false, answer: claim.answer };
  const ifFirst = ({ statements, answer }: Part<unknown>): Part<void> => ({
    statements,
    answer: (results) => {
      if (outcome.first) answer(results);
    },
  });
  const allPassed = sql.join([sql`1`, ...gates.map(({ passed }) => sql`(${passed})`)], sql` AND `);
  await commitParts(db, [
    {
      statements: [claimKey(db, claim), readKey(db, claim)],
      answer: ([, rows]) => {
        const [kept] = rows as { bodyHash: string; resultId: string; answer: string }[];
        if (!kept) throw new Error('A claimed key is gone inside its own transaction.');
        if (kept.bodyHash !== claim.bodyHash) throw new Problem('key_reused');
        outcome.first = kept.resultId === claim.resultId;
        outcome.answer = JSON.parse(kept.answer) as Answer;
      },
    },
    ...gates.map((gate) => ifFirst(gate.part(mine))),
    silentPart(letGo(db, claim, allPassed)),
    ...effects(mine).map(ifFirst),
  ]);
  return outcome;
}

/** Whether a caller has used this key: a replay must not be judged by what its first run made. */
export const readKeyUse = (db: Database, scope: SQL, key: string) =>
  db.all<{ resultId: string }>(sql`
    SELECT result_id AS resultId FROM request_keys WHERE scope = ${scope} AND key = ${key}`);

/** Removes keys that no longer count. */
export const sweepKeys = (db: Database, now: number) =>
  db.run(sql`DELETE FROM request_keys WHERE created_at <= ${now - keptMs}`);
