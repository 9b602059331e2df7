import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { makeToken } from '../foundation/chance.ts';
import { hours } from '../foundation/clock.ts';
import { sameSecret } from '../foundation/keyed-hash.ts';
import type { Part } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import { chargeLimits, makeCharge } from '../foundation/rate-limit.ts';
import type { Work } from '../foundation/services.ts';
import type { ProofKind } from './schema.ts';
import { codeFor, linkTokenFor } from './secrets.ts';
import {
  addressProvedBy,
  judge,
  readTry,
  type Try,
  type TryState,
  wasProvedBy,
  wasWrong,
} from './store.ts';

type Proving = Pick<Work, 'db' | 'clock' | 'chance' | 'config' | 'settings'>;

export type Proven = {
  proofId: string;
  kind: ProofKind;
  address: string;
  subject: string | null;
};

/**
 * A try, as the first part of a commit. `proved` and `address` are SQL for the parts behind it: what
 * follows from the proof happens in the same commit.
 *
 *     const proving = await proveCode(work, { proofId, purpose: 'file_ticket', code });
 *     const entering = enterAsCustomer(work, proving, …);          // sessions + people
 *     const [proven] = await commitSurely(
 *       db, [proving, entering, releaseTickets(proofId, proving.proved)], proving.proved);
 */
export type ProofTry = Part<Proven> & {
  proofId: string;
  /** Condition: this try proved it. */
  proved: SQL;
  /** Scalar: the proven address, NULL if this try did not prove it. */
  address: SQL;
};

/**
 * A code proves its holder has the phone or mailbox now. It works once, for minutes, and dies after
 * five wrong tries; a new code buys no new guesses.
 * @throws Problem (when answered) `code_wrong` with facts.triesLeft, `code_expired`, `too_many_requests`.
 */
export async function proveCode(
  work: Proving,
  { proofId = '', purpose, code }: { proofId?: string | undefined; purpose: string; code: string },
): Promise<ProofTry> {
  const right = sameSecret(code, await codeFor(work.config.appSecret, proofId, purpose));
  return tryProof(work, { proofId, purpose, by: 'code', right });
}

/**
 * A link proves that its holder reads the mailbox. It works once, for 24 hours.
 * @throws Problem (when answered) `link_expired`.
 */
export async function proveLink(
  work: Proving,
  { proofId, purpose, token }: { proofId: string; purpose: string; token: string },
): Promise<ProofTry> {
  const right = sameSecret(token, await linkTokenFor(work.config.appSecret, proofId, purpose));
  const attempt = tryProof(work, { proofId, purpose, by: 'link', right });
  return {
    ...attempt,
    answer(results) {
      try {
        return attempt.answer(results);
      } catch (fault) {
        throw fault instanceof Problem ? new Problem('link_expired') : fault;
      }
    },
  };
}

const breakerKey = 'wrong-codes';

function tryProof(
  { db, clock, chance, settings: { limits } }: Proving,
  { proofId, purpose, by, right }: Pick<Try, 'proofId' | 'purpose' | 'by' | 'right'>,
): ProofTry {
  const now = clock.now();
  const tryId = makeToken(chance, 16);
  const breaker = makeCharge(
    tryId,
    [{ key: breakerKey, max: limits.wrongCodesGlobalPerHour, windowMs: hours(1) }],
    clock,
  );
  const breakerOpen = sql`EXISTS (SELECT 1 FROM rate_limits
    WHERE key = ${breakerKey} AND resets_at > ${now} AND count >= ${limits.wrongCodesGlobalPerHour})`;
  const attempt: Try = { tryId, proofId, purpose, by, right, now, limits, breakerOpen };
  return {
    proofId,
    proved: wasProvedBy(attempt),
    address: addressProvedBy(attempt),
    statements: [
      judge(db, attempt),
      chargeLimits(db, breaker, wasWrong(attempt)),
      readTry(db, attempt),
    ],
    recall: [null, null, readTry(db, attempt)],
    answer([, , rows]) {
      const [state] = rows as TryState[];
      if (!state) throw new Problem('code_expired');
      if (state.judged && state.proved) {
        const { kind, address, subject } = state;
        return { proofId, kind, address, subject };
      }
      if (state.judged) {
        const triesLeft = Math.max(0, limits.codeTries - state.wrongTries);
        throw new Problem('code_wrong', { facts: { triesLeft } });
      }
      if (!state.open) throw new Problem('code_expired');
      const freeAt = (state.oldestWrong ?? now) + hours(1);
      throw new Problem('too_many_requests', { retryAfterSeconds: (freeAt - now) / 1000 });
    },
  };
}
