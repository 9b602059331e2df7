import { type SQL, sql } from 'drizzle-orm';
import { asJson, statement } from '../../foundation/database/statement.ts';
import { withViewer } from '../inbox/store-walk.ts';

// What the lead's page counts, for the agent `viewer`. Answers and ratings are read by time alone, from indexes that
// hold all that is asked for; whoever is bound to an agency has each ticket looked up.

const isInDepartments = (department: SQL) => sql`((SELECT reads_all FROM viewer)
  OR ${department} IN (SELECT value FROM json_each((SELECT departments FROM viewer))))`;
const hasNoAgency = sql`(SELECT agency FROM viewer) IS NULL`;
const isOfReach = sql`${isInDepartments(sql`tickets.department`)}
  AND (${hasNoAgency} OR tickets.agency = (SELECT agency FROM viewer))`;

/** Instants in epoch ms; `sameMoment` is a week before `now`. */
export type ReportSpan = {
  lastWeekBegan: number;
  sameMoment: number;
  weekBegan: number;
  dayBegan: number;
  now: number;
};

/** Which part of the two weeks: 0 this one, 1 the last until the same moment, 2 the rest of the last. */
type Part = { part: 0 | 1 | 2 };
const partOf = (at: SQL, { sameMoment, weekBegan }: ReportSpan) =>
  sql`CASE WHEN ${at} >= ${weekBegan} THEN 0 WHEN ${at} < ${sameMoment} THEN 1 ELSE 2 END`;

/** Answers of one agent for one department in one part. */
export type AnswersRow = Part & {
  department: string;
  agent: string;
  answers: number;
  today: number;
  made: number;
  kept: number;
  /** Minutes of first answers, with commas between them; null where there is none. */
  minutes: string | null;
};

/** Answers of two weeks. Their minutes come as one text: rows cost far more. */
export const countAnswers = statement((db, agent: SQL, span: ReportSpan) =>
  db.all<AnswersRow>(sql`
    ${withViewer(agent)}
    SELECT ${partOf(sql`at`, span)} AS part, department, agent_id AS agent, count(*) AS answers,
      count(*) FILTER (WHERE at >= ${span.dayBegan}) AS today,
      count(kept) AS made, count(*) FILTER (WHERE kept) AS kept,
      group_concat(iif(is_first, minutes, NULL)) AS minutes
    FROM answers INDEXED BY answers_at
    WHERE at >= ${span.lastWeekBegan} AND at <= ${span.now} AND ${isInDepartments(sql`department`)}
      AND (${hasNoAgency} OR EXISTS (SELECT 1 FROM tickets
        WHERE tickets.id = answers.ticket_id AND tickets.agency = (SELECT agency FROM viewer)))
    GROUP BY 1, 2, 3`),
);

/** Ratings of requests that one agent has, null where nobody has them, for one department in one part. */
export type RatingsRow = Part & {
  department: string;
  agent: string | null;
  count: number;
  sum: number;
};

/** Ratings of two weeks. */
export const countRatings = statement((db, agent: SQL, span: ReportSpan) =>
  db.all<RatingsRow>(sql`
    ${withViewer(agent)}
    SELECT ${partOf(sql`rated_at`, span)} AS part, department, assignee_id AS agent,
      count(*) AS count, sum(rating) AS sum
    FROM tickets INDEXED BY tickets_rated
    WHERE rated_at >= ${span.lastWeekBegan} AND rated_at <= ${span.now}
      AND ${isInDepartments(sql`department`)}
      AND (${hasNoAgency} OR EXISTS (SELECT 1 FROM tickets AS own
        WHERE own.rowid = tickets.rowid AND own.agency = (SELECT agency FROM viewer)))
    GROUP BY 1, 2, 3`),
);

/** Open tickets of a department that one agent has; an empty text where nobody has them. */
export type OpenRow = { department: string; agent: string; open: number };

/** What is open, by the counts that triggers keep. */
export const countOpen = statement((db, agent: SQL) =>
  db.all<OpenRow>(sql`
    ${withViewer(agent)}
    SELECT department, assignee AS agent, sum(ticket_counts.count) AS open FROM ticket_counts
    WHERE state IN ('waiting', 'in_review', 'answered') AND ${isInDepartments(sql`department`)}
      AND (${hasNoAgency} OR agency = (SELECT agency FROM viewer))
    GROUP BY 1, 2`),
);

/** How many promises are broken, and how many soon will be. */
type Risk = { late: number; soon: number };
// Places of `work_order` (migration 0010): below 16 is late, below 32 soon.
const riskOf = (from: SQL) => sql`
  (SELECT count(*) FROM ${from} AND work_order < 16 AND ${isOfReach}) AS late,
  (SELECT count(*) FROM ${from} AND work_order >= 16 AND work_order < 32 AND ${isOfReach}) AS soon`;

/** Promises of each of these departments that the agent may see. */
export const countRisksOfDepartments = statement((db, agent: SQL, departments: readonly string[]) =>
  db.all<Risk & { id: string }>(sql`
    ${withViewer(agent)}
    SELECT named.value AS id,
      ${riskOf(sql`tickets INDEXED BY tickets_work_of_department WHERE department = named.value`)}
    FROM json_each(${asJson(departments)}) AS named WHERE ${isInDepartments(sql`named.value`)}`),
);

/** A row of `agents`, with the promises of what it has. */
export type AgentRow = Risk & {
  id: string;
  name: string;
  departments: string;
  agency: string | null;
  disabledAt: number | null;
};

/** All agents in no order, those too who have left. */
export const countRisksOfAgents = statement((db, agent: SQL) =>
  db.all<AgentRow>(sql`
    ${withViewer(agent)}
    SELECT agents.id, agents.name, agents.departments, agents.agency, agents.disabled_at AS disabledAt,
      ${riskOf(sql`tickets INDEXED BY tickets_work_of_assignee WHERE assignee_id = agents.id`)}
    FROM agents`),
);
