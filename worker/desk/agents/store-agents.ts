import { sql } from 'drizzle-orm';
import { fragment, statement } from '../../foundation/database/statement.ts';
import type { Agent } from '../../people/schema.ts';

/** An agent as the list needs it; `departments` and `rights` are JSON. */
export type ListedAgent = Pick<Agent, 'id' | 'name' | 'mobile' | 'role' | 'agency'> & {
  departments: string;
  rights: string | null;
  isDisabled: number;
  open: number;
  recoveryCodes: number;
};

/** All agents, with how many open requests and recovery codes each has: those who work first, each group by name. */
export const listAgents = statement((db) =>
  db.all<ListedAgent>(sql`
    SELECT agents.id, name, mobile, role, departments, rights, agents.agency,
      disabled_at IS NOT NULL AS isDisabled, coalesce(work.open, 0) AS open,
      (SELECT count(*) FROM recovery_codes WHERE agent_id = agents.id) AS recoveryCodes
    FROM agents LEFT JOIN (
      SELECT assignee, sum(count) AS open FROM ticket_counts
      WHERE assignee <> '' AND state IN ('waiting', 'in_review', 'answered') GROUP BY assignee
    ) AS work ON work.assignee = agents.id
    ORDER BY isDisabled, name, agents.id`),
);

/** Condition: this agent may change people now: an enabled admin of all agencies. */
export const mayChangePeople = fragment(
  (id: string) => sql`EXISTS (
    SELECT 1 FROM agents WHERE id = ${id} AND role = 'admin' AND disabled_at IS NULL AND agency IS NULL)`,
);

/** Condition: what can be changed of an agent is as it was read. */
export const isAgentAsRead = (agent: Agent) => isAsRead(JSON.stringify(agent));

const isAsRead = fragment(
  (agent: string) => sql`EXISTS (
    SELECT 1 FROM (SELECT ${agent} AS it) JOIN agents ON agents.id = it ->> 'id'
    WHERE name = it ->> 'name' AND role = it ->> 'role' AND departments = it ->> 'departments'
      AND rights IS it ->> 'rights' AND agency IS it ->> 'agency' AND disabled_at IS it ->> 'disabledAt')`,
);

/** Ids of some open requests of an agent, as a subquery: at most so many, those of the list before those that are put off. */
const openOf = fragment(
  (agent: string, limit: number) => sql`(
    SELECT id FROM (SELECT id FROM tickets
      WHERE assignee_id = ${agent} AND work_order IS NOT NULL ORDER BY work_order, work_due, id LIMIT ${limit})
    UNION ALL
    SELECT id FROM (SELECT id FROM tickets WHERE snoozed_until IS NOT NULL AND assignee_id = ${agent}
      AND state IN ('waiting', 'in_review', 'answered') LIMIT ${limit})
    LIMIT ${limit})`,
);

/** Writes into the history of these requests that nobody has them any more. */
export const recordUnassigned = statement(
  (db, agent: string, limit: number, { at, actorId }: { at: number; actorId: string }) =>
    db.run(sql`
    INSERT INTO ticket_history (id, ticket_id, at, actor, actor_id, kind, from_value, to_value)
    SELECT lower(hex(randomblob(16))), id, ${at}, 'agent', ${actorId}, 'assignee', ${agent}, ''
    FROM ${openOf(agent, limit)}`),
);

/** Takes these requests from the agent; answers a row for each. */
export const unassign = statement((db, agent: string, limit: number, at: number) =>
  db.all<{ id: string }>(sql`
    UPDATE tickets SET assignee_id = NULL, assigned_at = NULL, version = version + 1, updated_at = ${at}
    WHERE id IN ${openOf(agent, limit)} RETURNING id`),
);

/** One row: how many open requests the agent has. */
export const countOpen = statement((db, agent: string) =>
  db.all<{ count: number }>(sql`
    SELECT coalesce(sum(count), 0) AS count FROM ticket_counts
    WHERE assignee = ${agent} AND state IN ('waiting', 'in_review', 'answered')`),
);
