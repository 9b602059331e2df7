import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../foundation/database.ts';
import type { Claim } from './once.ts';

// A request that a block stopped has a code and no ticket to find it by. Its answer is kept here, so
// that it shows no block when it is sent again or its code is looked up (R10, R31).

/** Whom it names, its code, and its words as they are compared. */
type Stopped = { contact: string | null; code: string; fingerprint: string };

const stoppedScope = 'stopped:';
const scopeOf = ({ contact }: Pick<Stopped, 'contact'>) => `${stoppedScope}${contact}`;

/** Keeps the answer of a stopped request for as long as that of any. */
export const keepStopped = (
  db: Database,
  stopped: Stopped,
  { resultId, answer, now }: Pick<Claim, 'resultId' | 'answer' | 'now'>,
  when: SQL,
) =>
  db.run(sql`
    INSERT INTO request_keys (scope, key, body_hash, result_id, answer, created_at)
    SELECT ${scopeOf(stopped)}, ${stopped.code}, ${stopped.fingerprint}, ${resultId},
      ${JSON.stringify(answer)}, ${now}
    WHERE ${when}`);

/** Query: the result of the last stopped request with the same words after `since`. */
export const stoppedAfter = (stopped: Omit<Stopped, 'code'>, since: number): SQL => sql`
  SELECT result_id FROM request_keys WHERE scope = ${scopeOf(stopped)}
    AND body_hash = ${stopped.fingerprint} AND created_at > ${since}
  ORDER BY created_at DESC LIMIT 1`;

/** Query: id and address of the stopped request that was given this code. */
export const senderOfStopped = (code: string): SQL => sql`
  SELECT result_id AS id, substr(scope, ${stoppedScope.length + 1}) AS address FROM request_keys
  WHERE scope GLOB ${`${stoppedScope}*`} AND key = ${code}`;
