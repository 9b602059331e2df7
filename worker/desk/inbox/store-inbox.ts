import { type SQL, sql } from 'drizzle-orm';
import type { TicketState } from '#shared/contract/tickets.ts';
import { HALF_SPACE } from '#shared/persian/letters.ts';
import type { Database } from '../../foundation/database/database.ts';
import { fragment, statement } from '../../foundation/database/statement.ts';
import type { TicketRow } from '../../tickets/store.ts';
import { owed, stageIsDue } from '../promises/store-promises.ts';
import { withinReachOf } from '../store-viewer.ts';

const urgencyRank = sql`CASE tickets.urgency WHEN 'urgent' THEN 2 WHEN 'high' THEN 1 ELSE 0 END`;

/** A line of the inbox. */
export type InboxRow = Pick<
  TicketRow,
  | 'code'
  | 'title'
  | 'requestType'
  | 'department'
  | 'state'
  | 'urgency'
  | 'priority'
  | 'promiseDueAt'
  | 'promiseStartedAt'
  | 'stage'
  | 'stagePromisedAt'
  | 'stageDueAt'
  | 'plan'
  | 'contact'
  | 'createdAt'
  | 'updatedAt'
> & { unread: number; proven: number; name: string | null; address: string | null };

/** What a ticket is found by. */
export type Wanted = {
  /** A whole tracking code: nothing else counts then. */
  code: string | null;
  codePrefix: string | null;
  /** A GLOB pattern for the title without its spaces and half-spaces. */
  title: string;
};

/** Which tickets the inbox shows; all conditions hold at once. */
export type InboxFilter = {
  states: readonly TicketState[];
  /** Those of other states too whose stage promises what is still to come. */
  withDueStages: boolean;
  department: string | null;
  /** Only tickets that the agent has done something to. */
  isMine: boolean;
  wanted: Wanted | null;
};

const hasCode = fragment((code: string) => sql`tickets.code = ${code}`);

const bareTitle = [HALF_SPACE, ' ', '\u0654'].reduce(
  (text, gap) => sql`replace(${text}, ${gap}, '')`,
  sql`tickets.title`,
);
const isInTitle = fragment((pattern: string) => sql`${bareTitle} GLOB ${pattern}`);
const isInTitleOrCode = fragment(
  (pattern: string, codePattern: string) =>
    sql`(${bareTitle} GLOB ${pattern} OR tickets.code LIKE ${codePattern})`,
);

function isWanted({ code, codePrefix, title }: Wanted): SQL {
  if (code !== null) return hasCode(code);
  const pattern = `*${title}*`;
  return codePrefix === null ? isInTitle(pattern) : isInTitleOrCode(pattern, `${codePrefix}%`);
}

/** A text for each number of states: with a list in one value SQLite would not take the index of states. */
const isInState = fragment(
  (states: Readonly<Record<number, TicketState>>) =>
    sql`tickets.state IN (${sql.join(
      Object.values(states).map((state) => sql`${state}`),
      sql`, `,
    )})`,
);
const isInStateOrDue = fragment((inState: SQL) => sql`(${inState} OR ${stageIsDue})`);
const isInDepartment = fragment((department: string) => sql`tickets.department = ${department}`);
/** The same beside a choice of states: the index of departments alone would read all that is closed. */
const isAmongDepartment = fragment(
  (department: string) => sql`+tickets.department = ${department}`,
);
const wasActedOnBy = fragment(
  (agent: SQL) => sql`
    EXISTS (SELECT 1 FROM ticket_history WHERE ticket_history.ticket_id = tickets.id
      AND ticket_history.actor = 'agent' AND ticket_history.actor_id = ${agent})`,
);
const both = fragment((one: SQL, other: SQL) => sql`${one} AND ${other}`);

function inboxWhere(agent: SQL, filter: InboxFilter): SQL {
  const { states, withDueStages, department, isMine, wanted } = filter;
  const inState = isInState({ ...states });
  const conditions = [
    withDueStages ? isInStateOrDue(inState) : inState,
    ...(department === null
      ? []
      : [withDueStages ? isAmongDepartment(department) : isInDepartment(department)]),
    ...(isMine ? [wasActedOnBy(agent)] : []),
    ...(wanted === null ? [] : [isWanted(wanted)]),
  ];
  return conditions.reduce((all, condition) => both(all, condition), withinReachOf(agent));
}

const byStateSince = fragment(() => sql`tickets.state_since DESC`);
const isNeeded = sql`(${owed} OR ${stageIsDue})`;
const answerDue = sql`iif(${owed}, tickets.promise_due_at, NULL)`;
const stageDue = sql`iif(${stageIsDue}, tickets.stage_due_at, NULL)`;
/** The nearer of both; NULL where nothing is promised. */
const nearestDue = sql`min(coalesce(${answerDue}, ${stageDue}), coalesce(${stageDue}, ${answerDue}))`;
const byNeedOf = fragment(
  (now: number) => sql`
    ${isNeeded} DESC, (${isNeeded} AND ${nearestDue} < ${now}) DESC, tickets.priority DESC,
    ${urgencyRank} DESC, iif(${isNeeded}, ${nearestDue}, NULL),
    iif(${isNeeded}, tickets.created_at, -tickets.updated_at)`,
);

/** Where no answer is owed, what came there last stands first: an index gives that order for one state. */
const inboxOrder = ({ states }: InboxFilter, now: number): SQL =>
  states.length === 1 && (states[0] === 'closed' || states[0] === 'answered')
    ? byStateSince()
    : byNeedOf(now);

/** Tickets within reach of the agent: those that are owed an answer first, late ones before all. */
export const listInbox = (
  db: Database,
  agent: SQL,
  filter: InboxFilter,
  { now, limit }: { now: number; limit: number },
) => listTickets(db, inboxWhere(agent, filter), inboxOrder(filter, now), limit);

const listTickets = statement((db, where: SQL, order: SQL, limit: number) =>
  db.all<InboxRow>(sql`
    SELECT tickets.code, tickets.title, tickets.request_type AS requestType, tickets.department,
      tickets.state, tickets.urgency, tickets.priority, tickets.promise_due_at AS promiseDueAt,
      tickets.promise_started_at AS promiseStartedAt, tickets.stage, tickets.stage_promised_at AS stagePromisedAt,
      tickets.stage_due_at AS stageDueAt, tickets.plan, tickets.contact, tickets.unread,
      tickets.proven, tickets.created_at AS createdAt, tickets.updated_at AS updatedAt, customers.name,
      (SELECT address FROM identities WHERE identities.customer_id = tickets.customer_id
        ORDER BY kind DESC LIMIT 1) AS address
    FROM tickets LEFT JOIN customers ON customers.id = tickets.customer_id
    WHERE ${where}
    ORDER BY ${order}
    LIMIT ${limit}`),
);

/** One row: how many tickets within reach of the agent pass the filter, on all pages. */
export const countInbox = (db: Database, agent: SQL, filter: InboxFilter) =>
  countTickets(db, inboxWhere(agent, filter));

const countTickets = statement((db, where: SQL) =>
  db.all<{ total: number }>(sql`SELECT count(*) AS total FROM tickets WHERE ${where}`),
);
