import type { UnassignedAnswer } from '#shared/contract/desk/agents.ts';
import { audited } from '../../audit/step.ts';
import { commitAlso } from '../../foundation/database/commit-also.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { findAgent } from '../../people/store.ts';
import { readWithRight } from '../../sessions/rules.ts';
import { countOpen, recordUnassigned, unassign } from './store-agents.ts';

/**
 * Takes the open requests from an agent, so that others see that nobody has them: a slice at a time, for others wait
 * for the commit; whoever asks goes on until none is left.
 * @throws Problem `sign_in_needed`, `not_found`.
 */
export async function unassignAll(
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<UnassignedAnswer> {
  const { db, clock } = context;
  const {
    agent: { agentId: actorId },
    rows: [[agent], [open]],
  } = await readWithRight(context, tokenHash, 'people', [findAgent(db, id), countOpen(db, id)]);
  if (!agent) throw new Problem('not_found');
  const count = open?.count ?? 0;
  if (count === 0) return { unassigned: 0, hasMore: false };
  const limit = listSizes.unassigned;
  const at = clock.now();
  const unassigned = Math.min(count, limit);
  const also = audited(context, actorId, 'unassign_agent', {
    of: agent.name,
    given: { count: unassigned },
  });
  const rows = await commitAlso(
    db,
    [recordUnassigned(db, id, limit, { at, actorId }), unassign(db, id, limit, at)],
    also,
  );
  return { unassigned: rows?.[1].length ?? unassigned, hasMore: count > limit };
}
