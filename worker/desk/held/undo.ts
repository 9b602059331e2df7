import type { HeldWords, OwnHeldAct, UndoAnswer } from '#shared/contract/desk/held.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { commit } from '../../foundation/database/commit.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { readWithAgent } from '../../sessions/rules.ts';
import {
  findHeld,
  forgetHeld,
  heldRow,
  isAtProgress,
  markUndone,
  releaseTickets,
  type StoredHeld,
} from './store-held.ts';

/**
 * Takes back an own act of which nothing has happened yet, and answers what was written, again until `markSeen`.
 * @throws Problem `sign_in_needed`, `not_found` for acts of others, `undo_late` where it has happened, to some tickets at
 * least.
 */
export const undo = (context: RequestContext, tokenHash: string, id: string): Promise<UndoAnswer> =>
  retryOnConflict(async () => {
    const { db } = context;
    const { state, kind, body, outcome } = await readOwn(context, tokenHash, id);
    const hasBegun = state === 'held' && outcome !== null;
    if (state === 'done' || hasBegun) throw new Problem('undo_late');
    if (state === 'stopped') await commit(db, [markUndone(db, id)]);
    if (state === 'held')
      await commit(db, [
        guardAgainstConflict(db, isAtProgress(id, { outcome: null })),
        markUndone(db, id),
        releaseTickets(db, id),
      ]);
    return { words: kind === 'bulk' ? null : ((body?.words ?? null) as HeldWords | null) };
  });

/**
 * The agent has seen what came of an own act; what was written goes from here.
 * @throws Problem `sign_in_needed`, `not_found` for acts of others.
 */
export async function markSeen(
  context: RequestContext,
  tokenHash: string,
  id: string,
): Promise<void> {
  const { agentId } = await readOwn(context, tokenHash, id);
  await commit(context.db, [forgetHeld(context.db, id, agentId)]);
}

async function readOwn(context: RequestContext, tokenHash: string, id: string) {
  const {
    agent,
    rows: [[row]],
  } = await readWithAgent(context, tokenHash, [findHeld(context.db, id)]);
  if (!row || row.agentId !== agent.agentId) throw new Problem('not_found');
  return heldRow(row);
}

/** An act as its agent's pulse has it. */
export function ownHeldAct(row: StoredHeld): OwnHeldAct {
  const { id, dueAt, kind, state, body, outcome } = heldRow(row);
  const codes = Object.keys(body?.versions ?? {});
  const words = (body?.words ?? {}) as HeldWords;
  return {
    ...{ id, dueAt, kind },
    code: kind === 'bulk' || !codes[0] ? null : showTrackingCode(codes[0]),
    title: body?.title ?? null,
    count: codes.length,
    stopped:
      state === 'stopped' && outcome && 'why' in outcome ? { why: outcome.why, words } : null,
    outcome: state === 'done' && outcome && 'done' in outcome ? outcome : null,
  };
}
