import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import { listStanding } from '../../alarms/store.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { hashBody } from '../../idempotency/run-idempotent.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import { agentOfSession } from '../../sessions/store.ts';
import { alarmsFor } from '../alarms.ts';
import { listOwnHeld } from '../held/store-held.ts';
import { ownHeldAct } from '../held/undo.ts';
import { countsOf, readCountsFor } from './counts.ts';

/**
 * The counts of all views and the alarms that stand, and what became of own acts, in one round trip of four short reads; null where `since`, the
 * mark of an earlier answer, still holds. It is no use of the session (R17).
 * @throws Problem `sign_in_needed`.
 */
export async function readPulse(
  context: RequestContext,
  tokenHash: string,
  since: string | undefined,
): Promise<PulseAnswer | null> {
  const { db, clock, settings } = context;
  const now = clock.now();
  const asking = agentOfSession(tokenHash, now, settings.limits);
  const {
    agent,
    rows: [[row], standing, held],
  } = await readWithAgent(
    context,
    tokenHash,
    [readCountsFor(context, asking), listStanding(db), listOwnHeld(db, asking)],
    { isUse: false },
  );
  const answer = {
    counts: countsOf(row),
    alarms: alarmsFor(agent, standing, now),
    held: held.map(ownHeldAct),
  };
  const mark = await hashBody([row?.changes, agent.role, agent.departments, answer]);
  return mark === since ? null : { now, mark, ...answer };
}
