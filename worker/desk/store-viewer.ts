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

/** Whether this agent may work in the department. */
export const hasDepartment = (
  viewer: Pick<Viewer, 'role' | 'departments'>,
  department: string,
): boolean => scopeOf(viewer, 'work') === 'all' || viewer.departments.includes(department);

/** Whether a ticket has reached the desk, and a department and the agency of this agent have it (R32). */
export const isWithinReach = (
  viewer: Pick<Viewer, 'role' | 'departments' | 'agency'>,
  { state, department, agency }: Pick<TicketRow, 'state' | 'department' | 'agency'>,
): boolean =>
  !(unseenStates as readonly string[]).includes(state) &&
  hasDepartment(viewer, department) &&
  (viewer.agency === null || viewer.agency === agency);

const rolesWithAll = (action: DeskAction) =>
  JSON.stringify(agentRoles.filter((role) => scopeOf({ role }, action) === 'all'));

/** Condition: the role of the agent whom the scalar gives may do this everywhere. */
export const seesAll = (agent: SQL, action: DeskAction): SQL =>
  isRoleWithAll(sql`(SELECT role FROM agents WHERE agents.id = ${agent})`, action);

/** Condition: this role may do this everywhere. */
export const isRoleWithAll = (role: SQL, action: DeskAction): SQL =>
  isOneOfRoles(role, rolesWithAll(action));

const isOneOfRoles = fragment(
  (role: SQL, roles: string) => sql`${role} IN (SELECT value FROM json_each(${roles}))`,
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
