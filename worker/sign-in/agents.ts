import { commitSurely, type Part } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import { totpStepOf } from '../people/totp.ts';
import { proveCode } from '../proofs/prove.ts';
import { agentSignInPurpose } from '../proofs/scope.ts';
import { makeSessionToken } from '../sessions/browser.ts';
import {
  completeHalfSession,
  endSession,
  openHalfSession,
  readHalfOpen,
  readSessionOwner,
  sessionStands,
} from '../sessions/store.ts';

/**
 * The first factor: the code sent to an agent's phone opens a session that can do nothing but take
 * the second.
 * @throws Problem those of a wrong code; `code_expired` for a phone that is no agent's.
 */
export async function proveAgentPhone(
  work: Work,
  asked: { proofId: string | undefined; code: string; oldTokenHash: string },
) {
  const { db, clock, settings } = work;
  const { token, tokenHash } = await makeSessionToken(work);
  const proving = await proveCode(work, { ...asked, purpose: agentSignInPurpose });
  const opening = {
    tokenHash,
    address: proving.address,
    now: clock.now(),
    limits: settings.limits,
  };
  const open: Part<void> = {
    statements: [
      endSession(db, asked.oldTokenHash, proving.proved),
      openHalfSession(db, opening, proving.proved),
    ],
    recall: [null, readSessionOwner(db, tokenHash)],
    answer([, opened]) {
      if ((opened as unknown[]).length === 0) throw new Problem('code_expired');
    },
  };
  const [proven] = await commitSurely(db, [proving, open], proving.proved);
  return { token, address: proven.address };
}

/**
 * The second factor: the right code of the authenticator, used once, makes the session whole under a
 * new token (R16, R17).
 * @throws Problem `sign_in_needed` without a first factor or after five tries, `code_wrong`.
 */
export async function proveSecondFactor(work: Work, tokenHash: string, code: string) {
  const { db, clock, settings } = work;
  const now = clock.now();
  const [agent] = await readHalfOpen(db, tokenHash, now, settings.limits);
  if (!agent) throw new Problem('sign_in_needed');
  const step = await totpStepOf(work, agent, code, now);
  const half = { tokenHash, agentId: agent.id, step, now, limits: settings.limits };
  const fresh = await makeSessionToken(work);
  const completing: Part<void> = {
    statements: completeHalfSession(db, half, fresh.tokenHash),
    recall: [null, null, readSessionOwner(db, fresh.tokenHash), null],
    answer([, , opened]) {
      if ((opened as unknown[]).length === 0) throw new Problem('code_wrong');
    },
  };
  await commitSurely(db, [completing], sessionStands(fresh.tokenHash));
  return { token: fresh.token };
}
