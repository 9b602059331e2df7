import { type SQL, sql } from 'drizzle-orm';
import type { SignedInAgent } from '../sessions/rules.ts';

/** The agent who asks, as far as rights go. */
export type Viewer = Pick<SignedInAgent, 'agentId' | 'role' | 'departments'>;

/** Condition on `tickets`: it has reached the desk, and a department of this agent has it (R32). */
export function withinReach({ role, departments }: Viewer): SQL {
  const reached = sql`tickets.state NOT IN ('unconfirmed', 'expired')`;
  if (role === 'admin') return reached;
  const own = sql`SELECT value FROM json_each(${JSON.stringify(departments)})`;
  return sql`${reached} AND tickets.department IN (${own})`;
}
