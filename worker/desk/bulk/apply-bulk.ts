import type { BulkAct, BulkOutcome, BulkRefusal } from '#shared/contract/desk/bulk.ts';
import { erasedWords } from '#shared/contract/tickets.ts';
import { deskLimits } from '#shared/fields/size-limits.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { type BatchStep, commit } from '../../foundation/database/commit.ts';
import { guard } from '../../foundation/database/guard.ts';
import {
  guardAgainstConflict,
  retryOnConflict,
} from '../../foundation/database/retry-on-conflict.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import {
  areCalendarsCurrent,
  cacheCalendars,
  calendarQueries,
  type EffectiveCalendars,
} from '../../organisation/calendars.ts';
import { moves } from '../../tickets/moves/moves.ts';
import {
  listParticipants,
  type Participant,
} from '../../tickets/participants/store-participants.ts';
import { changeTicket, type TicketRow } from '../../tickets/store.ts';
import { type Acting, addressesOf } from '../act.ts';
import { type DueAct, NotHeld, readAsker } from '../held/asker.ts';
import {
  awaitsAct,
  endHeld,
  findHeld,
  type HeldRow,
  heldRow,
  isAtProgress,
  listHeldTickets,
  noteProgress,
  releaseTicket,
  releaseTickets,
} from '../held/store-held.ts';
import { closeReasonOf, closeSteps, prioritySteps, routeSteps } from '../manage.ts';
import { assigneeChange } from '../owning/assignee.ts';
import { findCloseReason } from '../owning/store-close-reasons.ts';
import { areInReach } from '../owning/store-colleagues.ts';
import { tagSteps } from '../owning/tags.ts';
import { isVersionCurrent } from '../store.ts';
import { isWithinReach } from '../store-viewer.ts';
import {
  listAllTags,
  listIdentitiesOfTickets,
  listTagsOfTickets,
  listTicketsByCode,
} from './store-bulk.ts';

/** So many tickets are changed in one commit: others take their turn between. */
const perCommit = 10;

/** A ticket changed between what was read and the commit. */
class Left extends Error {
  readonly code: string;
  readonly why: BulkRefusal;

  constructor(code: string, why: BulkRefusal) {
    super(why);
    this.code = code;
    this.why = why;
  }
}

/** One ticket of the act, null where it does not wait for it and is out of reach: what happens to it, or why nothing does. */
type Judged = { code: string; title: string; ticket: TicketRow | null } & (
  | { steps: readonly BatchStep[]; why?: undefined }
  | { steps?: undefined; why: BulkRefusal }
);

/**
 * Does one act to many tickets, each on the version that its agent saw: what refuses one stops no other. A run that died
 * leaves what it did with its outcome, and the next one does the rest. The act may have gone on since it was found.
 * @throws `NotHeld` where another process does it.
 */
export const applyBulk = (context: RequestContext, act: HeldRow): Promise<void> =>
  retryOnConflict(() => applyRest(context, act));

async function applyRest(context: RequestContext, { body, ...act }: HeldRow) {
  if (!body) return;
  const due = { id: act.id, agentId: act.agentId };
  const words = body.words as BulkAct;
  let { progress, judged } = await judge(context, due, Object.keys(body.versions), words);
  do {
    const some = judged.slice(0, perCommit);
    judged = judged.slice(perCommit);
    progress = await commitSome(context, due, some, { ...progress, isLast: judged.length === 0 });
  } while (judged.length > 0);
}

/** Commits some tickets, again without each that changed meanwhile. */
async function commitSome(
  context: RequestContext,
  due: DueAct,
  some: readonly Judged[],
  before: Progress & { isLast: boolean },
): Promise<Progress> {
  const { db } = context;
  const { outcome, ...after } = progressOf(some, before);
  const steps = some.flatMap(({ code, ticket, steps: own, why }) => {
    if (!ticket || why === 'act_held') return [];
    const isWaiting = guard(db, awaitsAct(ticket.id, due.id), () => new NotHeld());
    const release = releaseTicket(db, ticket.id);
    if (why) return [isWaiting, release];
    const seen = before.versions[code] ?? 0;
    return [
      isWaiting,
      guard(db, isVersionCurrent(ticket, seen), () => new Left(code, 'stale_version')),
      ...own,
      release,
    ];
  });
  try {
    await commit(db, [
      guard(db, isAtProgress(due.id, { outcome: before.outcome }), () => new NotHeld()),
      ...steps,
      ...(before.isLast
        ? [endHeld(db, due.id, { outcome }), releaseTickets(db, due.id)]
        : [noteProgress(db, due.id, { versions: after.versions, outcome })]),
    ]);
    return { ...after, outcome };
  } catch (fault) {
    if (!(fault instanceof Left)) throw fault;
    const rest = some.map(
      (one): Judged =>
        one.code === fault.code
          ? { code: one.code, title: one.title, ticket: one.ticket, why: fault.why }
          : one,
    );
    return commitSome(context, due, rest, before);
  }
}

/** What is left to do, and what the act came to so far; null before anything. */
type Progress = {
  kind: BulkAct['kind'];
  versions: Record<string, number>;
  outcome: BulkOutcome | null;
};

