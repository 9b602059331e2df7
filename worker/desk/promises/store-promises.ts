import { type SQL, sql } from 'drizzle-orm';
import type { TicketState } from '#shared/contract/tickets.ts';
import type { Database } from '../../foundation/database/database.ts';
import { asJson, fragment, statement } from '../../foundation/database/statement.ts';

/** Condition on `tickets`: an answer is owed. */
const owed = sql`tickets.state IN ('waiting', 'in_review')`;

/** Condition on `tickets`: open, and its stage promises what is still to come. */
const stageIsDue = sql`(tickets.stage_due_at IS NOT NULL
  AND tickets.state IN ('waiting', 'in_review', 'answered'))`;

/** A ticket that waits for an answer, with what its promise is counted from; times are epoch ms. */
export type OwedRow = {
  id: string;
  code: string;
  requestType: string;
  department: string;
  plan: string | null;
  promiseDueAt: number;
  promiseStartedAt: number;
  version: number;
};

const owedColumns = sql`id, code, request_type AS requestType, department, plan,
  promise_due_at AS promiseDueAt, coalesce(promise_started_at, created_at) AS promiseStartedAt, version`;

/** A promise that is due later than the one instant and began later than the other is fine (epoch ms). */
export type SurelyFine = { dueAfter: number; startedAfter: number };

/** A place in the order of an index: an instant (epoch ms), and what tells those of one instant apart. */
export type Place<Id> = { at: number; id: Id };

/** A part of the tickets of one state: `walked` of them behind a place. */
export type Walk<Id> = Place<Id> & { state: TicketState; walked: number };

/** A source: the tickets of one state behind a place, in the order of an index, which has these columns behind the state. */
const behindPlace = <Id>(index: SQL, at: SQL, id: SQL) =>
  fragment(
    (place: Walk<Id>) => sql`FROM tickets INDEXED BY ${index}
      WHERE state = ${place.state} AND ${at} IS NOT NULL AND (${at}, ${id}) > (${place.at}, ${place.id})
      ORDER BY ${at}, ${id}`,
  );

const byState = behindPlace<string>(sql`tickets_state`, sql`state_since`, sql`id`);
const byStageDue = behindPlace<number>(sql`tickets_stage_due`, sql`stage_due_at`, sql`rowid`);

/** Where a walk by `listUnwarned` ends and the next begins; no row where it came to the last ticket. */
export const findEndOfWalk = statement((db, walk: Walk<string>) =>
  db.all<Place<string>>(sql`
    SELECT state_since AS at, id ${byState(walk)} LIMIT 1 OFFSET ${walk.walked} - 1`),
);

/**
 * Of the tickets that are walked, those whose open promise is not surely fine and that nobody was warned of, the nearest
 * first. The index of states is named: that of due times holds the promises of all closed tickets too.
 */
export const listUnwarned = (
  db: Database,
  walk: Walk<string>,
  fine: readonly SurelyFine[],
  limit: number,
) => listUnwarnedBut(db, walk, anyOf(fine.map(isFine)), limit);

const isFine = fragment(
  ({ dueAfter, startedAfter }: SurelyFine) => sql`
    promise_due_at > ${dueAfter} AND coalesce(promise_started_at, created_at) > ${startedAfter}`,
);
const either = fragment((one: SQL, other: SQL) => sql`${one} OR ${other}`);
const never = fragment(() => sql`0`);
const anyOf = (conditions: readonly SQL[]) =>
  conditions.reduce((one, other) => either(one, other), never());

const listUnwarnedBut = statement((db, walk: Walk<string>, isSurelyFine: SQL, limit: number) =>
  db.all<OwedRow>(sql`
    SELECT ${owedColumns} FROM (SELECT * ${byState(walk)} LIMIT ${walk.walked})
    WHERE promise_due_at IS NOT NULL AND promise_warned_at IS NULL AND NOT (${isSurelyFine})
    ORDER BY promise_due_at LIMIT ${limit}`),
);

/** Condition: this promise is still open, as it was read, and nobody was warned of it. */
export const isStillUnwarned = fragment(
  ({ id, promiseDueAt }: Pick<OwedRow, 'id' | 'promiseDueAt'>) => sql`
  EXISTS (SELECT 1 FROM tickets WHERE id = ${id} AND ${owed} AND promise_due_at = ${promiseDueAt}
    AND promise_warned_at IS NULL)`,
);

/** No new version: nothing changed that anybody reads. */
export const markWarned = statement((db, row: Pick<OwedRow, 'id' | 'promiseDueAt'>, at: number) =>
  db.run(
    sql`UPDATE tickets SET promise_warned_at = ${at} WHERE id = ${row.id} AND ${isStillUnwarned(row)}`,
  ),
);

/** Every ticket that waits for an answer and has a promise, in no order. */
export const listOwed = statement((db) =>
  db.all<OwedRow>(
    sql`SELECT ${owedColumns} FROM tickets WHERE ${owed} AND promise_due_at IS NOT NULL`,
  ),
);

/** A ticket whose stage promises what is still to come; times are epoch ms. */
export type DueStageRow = {
  id: string;
  code: string;
  requestType: string;
  department: string;
  stage: string;
  stageDueAt: number;
  stagePromisedAt: number;
  state: TicketState;
  version: number;
};

const dueStageColumns = sql`id, code, request_type AS requestType, department, stage,
  stage_due_at AS stageDueAt, stage_promised_at AS stagePromisedAt, state, version`;

