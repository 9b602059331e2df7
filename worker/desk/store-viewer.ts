import { type SQL, sql } from 'drizzle-orm';
import { fragment } from '../foundation/database/statement.ts';
import type { Agent } from '../people/schema.ts';
import type { TicketRow } from '../tickets/store.ts';

/** The agent who asks, as far as rights go. */
export type Viewer = { agentId: string; role: Agent['role']; departments: readonly string[] };

const unseenStates = ['unconfirmed', 'expired'] as const;

/** Whether a ticket has reached the desk and a department of this agent has it (R32). */
export const isWithinReach = (
  { role, departments }: Pick<Viewer, 'role' | 'departments'>,
  { state, department }: Pick<TicketRow, 'state' | 'department'>,
): boolean =>
  !(unseenStates as readonly string[]).includes(state) &&
  (role === 'admin' || departments.includes(department));

/** The same as a condition on `tickets`, for the agent whom the scalar gives. */
export const withinReachOf = fragment(
  (agent: SQL) => sql`
  tickets.state NOT IN (SELECT value FROM json_each(${JSON.stringify(unseenStates)}))
  AND ((SELECT role FROM agents WHERE agents.id = ${agent}) = 'admin'
    OR tickets.department IN (
      SELECT value FROM agents, json_each(agents.departments) WHERE agents.id = ${agent}))`,
);
