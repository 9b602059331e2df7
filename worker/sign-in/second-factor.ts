import { charge, guardWithin, type RateLimit } from '../foundation/database/charge.ts';
import { type BatchStep, commit } from '../foundation/database/commit.ts';
import { commitWithRecovery } from '../foundation/database/commit-recovery.ts';
import { guard } from '../foundation/database/guard.ts';
import { days, hours } from '../foundation/ports/clock.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { isStepUnused, spendStep } from '../people/store.ts';
import { totpStepOf } from '../people/totp.ts';
import { makeSessionToken } from '../sessions/browser.ts';
import {
  awaitsSecondFactor,
  countSecondFactorTry,
  endSession,
  type HalfOpenRow,
  insertAgentSession,
  readHalfOpen,
  sessionStands,
} from '../sessions/store.ts';

/**
 * The second factor: the right code of the authenticator, used once, makes the session whole under a
 * new token (R16, R17). Wrong ones are limited for the agent over all sessions: a new code to
 * the phone buys no new guesses (R87). Where they are spent the right one is refused alike.
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
    ...spending,
    endSession(db, tokenHash),
    insertAgentSession(db, {
      tokenHash: fresh.tokenHash,
      agent,
      now,
      limits: settings.limits,
    }),
  ];
  await commitWithRecovery(db, steps, sessionStands(fresh.tokenHash));
  return { token: fresh.token };
}

/** What spends the code where it is right; null for a wrong one. */
async function spendFactor(
  context: RequestContext,
  agent: HalfOpenRow,
  code: string,
): Promise<readonly BatchStep[] | null> {
  const { db, clock } = context;
  const step = await totpStepOf(context, agent, code, clock.now());
  if (step === null || step <= agent.totpLastStep) return null;
  return [
    guard(db, isStepUnused(agent.id, step), 'code_wrong'),
    spendStep(db, { agentId: agent.id, step }),
  ];
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