/** Where a walk by `listUnwarnedStages` ends and the next begins; no row where it came to the last ticket. */
export const findEndOfStageWalk = statement((db, walk: Walk<number>) =>
  db.all<Place<number>>(sql`
    SELECT stage_due_at AS at, rowid AS id ${byStageDue(walk)} LIMIT 1 OFFSET ${walk.walked} - 1`),
);

/** Of the tickets that are walked, those whose stage promises what is not surely fine and that nobody was warned of, the nearest first. */
export const listUnwarnedStages = (
  db: Database,
  walk: Walk<number>,
  fine: readonly SurelyFine[],
  limit: number,
) => listUnwarnedStagesBut(db, walk, anyOf(fine.map(isStageFine)), limit);

const isStageFine = fragment(
  ({ dueAfter, startedAfter }: SurelyFine) => sql`
    stage_due_at > ${dueAfter} AND coalesce(stage_promised_at, 0) > ${startedAfter}`,
);

const listUnwarnedStagesBut = statement(
  (db, walk: Walk<number>, isSurelyFine: SQL, limit: number) =>
    db.all<DueStageRow>(sql`
    SELECT ${dueStageColumns} FROM (SELECT * ${byStageDue(walk)} LIMIT ${walk.walked})
    WHERE stage_warned_at IS NULL AND NOT (${isSurelyFine})
    LIMIT ${limit}`),
);

/** Condition: the stage promises this still, as it was read, and nobody was warned of it. */
export const isStageStillUnwarned = fragment(
  ({ id, stageDueAt }: Pick<DueStageRow, 'id' | 'stageDueAt'>) => sql`
  EXISTS (SELECT 1 FROM tickets WHERE id = ${id} AND ${stageIsDue} AND stage_due_at = ${stageDueAt}
    AND stage_warned_at IS NULL)`,
);

/** No new version: nothing changed that anybody reads. */
export const markStageWarned = statement(
  (db, row: Pick<DueStageRow, 'id' | 'stageDueAt'>, at: number) =>
    db.run(
      sql`UPDATE tickets SET stage_warned_at = ${at} WHERE id = ${row.id} AND ${isStageStillUnwarned(row)}`,
    ),
);

/** Every open ticket whose stage promises what is still to come, in no order. */
export const listDueStages = statement((db) =>
  db.all<DueStageRow>(
    sql`SELECT ${dueStageColumns} FROM tickets INDEXED BY tickets_stage_due WHERE ${stageIsDue}`,
  ),
);

const dueStagesPrint = sql`(SELECT count(*) || ':' || coalesce(sum(version), 0) || ':' || coalesce(sum(stage_due_at), 0)
  FROM tickets WHERE ${stageIsDue})`;

/** Condition: what stages promise is what was read, in number, version and time. */
export const areStagesStillDue = (rows: readonly DueStageRow[]): SQL =>
  isDueStagesPrint(printOf(rows, ({ stageDueAt }) => stageDueAt));

const isDueStagesPrint = fragment((print: string) => sql`${dueStagesPrint} = ${print}`);

function printOf<Row extends { version: number }>(
  rows: readonly Row[],
  dueOf: (row: Row) => number,
): string {
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  return `${rows.length}:${sum(({ version }) => version)}:${sum(dueOf)}`;
}

const owedPrint = sql`(SELECT count(*) || ':' || coalesce(sum(version), 0) || ':' || coalesce(sum(promise_due_at), 0)
  FROM tickets WHERE ${owed} AND promise_due_at IS NOT NULL)`;

/** Condition: the open promises are those that were read, in number, version and time. */
export const areStillOwed = (rows: readonly OwedRow[]): SQL =>
  isOwedPrint(printOf(rows, ({ promiseDueAt }) => promiseDueAt));

const isOwedPrint = fragment((print: string) => sql`${owedPrint} = ${print}`);

/** A ticket's promise before and after, in epoch ms, and the id of the row of history. */
export type MovedPromise = { id: string; historyId: string; from: number; to: number };

type Moving = { at: number; agentId: string; why: string };

/** Moves many promises in two statements, each with a row of history. */
export const movePromises = (db: Database, moves: readonly MovedPromise[], moving: Moving) =>
  [addMoves(db, moves, moving), setDueTimes(db, moves, moving)] as const;

/** The same for what stages promise. */
export const moveDueStages = (db: Database, moves: readonly MovedPromise[], moving: Moving) =>
  [addMoves(db, moves, moving), setStageDueTimes(db, moves, moving)] as const;

const setStageDueTimes = statement(
  (db, moves: readonly MovedPromise[], { at }: Pick<Moving, 'at'>) =>
    db.run(sql`
    UPDATE tickets SET stage_due_at = moved.value ->> 'to', stage_warned_at = NULL,
      updated_at = ${at}, version = version + 1
    FROM json_each(${asJson(moves)}) AS moved
    WHERE tickets.id = moved.value ->> 'id'`),
);

const addMoves = statement((db, moves: readonly MovedPromise[], { at, agentId, why }: Moving) =>
  db.run(sql`
    INSERT INTO ticket_history (id, ticket_id, at, actor, actor_id, kind, from_value, to_value, why)
    SELECT value ->> 'historyId', value ->> 'id', ${at}, 'agent', ${agentId}, 'promise',
      value ->> 'from', value ->> 'to', ${why}
    FROM json_each(${asJson(moves)})`),
);

const setDueTimes = statement((db, moves: readonly MovedPromise[], { at }: Pick<Moving, 'at'>) =>
  db.run(sql`
    UPDATE tickets SET promise_due_at = moved.value ->> 'to', promise_warned_at = NULL,
      updated_at = ${at}, version = version + 1
    FROM json_each(${asJson(moves)}) AS moved
    WHERE tickets.id = moved.value ->> 'id'`),
);
