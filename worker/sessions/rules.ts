import { minutes } from '../foundation/clock.ts';
import type { Part } from '../foundation/parts.ts';
import { Problem } from '../foundation/problem.ts';
import type { Work } from '../foundation/services.ts';
import {
  type AgentRow,
  type CustomerRow,
  readAgentSession,
  readCustomerSession,
  touchSession,
} from './store.ts';

export type SignedInCustomer = CustomerRow & { tokenHash: string };
export type SignedInAgent = Omit<AgentRow, 'departments'> & {
  tokenHash: string;
  departments: string[];
};

type Asking = Pick<Work, 'db' | 'clock' | 'settings' | 'afterResponse'>;

/** How stale the note of last use may get, so that most requests write nothing. */
const touchEveryMs = { customer: minutes(10), agent: minutes(1) };

/**
 * Who is asking, as a part: put it first and the rest of the round trip beside it, with
 * `customerOfSession(tokenHash, …)` naming the owner in SQL.
 * @throws Problem (when answered) `sign_in_needed`.
 */
export function askCustomer(
  { db, clock, settings, afterResponse }: Asking,
  tokenHash: string,
): Part<SignedInCustomer> {
  const now = clock.now();
  const statements = [readCustomerSession(db, tokenHash, now, settings.limits)];
  return {
    statements,
    recall: statements,
    answer([rows]) {
      const [row] = rows as CustomerRow[];
      if (!row) throw new Problem('sign_in_needed');
      if (now - row.seenAt >= touchEveryMs.customer)
        afterResponse(async () => touchSession(db, tokenHash, now));
      return { ...row, tokenHash };
    },
  };
}

/** The same for an agent who has given both factors. */
export function askAgent(
  { db, clock, settings, afterResponse }: Asking,
  tokenHash: string,
): Part<SignedInAgent> {
  const now = clock.now();
  return {
    statements: [readAgentSession(db, tokenHash, now, settings.limits)],
    answer([rows]) {
      const [row] = rows as AgentRow[];
      if (!row) throw new Problem('sign_in_needed');
      if (now - row.seenAt >= touchEveryMs.agent)
        afterResponse(async () => touchSession(db, tokenHash, now));
      return { ...row, departments: JSON.parse(row.departments) as string[], tokenHash };
    },
  };
}

/** The same for a customer whose address was proven a moment ago (R20). @throws Problem `fresh_proof_needed`. */
export function askFreshCustomer(asking: Asking, tokenHash: string): Part<SignedInCustomer> {
  const part = askCustomer(asking, tokenHash);
  return {
    ...part,
    answer(results) {
      const customer = part.answer(results);
      requireFresh(asking, customer);
      return customer;
    },
  };
}

/** @throws Problem `fresh_proof_needed` where the last proof is ten minutes old or older (R20). */
export function requireFresh(
  { clock, settings }: Pick<Work, 'clock' | 'settings'>,
  { provenAt }: { provenAt: number },
) {
  if (clock.now() - provenAt >= minutes(settings.limits.freshProofMinutes))
    throw new Problem('fresh_proof_needed');
}
