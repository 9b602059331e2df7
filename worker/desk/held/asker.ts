import { type BatchRows, readTogether } from '../../foundation/database/commit.ts';
import type { Database, Statement } from '../../foundation/database/database.ts';
import { type Guard, guard } from '../../foundation/database/guard.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import type { AgentRight } from '../../people/schema.ts';
import { readWithAgent, type SignedInAgent } from '../../sessions/rules.ts';
import { findActingAgent, isHeld } from './store-held.ts';

/** An act that was kept back and is due now, and whose it is. */
export type DueAct = { id: string; agentId: string };

/** Who acts: the hash of a session's token, or an agent whose act was kept back. */
export type Asker = string | DueAct;

/** An act that was kept back waits no longer: it was undone, or has happened. */
export class NotHeld extends Error {}

/** The batch goes on only where the act still waits, else `NotHeld`. */
export const requireHeld = (db: Database, { id }: DueAct): Guard =>
  guard(db, isHeld(id), () => new NotHeld());

/**
 * Reads who acts together with `reads`, in one round trip.
 * @throws Problem `sign_in_needed` without a session; for an act that was kept back, where its agent was disabled.
 */
export async function readAsker<const Reads extends readonly Statement[]>(
  context: RequestContext,
  asker: Asker,
  reads: Reads,
): Promise<{
  agent: Omit<SignedInAgent, 'tokenHash' | 'provenAt' | 'seenAt' | 'secondFactorAt'>;
  rows: BatchRows<Reads>;
}> {
  if (typeof asker === 'string') return await readWithAgent(context, asker, reads);
  const { db } = context;
  const [[row], ...rows] = await readTogether(db, [findActingAgent(db, asker.agentId), ...reads]);
  if (!row) throw new Problem('sign_in_needed');
  const departments = JSON.parse(row.departments) as string[];
  const rights = (JSON.parse(row.rights ?? '[]') ?? []) as AgentRight[];
  return { agent: { ...row, departments, rights }, rows };
}
