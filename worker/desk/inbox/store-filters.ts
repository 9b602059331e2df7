import { type SQL, sql } from 'drizzle-orm';
import type { Condition } from '#shared/desk-query/parse.ts';
import { fragment } from '../../foundation/database/statement.ts';
import type { ViewWalk } from './store-walk.ts';

// Conditions on `tickets` for what a walk has come to. They are asked late, of the few rows that a page needs.

/** What `isWithinReach` of `store-viewer.ts` says, of the agent `viewer` (R32). */
export const isWithinReachOfViewer = fragment(
  () => sql`tickets.state NOT IN ('unconfirmed', 'expired')
    AND ((SELECT reads_all FROM viewer)
      OR tickets.department IN (SELECT value FROM json_each((SELECT departments FROM viewer))))
    AND coalesce((SELECT agency FROM viewer) = tickets.agency, (SELECT agency FROM viewer) IS NULL)`,
);

const isAwake = fragment(() => sql`tickets.snoozed_until IS NULL`);
const isOpen = fragment(() => sql`tickets.state IN ('waiting', 'in_review', 'answered')`);

const isLate = fragment(
  (now: number) => sql`(tickets.work_order < 64 AND tickets.next_due < ${now})`,
);
const isSoonLate = fragment(
  (now: number) => sql`(tickets.work_order < 32 AND tickets.next_due >= ${now})`,
);
const isUnpromised = fragment(() => sql`tickets.next_due IS NULL`);

const isInState = fragment((state: string) => sql`tickets.state = ${state}`);
const isOfViewer = fragment(() => sql`tickets.assignee_id = (SELECT id FROM viewer)`);
const isOfNobody = fragment(() => sql`tickets.assignee_id IS NULL`);

/** Each condition by its field: two-valued, so that `NOT` is its opposite. */
const conditionOf: Record<Condition['field'], (value: string, now: number) => SQL> = {
  department: fragment((value: string) => sql`tickets.department = ${value}`),
  type: fragment((value: string) => sql`tickets.request_type = ${value}`),
  urgency: fragment((value: string) => sql`tickets.urgency = ${value}`),
  agency: fragment((value: string) => sql`tickets.agency IS ${value}`),
  plan: fragment((value: string) => sql`tickets.plan IS ${value}`),
  tag: fragment(
    (value: string) => sql`EXISTS (
      SELECT 1 FROM ticket_tags WHERE ticket_tags.ticket_id = tickets.id AND ticket_tags.tag_id = ${value})`,
  ),
  priority: (value) => hasPriority(Number(value)),
  state: (value) => (value === 'open' ? isOpen() : isInState(value)),
  assignee: (value) =>
    value === 'me' ? isOfViewer() : value === 'none' ? isOfNobody() : isAssignedTo(value),
  promise: (value, now) =>
    value === 'none' ? isUnpromised() : value === 'late' ? isLate(now) : isSoonLate(now),
  from: (value) => isFiledSince(Number(value)),
  to: (value) => isFiledBefore(Number(value)),
};

const hasPriority = fragment((value: number) => sql`tickets.priority = ${value}`);
const isAssignedTo = fragment((id: string) => sql`tickets.assignee_id IS ${id}`);
const isFiledSince = fragment((at: number) => sql`tickets.created_at >= ${at}`);
const isFiledBefore = fragment((at: number) => sql`tickets.created_at < ${at}`);
const not = fragment((condition: SQL) => sql`(${condition}) IS NOT TRUE`);
const both = fragment((one: SQL, other: SQL) => sql`${one} AND ${other}`);

const isBefore = fragment((until: number) => sql`tickets.work_order < ${until}`);
const isOfOwnDepartments = fragment(
  () => sql`((SELECT departments FROM viewer) = '[]'
    OR tickets.department IN (SELECT value FROM json_each((SELECT departments FROM viewer))))`,
);
const isSnoozed = fragment(() => sql`tickets.snoozed_until IS NOT NULL`);

const isMentioning = fragment(
  () => sql`EXISTS (SELECT 1 FROM mentions
    WHERE mentions.ticket_id = tickets.id AND mentions.agent_id = (SELECT id FROM viewer))`,
);

/** What a ticket of a view is besides what its walk sees to. */
function ownOf(walk: ViewWalk): SQL[] {
  if (walk.order === 'state' && walk.state === 'answered') return [isAwake()];
  return walk.order === 'snoozed' ? [isOpen()] : [];
}

/** What the walk of a view sees to, for what another walk has come to. */
function walkedOf(walk: ViewWalk): SQL[] {
  if (walk.order === 'state') return [isInState(walk.state)];
  if (walk.order === 'snoozed') return [isSnoozed()];
  if (walk.order === 'created') return [];
  if (walk.order === 'mentions') return [isMentioning()];
  return [
    isBefore(walk.until),
    ...(walk.of === 'me' ? [isOfViewer()] : walk.of === 'nobody' ? [isOfNobody()] : []),
    ...(walk.isOwnDepartments ? [isOfOwnDepartments()] : []),
  ];
}

/** All that a ticket must be, as one condition; days are epoch ms here. `isSearch` where words, not the view, lead to it. */
export const isWanted = (
  walk: ViewWalk,
  conditions: readonly Condition[],
  now: number,
  isSearch: boolean,
): SQL =>
  [
    ...ownOf(walk),
    ...(isSearch ? walkedOf(walk) : []),
    ...conditions.map(({ field, value, not: isNot }) => {
      const condition = conditionOf[field](value, now);
      return isNot ? not(condition) : condition;
    }),
  ].reduce((all, one) => both(all, one), isWithinReachOfViewer());
