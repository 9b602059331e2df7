import type { SQL } from 'drizzle-orm';
import { maskCardNumbers } from '#shared/fields/mask-cards.ts';
import { type BatchStep, commit } from '../foundation/database/commit.ts';
import type { Database } from '../foundation/database/database.ts';
import { guard, guarded } from '../foundation/database/guard.ts';
import { Problem } from '../foundation/problem.ts';
import { sha256Text } from '../foundation/security/keyed-hash.ts';
import { adoptEarlier, claimKey, dropExpiredKey, isNull, readKey } from './store.ts';

/** A request that carries an Idempotency-Key (R36), and what it answers when it succeeds. */
export type IdempotentRequest<Answer> = {
  /** Caller and work: `customer:…/reply:…`. Keys of two callers never meet. */
  scope: string;
  key: string;
  /** Of `hashBody`: the same key under another body is refused. */
  bodyHash: string;
  /** Id of the row that this request makes. */
  resultId: string;
  answer: Answer;
  /** Epoch ms. */
  now: number;
  /**
   * Scalar: id of an earlier row that answers this request as well, such as the same text sent a
   * minute ago; NULL where there is none.
   */
  earlier?: SQL | undefined;
};

/** The key was used before, or an earlier row answers the request. */
class Replay extends Error {}

/** What comes between two tries is an expired key or an earlier row that vanishes; it does not do so often. */
const maxAttempts = 3;

/**
 * Runs the steps once for each key: as one commit with the key, so that a refused request leaves none.
 * A replay answers what the first run answered and changes nothing.
 * @throws Problem `key_reused` for another body under the same key; what a guard of `steps` refuses with.
 */
export async function runIdempotent<Answer>(
  db: Database,
  request: IdempotentRequest<Answer>,
  steps: readonly BatchStep[],
): Promise<{ isFirst: boolean; answer: Answer }> {
  const { earlier, ...claim } = request;
  for (let count = 0; count < maxAttempts; count++) {
    try {
      await commit(db, [
        guarded(claimKey(db, claim), () => new Replay()),
        ...(earlier ? [guard(db, isNull(earlier), () => new Replay())] : []),
        ...steps,
      ]);
      return { isFirst: true, answer: request.answer };
    } catch (fault) {
      if (!(fault instanceof Replay)) throw fault;
      const answered = await replay(db, request);
      if (answered) return { isFirst: false, answer: answered.answer };
    }
  }
  throw new Problem('unavailable');
}

/** What the first run answered; null where key and earlier row are gone, so that this one is the first. */
async function replay<Answer>(
  db: Database,
  request: IdempotentRequest<Answer>,
): Promise<{ answer: Answer } | null> {
  const { scope, key } = request;
  const [, [kept]] = await commit(db, [adoptEarlier(db, request), readKey(db, { scope, key })]);
  return answerOf(request, kept);
}

/**
 * What the first run under a key answered, for a replay that must not be judged anew: by rights that the
 * first run has changed, for instance. Null where nothing was run under it in the last 24 hours.
 * @throws Problem `key_reused` for another body under the same key.
 */
export async function findAnswer<Answer>(
  db: Database,
  {
    scope,
    key,
    bodyHash,
    now,
  }: Pick<IdempotentRequest<Answer>, 'scope' | 'key' | 'bodyHash' | 'now'>,
): Promise<{ answer: Answer } | null> {
  const [, [kept]] = await commit(db, [
    dropExpiredKey(db, { scope, key, now }),
    readKey(db, { scope, key }),
  ]);
  return answerOf({ bodyHash }, kept);
}

function answerOf<Answer>(
  { bodyHash }: Pick<IdempotentRequest<Answer>, 'bodyHash'>,
  kept: { bodyHash: string; answer: unknown } | undefined,
): { answer: Answer } | null {
  if (!kept) return null;
  if (kept.bodyHash !== bodyHash) throw new Problem('key_reused');
  return { answer: kept.answer as Answer };
}

/**
 * SHA-256 of a request's body, to tell one from another under the same key. Cards are masked first:
 * twelve digits are soon found again from a hash.
 */
export const hashBody = (body: unknown): Promise<string> =>
  sha256Text(
    JSON.stringify(body, (_, value) =>
      typeof value === 'string' ? maskCardNumbers(value) : value,
    ),
  );
