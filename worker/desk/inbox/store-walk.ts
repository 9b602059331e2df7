import { type SQL, sql } from 'drizzle-orm';
import { fragment } from '../../foundation/database/statement.ts';
import { isRoleWithAll } from '../store-viewer.ts';

// Lists are walked in the order of an index, from a place on, and end early: nothing is sorted and nothing counted off.
// An agent has some departments, and each has a stretch of its own in an index; SQLite merges what is ordered alike.
// Where the agent may not look, a key is NULL and nothing is walked: a condition beside it would be asked of every row.
// All of it is read beside `viewer`, the agent who asks (`withViewer`).

/** Where a list goes on: the keys of the last ticket of a page, in the order of its view. */
export type Place = { a: number; b: number; id: string };

/** How the tickets of a view are found in their order. */
export type ViewWalk =
  | {
      order: 'work';
      until: number;
      /** Whose: anybody's, nobody's, or that of the agent who asks. */
      of: 'anybody' | 'nobody' | 'me';
      /** Only departments of the agent itself, where it has any. */
      isOwnDepartments: boolean;
    }
  | { order: 'state'; state: 'answered' | 'closed' }
  | { order: 'snoozed' }
  | { order: 'mentions' }
  | { order: 'created' };

/** In which departments a walk looks, and between which times of filing (epoch ms; `before` is behind the last). */
export type WalkBounds = { departments: readonly string[]; since: number; before: number };

/** Begins a statement whose parts may ask for the agent `viewer`: id, whether it reads all departments, its own ones, and its agency. */
export const withViewer = (agent: SQL): SQL => sql`
  WITH viewer AS MATERIALIZED (
    SELECT agents.id, ${isRoleWithAll(sql`agents.role`, 'work')} AS reads_all, agents.departments, agents.agency
    FROM agents WHERE agents.id = ${agent})`;

const isListed = (department: string) => sql`EXISTS (
  SELECT 1 FROM json_each((SELECT departments FROM viewer)) WHERE value = ${department})`;
const readsAllDepartments = sql`(SELECT reads_all FROM viewer)`;

const hasDepartment = fragment(
  (department: string) => sql`${isListed(department)} AND NOT ${readsAllDepartments}`,
);
const isOwnDepartment = fragment((department: string) => isListed(department));
const mayReadDepartment = fragment(
  (department: string) => sql`(${readsAllDepartments} OR ${isListed(department)})`,
);
const readsAll = fragment(() => readsAllDepartments);
const readsAllOfNone = fragment(
  () => sql`${readsAllDepartments} AND (SELECT departments FROM viewer) = '[]'`,
);

type WorkRange = Place & { until: number; isAnybody: boolean };
const inWorkRange = ({ until, a, b, id, isAnybody }: WorkRange) => sql`
  work_order < ${until} AND (work_order, work_due, id) > (${a}, ${b}, ${id})
  AND (${isAnybody} OR assignee_id IS NULL)`;
const workColumns = sql`SELECT id, work_order AS a, work_due AS b FROM tickets`;

const workOfAll = fragment(
  (may: SQL, range: WorkRange) => sql`
  ${workColumns} INDEXED BY tickets_work
  WHERE work_order >= iif(${may}, -1, NULL) AND ${inWorkRange(range)}`,
);
const workOfDepartment = fragment(
  (department: string, may: SQL, range: WorkRange) => sql`
  ${workColumns} INDEXED BY tickets_work_of_department
  WHERE department = iif(${may}, ${department}, NULL) AND ${inWorkRange(range)}`,
);
const workOfViewer = fragment(
  (range: WorkRange) => sql`
  ${workColumns} INDEXED BY tickets_work_of_assignee
  WHERE assignee_id = (SELECT id FROM viewer) AND ${inWorkRange(range)}`,
);

type TimeRange = Pick<Place, 'a' | 'id'> & { since: number };

const stateColumns = sql`SELECT id, state_since AS a, 0 AS b FROM tickets`;
const inStateRange = (state: SQL | string, { a, id, since }: TimeRange) => sql`
  state = ${state} AND state_since >= ${since} AND (state_since, id) < (${a}, ${id})`;
const stateOfAll = fragment(
  (state: string, may: SQL, range: TimeRange) => sql`
  ${stateColumns} INDEXED BY tickets_state
  WHERE ${inStateRange(sql`iif(${may}, ${state}, NULL)`, range)}`,
);
const stateOfDepartment = fragment(
  (state: string, department: string, may: SQL, range: TimeRange) => sql`
  ${stateColumns} INDEXED BY tickets_state_of_department
  WHERE department = iif(${may}, ${department}, NULL) AND ${inStateRange(state, range)}`,
);

