import { eq, sql } from 'drizzle-orm';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';
import { agents } from '../../people/schema.ts';
import { withinReachOf } from '../store-viewer.ts';

const colleague = fragment(() => sql`colleagues.id`);

/** Condition on `tickets` and `agents AS colleagues`: the agent works, and the ticket is in its reach (R32). */
const isInReach = fragment(
  () => sql`colleagues.disabled_at IS NULL AND (${withinReachOf(colleague())})`,
);

/** Who may have the ticket with this code, by name; `away` is 0 or 1. */
export const listColleagues = statement((db, code: string) =>
  db.all<{ id: string; title: string; away: number }>(sql`
    SELECT colleagues.id, colleagues.name AS title, colleagues.away_since IS NOT NULL AS away
    FROM tickets JOIN agents AS colleagues ON ${isInReach()}
    WHERE tickets.code = ${code} ORDER BY colleagues.name`),
);

/** Condition: all these agents work and may see the ticket. */
export const areInReach = fragment(
  (ticketId: string, agentIds: readonly string[]) => sql`
  NOT EXISTS (SELECT 1 FROM json_each(${asJson(agentIds)}) AS named WHERE NOT EXISTS (
    SELECT 1 FROM tickets JOIN agents AS colleagues ON ${isInReach()}
    WHERE tickets.id = ${ticketId} AND colleagues.id = named.value))`,
);

/** Whether the agent takes new requests by turn: null = it does, else since when not (epoch ms). */
export const setAway = statement((db, agentId: string, awaySince: number | null) =>
  db.update(agents).set({ awaySince }).where(eq(agents.id, agentId)),
);
