import { type SQL, sql } from 'drizzle-orm';
import type { DeskView } from '#shared/contract/desk/inbox.ts';
import { statement } from '../../foundation/database/statement.ts';
import { isWithinReachOfViewer } from '../inbox/store-filters.ts';
import { withViewer } from '../inbox/store-walk.ts';

/** How many tickets each view has; `mentions` those that are not seen yet; `at_risk` is counted among the first `riskWalked` that are at risk, up to a bound. */
export type CountsRow = Record<DeskView, number> & { riskWalked: number };

const open = sql`state IN ('waiting', 'in_review', 'answered') AND NOT snoozed`;
const ofOwn = sql`((SELECT departments FROM viewer) = '[]'
  OR department IN (SELECT value FROM json_each((SELECT departments FROM viewer))))`;
const total = (condition: SQL) =>
  sql`coalesce(sum(ticket_counts.count) FILTER (WHERE ${condition}), 0)`;

/** One row: the counts of every view for the agent, and a number that grows with each change of what it may see. */
export const readCounts = statement(
  (db, agent: SQL, { atRisk, bound }: { atRisk: SQL; bound: number }) =>
    db.all<CountsRow & { changes: number }>(sql`
    ${withViewer(agent)}
    SELECT ${total(sql`owed`)} AS owed,
      ${total(sql`${open} AND assignee = (SELECT id FROM viewer)`)} AS mine,
      (SELECT count(*) FROM tickets WHERE tickets.id IN (
          SELECT ticket_id FROM mentions WHERE agent_id = (SELECT id FROM viewer) AND seen_at IS NULL
          ORDER BY at DESC LIMIT 200) AND ${isWithinReachOfViewer()}) AS mentions,
      ${total(sql`owed AND assignee = ''`)} AS unassigned,
      ${total(sql`${open} AND ${ofOwn}`)} AS departments,
      coalesce(max(risk.count), 0) AS at_risk, coalesce(max(risk.walked), 0) AS riskWalked,
      ${total(sql`state = 'answered' AND NOT snoozed`)} AS answered,
      ${total(sql`snoozed AND state IN ('waiting', 'in_review', 'answered')`)} AS snoozed,
      ${total(sql`state = 'closed'`)} AS closed,
      ${total(sql`true`)} AS "all",
      (SELECT coalesce(sum(count), 0) FROM ticket_changes
        WHERE (SELECT reads_all FROM viewer)
          OR department IN (SELECT value FROM json_each((SELECT departments FROM viewer)))) AS changes
    FROM ticket_counts, (
      SELECT count(*) AS walked, count(*) FILTER (WHERE (SELECT agency FROM viewer) IS NULL
        OR EXISTS (SELECT 1 FROM tickets WHERE tickets.id = walk.id
          AND tickets.agency = (SELECT agency FROM viewer))) AS count
      FROM (${atRisk} LIMIT ${bound}) AS walk) AS risk
    WHERE state NOT IN ('unconfirmed', 'expired')
      AND ((SELECT reads_all FROM viewer)
        OR department IN (SELECT value FROM json_each((SELECT departments FROM viewer))))
      AND ((SELECT agency FROM viewer) IS NULL OR agency = (SELECT agency FROM viewer))`),
);
