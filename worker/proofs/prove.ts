import type { SQL } from 'drizzle-orm';
import { type BatchStep, commit } from '../foundation/database/commit.ts';
import { guard } from '../foundation/database/guard.ts';
import { hours } from '../foundation/ports/clock.ts';
import { makeToken } from '../foundation/ports/random.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { sameSecret } from '../foundation/security/keyed-hash.ts';
import type { ProofKind } from './schema.ts';
import { codeFor, linkTokenFor } from './secrets.ts';
import {
  countForBreaker,
  countWrongTry,
  isOpen,
  markProved,
  mayGuess,
  readTry,
  type Try,
  type TryState,
  wasProvedBy,
} from './store.ts';

// Proving is a read and a commit:
//
//     const attempt = await tryCode(work, { proofId, purpose, code });
//     const [[proof], rows] = await readTogether(db, [readTry(db, attempt), …]);
//     const proven = await judge(work, attempt, proof);
//     await commitWithRecovery(db, [...proven.steps, …], proven.wasCommitted);

type Trying = Pick<RequestContext, 'clock' | 'randomBytes' | 'config' | 'settings'>;

/** What a right try proves, once its steps are committed. */
export type Proven = {
  proofId: string;
  kind: ProofKind;
  /** Canonical mobile or e-mail address. */
  address: string;
  subject: string | null;
  /** Stand first in the commit of what follows from the proof. */
  steps: readonly BatchStep[];
  /** Condition: the commit with these steps is there. */
  wasCommitted: SQL;
};

/**
 * A code proves that its holder has the phone or mailbox now. It works once, for minutes, and ends
 * after five wrong tries; a new code buys no new guesses.
 */
export async function tryCode(
  context: Trying,
  { proofId = '', purpose, code }: { proofId?: string | undefined; purpose: string; code: string },
): Promise<Try> {
  const isRight = sameSecret(code, await codeFor(context.config.appSecret, proofId, purpose));
  return makeTry(context, { proofId, purpose, by: 'code', isRight });
}

/** A link proves that its holder reads the mailbox. It works once, for 24 hours. */
export async function tryLink(
  context: Trying,
  { proofId, purpose, token }: { proofId: string; purpose: string; token: string },
): Promise<Try> {
  const isRight = sameSecret(token, await linkTokenFor(context.config.appSecret, proofId, purpose));
  return makeTry(context, { proofId, purpose, by: 'link', isRight });
}

const makeTry = (
  { randomBytes, clock, settings: { limits } }: Trying,
  attempt: Pick<Try, 'proofId' | 'purpose' | 'by' | 'isRight'>,
): Try => ({ ...attempt, id: makeToken(randomBytes, 16), now: clock.now(), limits });

/**
 * Judges a try by what `readTry` has read. A wrong one is counted at once.
 * @throws Problem `code_wrong` with facts.triesLeft, `code_expired`, `too_many_requests`; of a link
 * always `link_expired`. The steps refuse in the same words what others have done meanwhile.
 */
export async function judge(
  { db }: Pick<RequestContext, 'db'>,
  attempt: Try,
  proof: TryState | undefined,
): Promise<Proven> {
  if (!proof?.isOpen) throw expired(attempt);
  if (!proof.mayGuess) throw tooManyGuesses(attempt, proof);
  // A code that was not sent is known to nobody, so its digits are a guess; a link may come by a reminder.
  const passes = attempt.isRight && (attempt.by === 'link' || proof.wasSent === 1);
  if (!passes) throw await judgeWrong(db, attempt);
  return {
    proofId: attempt.proofId,
    kind: proof.kind,
    address: proof.address,
    subject: proof.subject,
    steps: [
      guard(db, isOpen(attempt), () => expired(attempt)),
      guard(db, mayGuess(attempt), async () => {
        const [now] = await readTry(db, attempt);
        return tooManyGuesses(attempt, now ?? proof);
      }),
      markProved(db, attempt),
    ],
    wasCommitted: wasProvedBy(attempt),
  };
}

async function judgeWrong(db: RequestContext['db'], attempt: Try): Promise<Problem> {
  const [, , [proof]] = await commit(db, [
    countWrongTry(db, attempt),
    countForBreaker(db, attempt),
    readTry(db, attempt),
  ]);
  if (attempt.by === 'link') return expired(attempt);
  if (proof?.wasWrong) {
    const triesLeft = Math.max(0, attempt.limits.codeTries - proof.wrongTries);
    return new Problem('code_wrong', { facts: { triesLeft } });
  }
  return proof?.isOpen ? tooManyGuesses(attempt, proof) : expired(attempt);
}

const expired = ({ by }: Try): Problem =>
  new Problem(by === 'link' ? 'link_expired' : 'code_expired');

function tooManyGuesses(attempt: Try, { oldestWrong }: Pick<TryState, 'oldestWrong'>): Problem {
  if (attempt.by === 'link') return expired(attempt);
  const freeAt = (oldestWrong ?? attempt.now) + hours(1);
  return new Problem('too_many_requests', { retryAfterSeconds: (freeAt - attempt.now) / 1000 });
}
