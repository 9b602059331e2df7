import { type SQL, sql } from 'drizzle-orm';
import { fragment } from '../foundation/database/statement.ts';
import { type AgentRole, agentRoles } from '../people/schema.ts';
import { type DeskAction, scopeOf } from '../sessions/rights.ts';
import type { TicketRow } from '../tickets/store.ts';

/** The agent who asks, as far as rights go. */
export type Viewer = {
  agentId: string;
  role: AgentRole;
  departments: readonly string[];
  /** Only requests of this agency's customers are in reach; null = of all. */
  agency: string | null;
};

const unseenStates = ['unconfirmed', 'expired'] as const;

/** Whether a ticket has reached the desk, and a department and the agency of this agent have it (R32). */
export const isWithinReach = (
  viewer: Pick<Viewer, 'role' | 'departments' | 'agency'>,
  { state, department, agency }: Pick<TicketRow, 'state' | 'department' | 'agency'>,
): boolean =>
  !(unseenStates as readonly string[]).includes(state) &&
  (scopeOf(viewer, 'work') === 'all' || viewer.departments.includes(department)) &&
  (viewer.agency === null || viewer.agency === agency);

const rolesWithAll = (action: DeskAction) =>
  JSON.stringify(agentRoles.filter((role) => scopeOf({ role }, action) === 'all'));

/** Condition: the role of the agent whom the scalar gives may do this everywhere. */
export const seesAll = (agent: SQL, action: DeskAction): SQL =>
  hasOneOfRoles(agent, rolesWithAll(action));

const hasOneOfRoles = fragment(
  (agent: SQL, roles: string) => sql`
  (SELECT role FROM agents WHERE agents.id = ${agent}) IN (SELECT value FROM json_each(${roles}))`,
);

/** What `isWithinReach` says, as a condition on `tickets`, for the agent whom the scalar gives. */
export const withinReachOf = fragment(
  (agent: SQL) => sql`
  tickets.state NOT IN (SELECT value FROM json_each(${JSON.stringify(unseenStates)}))
  AND (${seesAll(agent, 'work')} OR tickets.department IN (
    SELECT value FROM agents, json_each(agents.departments) WHERE agents.id = ${agent}))
  AND coalesce((SELECT agency FROM agents WHERE agents.id = ${agent}) = tickets.agency,
    (SELECT agency FROM agents WHERE agents.id = ${agent}) IS NULL)`,
);
