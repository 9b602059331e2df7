import { sql } from 'drizzle-orm';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { days } from '../../foundation/ports/clock.ts';
import { agentRoles } from '../../people/schema.ts';
import { scopeOf } from '../../sessions/rights.ts';

/** To whom requests of a department go: `assign` of the settings. */
export type TurnMode = 'none' | 'round_robin' | 'least_loaded';

// When each agent was last given a request by turn is a row of the table of counts: `count` grows from one turn to the
// next, whoever has it. An agent whose row was swept has waited longest.
const turnLifeMs = days(90);

const rolesWithAll = agentRoles.filter((role) => scopeOf({ role }, 'work') === 'all');

const isMember = sql`EXISTS (
  SELECT 1 FROM json_each(agents.departments) WHERE json_each.value = taken.department)`;
/** Condition on `agents` and the ticket `taken`: the agent works, and the ticket is in its reach (R32). */
const isReaching = fragment(
  () => sql`agents.disabled_at IS NULL AND (agents.agency IS NULL OR agents.agency = taken.agency)
    AND (agents.role IN (SELECT value FROM json_each(${asJson(rolesWithAll)})) OR ${isMember})`,
);

/**
 * Gives a ticket that is owed an answer to the agent whose turn it is, unless somebody has it who can answer. Where
 * nobody's turn is, whoever has it keeps it while it is in reach. Who is next is found by the statement itself, so that
 * two tickets at once do not go to one agent.
 */
export const giveByTurn = statement((db, ticketId: string, at: number, mode: TurnMode) =>
  db.run(sql`
    UPDATE tickets SET assignee_id = chosen.agent, assigned_at = iif(chosen.agent IS NULL, NULL, ${at})
    FROM (
      SELECT taken.id, coalesce(
        (SELECT agents.id FROM agents
          LEFT JOIN rate_limits ON rate_limits.key = 'turn:' || agents.id
          LEFT JOIN (SELECT assignee, sum(count) AS owed FROM ticket_counts WHERE owed GROUP BY assignee) AS loads
            ON loads.assignee = agents.id
          WHERE ${mode} <> 'none' AND agents.away_since IS NULL AND ${isMember} AND ${isReaching()}
          ORDER BY iif(${mode} = 'least_loaded', coalesce(loads.owed, 0), 0),
            coalesce(rate_limits.count, 0), agents.created_at, agents.id
          LIMIT 1),
        (SELECT agents.id FROM agents WHERE agents.id = taken.assignee_id AND ${isReaching()})) AS agent
      FROM tickets AS taken
      WHERE taken.id = ${ticketId} AND taken.state IN ('waiting', 'in_review') AND NOT EXISTS (
        SELECT 1 FROM agents
        WHERE agents.id = taken.assignee_id AND agents.away_since IS NULL AND ${isReaching()})
    ) AS chosen
    WHERE tickets.id = chosen.id AND chosen.agent IS NOT tickets.assignee_id`),
);

/** Condition: the ticket was given to somebody else than whoever had it. */
const hasChanged = (ticketId: string, from: string) =>
  sql`tickets.id = ${ticketId} AND coalesce(tickets.assignee_id, '') <> ${from}`;

/** The agent who was given the ticket is last in turn now. `from` had it before; empty = nobody. */
export const rememberTurn = statement((db, ticketId: string, at: number, from: string) =>
  db.run(sql`
    INSERT INTO rate_limits (key, count, resets_at, granted_to)
    SELECT 'turn:' || assignee_id,
      1 + coalesce((SELECT max(count) FROM rate_limits WHERE key > 'turn:' AND key < 'turn;'), 0),
      ${at} + ${sql.raw(String(turnLifeMs))}, ''
    FROM tickets WHERE ${hasChanged(ticketId, from)} AND assignee_id IS NOT NULL
    ON CONFLICT (key) DO UPDATE SET count = excluded.count, resets_at = excluded.resets_at`),
);

/** Adds to the history who was given the ticket. */
export const addHistoryOfTurn = statement(
  (db, { id, ticketId, at, from }: { id: string; ticketId: string; at: number; from: string }) =>
    db.run(sql`
      INSERT INTO ticket_history (id, ticket_id, at, actor, kind, from_value, to_value)
      SELECT ${id}, tickets.id, ${at}, 'system', 'assignee', ${from}, coalesce(tickets.assignee_id, '')
      FROM tickets WHERE ${hasChanged(ticketId, from)}`),
);