function progressOf(
  some: readonly Judged[],
  { kind, versions, outcome: before }: Progress,
): Progress & { outcome: BulkOutcome } {
  const codes = new Set(some.map(({ code }) => code));
  const { done, refused } = before ?? { done: 0, refused: [] };
  return {
    kind,
    versions: Object.fromEntries(Object.entries(versions).filter(([code]) => !codes.has(code))),
    outcome: {
      act: kind,
      done: done + some.filter(({ why }) => !why).length,
      refused: [
        ...refused,
        ...some.flatMap(({ code, title, why }) =>
          why ? [{ code: showTrackingCode(code), title, why }] : [],
        ),
      ],
    },
  };
}

/**
 * Reads the agent, how far the act has come and all tickets in one round trip, and decides about each that is left. `found`
 * are the codes that were left when the act was found.
 */
async function judge(
  context: RequestContext,
  due: DueAct,
  found: readonly string[],
  act: BulkAct,
): Promise<{ progress: Progress; judged: Judged[] }> {
  const { db, settings } = context;
  const {
    agent,
    rows: [[row], waiting, tickets, identities, [listed], known, tagged, people, ...ofCalendars],
  } = await readAsker(context, due, [
    findHeld(db, due.id),
    listHeldTickets(db, due.id),
    listTicketsByCode(db, found),
    listIdentitiesOfTickets(db, found),
    findCloseReason(db, act.kind === 'close' ? (act.reasonId ?? '') : ''),
    listAllTags(db),
    listTagsOfTickets(db, found),
    listParticipants(db, act.kind === 'close' ? found : []),
    ...calendarQueries(db),
  ]);
  const { state, body = null, outcome } = row ? heldRow(row) : {};
  if (state !== 'held' || !body) throw new NotHeld();
  const { versions } = body;
  const calendars = cacheCalendars(settings, ofCalendars);
  const awaiting = new Set(waiting.map(({ ticketId }) => ticketId));
  const judged = Object.keys(versions).map((code): Judged => {
    const ticket = tickets.find((one) => one.code === code);
    const isTied = ticket !== undefined && awaiting.has(ticket.id);
    if (!ticket || !isWithinReach(agent, ticket))
      return { code, title: '', ticket: isTied ? ticket : null, why: 'not_found' };
    const title = ticket.title || erasedWords;
    if (!isTied) return { code, title, ticket, why: 'act_held' };
    if (ticket.version !== versions[code]) return { code, title, ticket, why: 'stale_version' };
    const own = identities.filter(({ customerId }) => customerId === ticket.customerId);
    const subject = { agent, ticket, ...addressesOf(ticket, own) };
    const had = tagged.filter(({ ticketId }) => ticketId === ticket.id).map(({ tagId }) => tagId);
    const part = people.filter(({ ticketId }) => ticketId === ticket.id);
    const about = { act, calendars, listed, known, had, people: part };
    const steps = stepsOf(context, subject, about);
    return typeof steps === 'string'
      ? { code, title, ticket, why: steps }
      : { code, title, ticket, steps };
  });
  const progress = { kind: act.kind, versions, outcome: outcome as BulkOutcome | null };
  return { progress, judged };
}

type Subject = Pick<Acting, 'agent' | 'ticket' | 'reach'>;

/** What the acts need besides their ticket. */
type Known = {
  act: BulkAct;
  calendars: EffectiveCalendars;
  /** The reason of the list that is closed for. */
  listed: { id: string; title: string } | undefined;
  /** All tags, and those that the ticket has. */
  known: readonly { id: string; title: string }[];
  had: readonly string[];
  /** Those who take part in it, where it is closed. */
  people: readonly Participant[];
};

/** What a single act would do, or why it would be refused. */
function stepsOf(
  context: RequestContext,
  subject: Subject,
  { act, calendars, listed, known, had, people }: Known,
): readonly BatchStep[] | BulkRefusal {
  const { db } = context;
  const { ticket } = subject;
  const can = (move: 'close' | 'route') =>
    (moves[move].from as readonly string[]).includes(ticket.state);
  switch (act.kind) {
    case 'close':
      return can('close')
        ? closeSteps(context, subject, people, closeReasonOf(act, listed))
        : 'move_refused';
    case 'route': {
      const { department, why } = act;
      if (!can('route')) return 'move_refused';
      if (ticket.department === department) return [];
      return [
        guardAgainstConflict(db, areCalendarsCurrent(calendars)),
        ...routeSteps(context, subject, { calendars, department, why }),
      ];
    }
    case 'priority':
      if (ticket.priority === act.priority) return [];
      return prioritySteps(context, subject, act.priority);
    case 'assign': {
      const { agent: to } = act;
      if (ticket.assigneeId === to) return [];
      const { set, steps } = assigneeChange(context, ticket, subject.agent.agentId, to);
      const refusal = () => new Left(ticket.code, 'agent_out_of_reach');
      return [
        ...(to === null ? [] : [guard(db, areInReach(ticket.id, [to]), refusal)]),
        ...steps,
        changeTicket(db, ticket.id, ticket.updatedAt, set),
      ];
    }
    case 'tags': {
      const before = known.filter(({ id }) => had.includes(id));
      const wanted = known.filter(
        ({ id }) => !act.remove.includes(id) && (had.includes(id) || act.add.includes(id)),
      );
      if (wanted.length > deskLimits.tagsOfTicket) return 'too_many_tags';
      if (wanted.length === before.length && wanted.every((tag) => before.includes(tag))) return [];
      return tagSteps(context, subject, { had: before, wanted });
    }
  }
}
