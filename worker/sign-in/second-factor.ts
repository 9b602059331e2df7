import { charge, guardWithin, type RateLimit } from '../foundation/database/charge.ts';
import { type BatchStep, commit } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { guard } from '../foundation/database/guard.ts';
import { days, hours } from '../foundation/ports/clock.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { hashRecoveryCode } from '../people/recovery-codes.ts';
import {
  countRecoveryCodes,
  deleteRecoveryCode,
  hasRecoveryCode,
  isStepUnused,
  spendStep,
} from '../people/store.ts';
import { totpStepOf } from '../people/totp.ts';
import { makeSessionToken } from '../sessions/browser.ts';
import { readWithAgent } from '../sessions/rules.ts';
import {
  agentOfSession,
  awaitsSecondFactor,
  countSecondFactorTry,
  endSession,
  type HalfOpenRow,
  insertAgentSession,
  isFactorProvenAt,
  readFactorOf,
  readHalfOpen,
  renewSecondFactor,
  sessionStands,
} from '../sessions/store.ts';

/**
 * The second factor: the right code of the authenticator, or a recovery code in its place, makes the
 * session whole under a new token (R16, R17). Each works once, and a recovery code is alarmed. Wrong ones
 * are limited for the agent over all sessions, so that a new code to the phone buys no new guesses (R87);
 * where they are spent the right one is refused alike.
 * @param code Six digits, or the ten symbols of a recovery code.
 * @throws Problem `sign_in_needed` without a first factor or after five tries, `code_wrong`,
 * `too_many_requests`.
 */
export async function proveSecondFactor(
  context: RequestContext,
  tokenHash: string,
  code: string,
): Promise<{ token: string }> {
  const { db, clock, settings } = context;
  const now = clock.now();
  const [agent] = await readHalfOpen(db, tokenHash, now, settings.limits);
  if (!agent) throw new Problem('sign_in_needed');
  const limits = secondFactorLimits(settings, agent.id);
  const isAwaited = guard(db, awaitsSecondFactor(tokenHash, now, settings.limits), 'code_wrong');
  const spending = await spendFactor(context, agent, code);
  if (!spending) {
    const [, , charged] = await commit(db, [
      isAwaited,
      countSecondFactorTry(db, tokenHash),
      ...charge(db, limits, clock),
    ]);
    alarmOfLimits(context, agent, limits, charged);
    throw new Problem('code_wrong');
  }
  const fresh = await makeSessionToken(context);
  const steps = [
    isAwaited,
    guardWithin(db, limits, clock),
    ...spending.steps,
    endSession(db, tokenHash),
    insertAgentSession(db, {
      tokenHash: fresh.tokenHash,
      agent,
      now,
      limits: settings.limits,
    }),
  ];
  await commitWithRecovery(db, steps, sessionStands(fresh.tokenHash));
  alarmOfCode(context, agent, spending);
  return { token: fresh.token };
}

/** Somebody came in without the authenticator: whoever it was, the owner should know. */
function alarmOfCode(
  { log }: Pick<RequestContext, 'log'>,
  { id: agentId }: Pick<HalfOpenRow, 'id'>,
  { codesLeft: left }: Spending,
) {
  if (left !== undefined) log.alarm('recovery_code_used', { agentId, left });
}

/**
 * Proves the second factor of a session anew, by the same codes and limits: what changes people asks for it
 * once the last proof is old (R20).
 * @throws Problem `sign_in_needed`, `code_wrong`, `too_many_requests`.
 */
export async function renewProof(
  context: RequestContext,
  tokenHash: string,
  code: string,
): Promise<void> {
  const { db, clock, settings } = context;
  const now = clock.now();
  const {
    rows: [[agent]],
  } = await readWithAgent(context, tokenHash, [
    readFactorOf(db, agentOfSession(tokenHash, now, settings.limits)),
  ]);
  if (!agent) throw new Problem('sign_in_needed');
  const limits = secondFactorLimits(settings, agent.id);
  const spending = await spendFactor(context, agent, code);
  if (!spending) {
    const [charged] = await commit(db, charge(db, limits, clock));
    alarmOfLimits(context, agent, limits, charged);
    throw new Problem('code_wrong');
  }
  const steps = [
    guardWithin(db, limits, clock),
    ...spending.steps,
    renewSecondFactor(db, tokenHash, now),
  ];
  await commitWithRecovery(db, steps, isFactorProvenAt(tokenHash, now));
  alarmOfCode(context, agent, spending);
}

/** What a right code does: the steps that use it up, and how many recovery codes are left if it was one. */
type Spending = { steps: readonly BatchStep[]; codesLeft?: number };

const isRecoveryCode = (code: string) => code.length > 6;

/** Null for a wrong code. */
async function spendFactor(
  context: RequestContext,
  agent: HalfOpenRow,
  code: string,
): Promise<Spending | null> {
  const { db, clock } = context;
  if (isRecoveryCode(code)) return await spendRecoveryCode(context, agent, code);
  const step = await totpStepOf(context, agent, code, clock.now());
  if (step === null || step <= agent.totpLastStep) return null;
  const steps = [
    guard(db, isStepUnused(agent.id, step), 'code_wrong'),
    spendStep(db, { agentId: agent.id, step }),
  ];
  return { steps };
}

async function spendRecoveryCode(
  context: RequestContext,
  { id: agentId }: HalfOpenRow,
  code: string,
): Promise<Spending | null> {
  const { db } = context;
  const own = { agentId, codeHash: await hashRecoveryCode(context, agentId, code) };
  const [stored] = await countRecoveryCodes(db, own);
  if (!stored?.isOne) return null;
  const steps = [guard(db, hasRecoveryCode(own), 'code_wrong'), deleteRecoveryCode(db, own)];
  return { steps, codesLeft: stored.count - 1 };
}

/** As many wrong second factors of an agent as wrong codes of a phone (R8). */
export const secondFactorLimits = (
  { limits }: Pick<RequestContext['settings'], 'limits'>,
  agentId: string,
): RateLimit[] => [
  { key: `second-factor:hour:${agentId}`, max: limits.wrongCodesPerHour, windowMs: hours(1) },
  { key: `second-factor:day:${agentId}`, max: limits.wrongCodesPerDay, windowMs: days(1) },
];

/** Alarms once for each limit: whoever charges the last of it. Who gets here has the agent's phone. */
function alarmOfLimits(
  { log }: Pick<RequestContext, 'log'>,
  { id: agentId }: Pick<HalfOpenRow, 'id'>,
  limits: readonly RateLimit[],
  charged: readonly { key: string; count: number }[],
) {
  for (const { key, max } of limits)
    if (charged.some((one) => one.key === key && one.count === max))
      log.alarm('second_factor_tries_spent', { agentId, count: max });
}
