import { type BatchRows, readTogether } from '../foundation/database/commit.ts';
import type { Statement } from '../foundation/database/database.ts';
import { minutes } from '../foundation/ports/clock.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import type { AgentRight } from '../people/schema.ts';
import { type DeskAction, type Scope, scopeOf } from './rights.ts';
import {
  type AgentRow,
  type CustomerRow,
  readAgentSession,
  readCustomerSession,
  touchSession,
} from './store.ts';

/** A customer and the session's key in the table. */
export type SignedInCustomer = CustomerRow & { tokenHash: string };

/** An agent with both factors proven; `departments` holds keys of `settings.departments`, empty = all. */
export type SignedInAgent = Omit<AgentRow, 'departments' | 'rights'> & {
  tokenHash: string;
  departments: string[];
  /** What it may do beyond its role. */
  rights: readonly AgentRight[];
};

type Asking = Pick<RequestContext, 'db' | 'clock' | 'settings' | 'afterResponse'>;

/** How stale the note of last use may get, so that most requests write nothing. */
const touchEveryMs = { customer: minutes(10), agent: minutes(1) };

/**
 * Reads who is signed in by the token together with `reads`, in one round trip; these may name the
 * customer by `customerOfSession(tokenHash, …)`. Null where nobody is.
 */
export async function readWithVisitor<const Reads extends readonly Statement[]>(
  asking: Asking,
  tokenHash: string,
  reads: Reads,
): Promise<{ customer: SignedInCustomer | null; rows: BatchRows<Reads> }> {
  const { db, clock, settings } = asking;
  const [[row], ...rows] = await readTogether(db, [
    readCustomerSession(db, tokenHash, clock.now(), settings.limits),
    ...reads,
  ]);
  if (!row) return { customer: null, rows };
  touch(asking, tokenHash, row, 'customer');
  return { customer: { ...row, tokenHash }, rows };
}

/** The same for a customer. @throws Problem `sign_in_needed`. */
export async function readWithCustomer<const Reads extends readonly Statement[]>(
  asking: Asking,
  tokenHash: string,
  reads: Reads,
): Promise<{ customer: SignedInCustomer; rows: BatchRows<Reads> }> {
  const { customer, rows } = await readWithVisitor(asking, tokenHash, reads);
  if (!customer) throw new Problem('sign_in_needed');
  return { customer, rows };
}

/**
 * The same for an agent who has given both factors. `isUse: false` for what a screen asks by itself: a session that is only
 * polled ends like one that nobody uses (R17).
 * @throws Problem `sign_in_needed`.
 */
export async function readWithAgent<const Reads extends readonly Statement[]>(
  asking: Asking,
  tokenHash: string,
  reads: Reads,
  { isUse = true }: { isUse?: boolean } = {},
): Promise<{ agent: SignedInAgent; rows: BatchRows<Reads> }> {
  const { db, clock, settings } = asking;
  const [[row], ...rows] = await readTogether(db, [
    readAgentSession(db, tokenHash, clock.now(), settings.limits),
    ...reads,
  ]);
  if (!row) throw new Problem('sign_in_needed');
  if (isUse) touch(asking, tokenHash, row, 'agent');
  const departments = JSON.parse(row.departments) as string[];
  const rights = row.rights === null ? [] : (JSON.parse(row.rights) as AgentRight[]);
  return { agent: { ...row, departments, rights, tokenHash }, rows };
}

/**
 * The same for an agent whose role may do this, and where; for others it does not exist (R32).
 * @throws Problem `not_found` too.
 */
export async function readWithRight<const Reads extends readonly Statement[]>(
  asking: Asking,
  tokenHash: string,
  action: DeskAction,
  reads: Reads,
): Promise<{ agent: SignedInAgent; scope: Scope; rows: BatchRows<Reads> }> {
  const read = await readWithAgent(asking, tokenHash, reads);
  const scope = scopeOf(read.agent, action);
  if (scope === null) throw new Problem('not_found');
  return { ...read, scope };
}

function touch(
  { db, clock, afterResponse }: Asking,
  tokenHash: string,
  { seenAt }: { seenAt: number },
  of: keyof typeof touchEveryMs,
) {
  const now = clock.now();
  if (now - seenAt >= touchEveryMs[of]) afterResponse(async () => touchSession(db, tokenHash, now));
}

/** The same for an agent's second factor, before people are changed. @throws Problem `fresh_proof_needed`. */
export const requireFreshFactor = (
  context: Pick<RequestContext, 'clock' | 'settings'>,
  { secondFactorAt }: Pick<SignedInAgent, 'secondFactorAt'>,
) => requireFresh(context, { provenAt: secondFactorAt });

/** @throws Problem `fresh_proof_needed` where the last proof is ten minutes old or older (R20). */
export function requireFresh(
  { clock, settings }: Pick<RequestContext, 'clock' | 'settings'>,
  { provenAt }: { provenAt: number },
) {
  if (clock.now() - provenAt >= minutes(settings.limits.freshProofMinutes))
    throw new Problem('fresh_proof_needed');
}