const createdColumns = sql`SELECT id, created_at AS a, 0 AS b FROM tickets`;
const inCreatedRange = ({ a, id, since }: TimeRange) => sql`
  created_at >= ${since} AND (created_at, id) < (${a}, ${id})`;
const createdOfAll = fragment(
  (may: SQL, range: TimeRange) => sql`
  ${createdColumns} INDEXED BY tickets_created
  WHERE created_at >= iif(${may}, ${range.since}, NULL) AND (created_at, id) < (${range.a}, ${range.id})`,
);
const createdOfDepartment = fragment(
  (department: string, may: SQL, range: TimeRange) => sql`
  ${createdColumns} INDEXED BY tickets_created_of_department
  WHERE department = iif(${may}, ${department}, NULL) AND ${inCreatedRange(range)}`,
);

const snoozed = fragment(
  ({ a, id }: Pick<Place, 'a' | 'id'>) => sql`
  SELECT id, snoozed_until AS a, 0 AS b FROM tickets INDEXED BY tickets_snoozed
  WHERE snoozed_until IS NOT NULL AND (snoozed_until, id) > (${a}, ${id})
  ORDER BY a, id`,
);

/** Named and not seen first, then what was seen last; of each so many as an agent will ever go back. */
const mentioned = fragment(
  ({ a, b, id }: Place) => sql`
  SELECT ticket_id AS id, min(is_seen) AS a, min(place) AS b FROM (
    SELECT * FROM (SELECT ticket_id, 0 AS is_seen, -at AS place FROM mentions
      WHERE agent_id = (SELECT id FROM viewer) AND seen_at IS NULL ORDER BY at DESC LIMIT 200)
    UNION ALL
    SELECT * FROM (SELECT ticket_id, 1 AS is_seen, -seen_at AS place FROM mentions
      WHERE agent_id = (SELECT id FROM viewer) AND seen_at > 0 ORDER BY seen_at DESC LIMIT 200))
  GROUP BY ticket_id HAVING (min(is_seen), min(place), ticket_id) > (${a}, ${b}, ${id})
  ORDER BY a, b, id`,
);

const upwards = fragment((arms: SQL) => sql`${arms} ORDER BY a, b, id`);
const downwards = fragment((arms: SQL) => sql`${arms} ORDER BY a DESC, id DESC`);
const merged = (arms: readonly SQL[]) => arms.reduce((one, other) => bothOf(one, other));
const bothOf = fragment((one: SQL, other: SQL) => sql`${one} UNION ALL ${other}`);

/** Columns `id`, `a` and `b`, the keys of `Place`, of the tickets behind a place (null: from the start), in list order. */
export function walkOf(view: ViewWalk, bounds: WalkBounds, after: Place | null): SQL {
  const { departments, since } = bounds;
  // One department that was asked for has an index to itself, whoever asks.
  const [only, ...others] = departments;
  const isOne = only !== undefined && others.length === 0;
  const armsOf = (ofAll: (may: SQL) => SQL, ofOne: (id: string, may: SQL) => SQL, own = false) =>
    isOne
      ? ofOne(only, mayReadDepartment(only))
      : merged([
          ofAll(own ? readsAllOfNone() : readsAll()),
          ...departments.map((id) => ofOne(id, (own ? isOwnDepartment : hasDepartment)(id))),
        ]);
  if (view.order === 'work') {
    const { a, b, id } = after ?? { a: -1, b: 0, id: '' };
    const range = { until: view.until, a, b, id, isAnybody: view.of !== 'nobody' };
    if (view.of === 'me') return upwards(workOfViewer(range));
    return upwards(
      armsOf(
        (may) => workOfAll(may, range),
        (department, may) => workOfDepartment(department, may, range),
        view.isOwnDepartments,
      ),
    );
  }
  if (view.order === 'snoozed') {
    const { a, id } = after ?? { a: -1, id: '' };
    return snoozed({ a, id });
  }
  if (view.order === 'mentions') return mentioned(after ?? { a: -1, b: 0, id: '' });
  if (view.order === 'state') {
    const { a, id } = after ?? { a: lastInstant, id: '' };
    const range = { a, id, since };
    return downwards(
      armsOf(
        (may) => stateOfAll(view.state, may, range),
        (department, may) => stateOfDepartment(view.state, department, may, range),
      ),
    );
  }
  const { a, id } = after ?? { a: bounds.before, id: '' };
  const range = { a: Math.min(a, bounds.before), id: a > bounds.before ? '' : id, since };
  return downwards(
    armsOf(
      (may) => createdOfAll(may, range),
      (department, may) => createdOfDepartment(department, may, range),
    ),
  );
}

/** Later than any instant, in epoch ms. */
export const lastInstant = 9_000_000_000_000_000;
