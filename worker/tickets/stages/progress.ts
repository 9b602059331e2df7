import type { StageProgress } from '#shared/contract/tickets.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { courseOf, promiseAt, type Stage } from '#shared/settings/stages.ts';
import { formatDuration } from '#shared/working-time/duration.ts';
import { isOpenState } from '../moves/moves.ts';
import { formatPromise } from '../notify.ts';
import type { TicketRow } from '../store.ts';
import * as texts from '../texts.ts';

// A course as people read it. The history keeps titles, so that what was reached keeps the words of its day.

/** Where a ticket stands; a ticket that nobody has moved stands at the first stage. */
type Standing = Pick<TicketRow, 'stage' | 'stageSince' | 'stageDueAt' | 'createdAt' | 'state'>;

/** What happened to it, as its history says. */
type Happened = readonly { kind: string; fromValue: string | null; toValue: string; at: number }[];

/** The stage that the ticket stands at; null where its type has no course, or lost this stage since. */
export function stageOf(
  type: Pick<RequestType, 'stages'> | undefined,
  { stage }: Pick<TicketRow, 'stage'>,
): Stage | null {
  const stages = type?.stages ?? [];
  return (stage === null ? stages[0] : stages.find(({ id }) => id === stage)) ?? null;
}

/** A course with what is behind, where the ticket stands, and by when what comes next is promised; null without one. */
export function stageProgress(
  { promises }: Pick<Settings, 'promises'>,
  type: Pick<RequestType, 'stages'> | undefined,
  ticket: Standing,
  history: Happened,
  now: number,
): StageProgress | null {
  const current = stageOf(type, ticket);
  if (!type || !current) return null;
  const lastMoveTo = ({ title }: Stage) =>
    history.findLast(({ kind, toValue }) => kind === 'stage' && toValue === title);
  const reachedAt = (stage: Stage) => {
    if (stage === type.stages[0]) return ticket.createdAt;
    return (stage === current ? ticket.stageSince : null) ?? lastMoveTo(stage)?.at ?? null;
  };
  const promised = promiseAt(type.stages, current);
  return {
    title: current.title,
    next: current.next ?? null,
    since: ticket.stageSince,
    steps: shownStages(type.stages, current, lastMoveTo(current)?.fromValue, reachedAt).map(
      (stage) => {
        const state = stateOf(type.stages, stage, current);
        return {
          title: stage.title,
          state,
          at: state === 'coming' ? null : reachedAt(stage),
          due: stage === promised?.until ? dueOf(promises, promised.by, ticket, now) : null,
        };
      },
    ),
  };
}

/**
 * The course; of one that was left, what was reached of it up to where it was left, and where it was left for. What
 * lies behind that point was reached by mistake.
 */
function shownStages(
  stages: readonly Stage[],
  current: Stage,
  leftFrom: string | null | undefined,
  reachedAt: (stage: Stage) => number | null,
): readonly Stage[] {
  const course = courseOf(stages);
  if (!current.aside) return course;
  const left = course.findIndex(({ title }) => title === leftFrom);
  const behind = left < 0 ? course : course.slice(0, left + 1);
  return [...behind.filter((stage) => reachedAt(stage) !== null), current];
}

function stateOf(
  stages: readonly Stage[],
  stage: Stage,
  current: Stage,
): StageProgress['steps'][number]['state'] {
  if (stage === current) return stage === courseOf(stages).at(-1) ? 'done' : 'current';
  return current.aside || stages.indexOf(stage) < stages.indexOf(current) ? 'done' : 'coming';
}

function dueOf(
  promises: Settings['promises'],
  { promise }: Stage,
  { stageDueAt: dueAt, state }: Standing,
  now: number,
) {
  if (dueAt === null || !isOpenState(state)) return null;
  const within = promises[promise ?? '']?.within;
  return {
    dueAt,
    text: formatPromise(dueAt, now),
    late: now > dueAt,
    rule: within ? formatDuration(within) : null,
  };
}

/** What a notice says of a stage: its own words, and by when the promised one is reached. */
export function stageNews(
  stages: readonly Stage[],
  stage: Stage,
  dueAt: number | null,
  now: number,
): string {
  const promised = dueAt === null ? null : promiseAt(stages, stage);
  const due = promised && texts.stageDue(promised.until.title, formatPromise(dueAt, now));
  return [stage.next, due].filter(Boolean).join(' ') || texts.seeRequestPage;
}
