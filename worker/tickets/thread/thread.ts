import { nextAfterStage, nextMerged } from '#shared/contract/texts/tickets.ts';
import {
  customerWords,
  erasedWords,
  isHistoryForCustomers,
  type ListedTicket,
  type Thread,
  type TicketState,
  type TicketSummary,
  titleOfState,
} from '#shared/contract/tickets.ts';
import { showField } from '#shared/fields/registry.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import { formatResumption } from '#shared/persian/dates.ts';
import type { Settings } from '#shared/settings/schema.ts';
import { promiseUsed } from '#shared/working-time/promise.ts';
import type { Attachment } from '../../attachments/schema.ts';
import { listSizes } from '../../foundation/fixed-limits.ts';
import { days } from '../../foundation/ports/clock.ts';
import type { RequestContext } from '../../foundation/ports/services.ts';
import { Problem } from '../../foundation/problem.ts';
import { cacheCalendars, calendarQueries } from '../../organisation/calendars.ts';
import { choosePromise } from '../../organisation/promise.ts';
import { isOpenState, isStageOwed, owedStates } from '../moves/moves.ts';
import { formatPromise } from '../notify.ts';
import { canBeJoined, endings } from '../participants/change.ts';
import { nameOf, writersOf } from '../participants/names.ts';
import { listParticipants, type Participant } from '../participants/store-participants.ts';
import { type Requester, readForCustomer } from '../requester.ts';
import { stageOf, stageProgress } from '../stages/progress.ts';
import type { TicketRow } from '../store.ts';
import {
  findHistory,
  findMergeTarget,
  findTicketOfCustomer,
  findVisibleFiles,
  findVisibleMessages,
  listTicketsOfCustomer,
} from '../store-reading.ts';
import * as texts from '../texts.ts';
import { describeChanged } from './changed-value.ts';
import { partedValue } from './history-value.ts';
import { inWrittenOrder, originsOf } from './origin.ts';

// What a customer reads: its list and one thread. Internal notes and the names of agents have no
// place in either; who has a ticket is said by its department.

type Read = Pick<
  RequestContext,
  'db' | 'settings' | 'clock' | 'files' | 'smsProviders' | 'emailProvider'
>;

/** What of the history concerns the ticket's own customer alone. */
const ofOwnerAlone: readonly string[] = ['reply_channel', 'participant'];

const named = <Key extends string>(key: Key, name: string | null) =>
  (name === null ? {} : { [key]: name }) as Partial<Record<Key, string>>;

/** The customer's tickets and those in which it takes part, the one that changed last first. */
export async function listMine(context: Read, requester: Requester): Promise<ListedTicket[]> {
  const { db, settings, clock } = context;
  const {
    customerId,
    rows: [rows, ...organisation],
  } = await readForCustomer(requester, [
    listTicketsOfCustomer(db, requester.customer, listSizes.requestsOfCustomer),
    ...calendarQueries(db),
  ]);
  const calendars = cacheCalendars(settings, organisation);
  return rows.map(({ hasNews, hasUnreadFollowUp, lastMessageAt, ...ticket }) => {
    const summary = summaryOf(context, ticket, {
      hasNews: hasNews === 1,
      hasUnreadFollowUp: hasUnreadFollowUp === 1,
    });
    const { promise, createdAt } = summary;
    return {
      ...summary,
      ...(ticket.customerId !== customerId && { ofOther: true as const }),
      lastMessageAt: lastMessageAt ?? createdAt,
      promiseUsed:
        promise &&
        promiseUsed({
          startedAt: ticket.promiseStartedAt ?? createdAt,
          dueAt: promise.dueAt,
          now: clock.now(),
          calendar: choosePromise(calendars, {
            ...ticket,
            promise: typeOf(settings, ticket)?.promise,
          }).calendar,
        }),
    };
  });
}

const typeOf = ({ requestTypes }: Settings, { requestType }: Pick<TicketRow, 'requestType'>) =>
  requestTypes.find(({ id }) => id === requestType);

/**
 * One thread of this customer, and null when it stands at the version the reader holds.
 * @throws Problem `not_found` for unknown and foreign codes alike.
 */
export async function readThread(
  context: Read,
  requester: Requester,
  code: string,
  heldVersion: number | null,
): Promise<Thread | null> {
  const { db, settings, clock } = context;
  const {
    customerId,
    rows: [[ticket], [target], written, history, files, people],
  } = await readForCustomer(requester, [
    findTicketOfCustomer(db, code, requester.customer),
    findMergeTarget(db, code, requester.customer),
    findVisibleMessages(db, code, requester.customer),
    findHistory(db, code, requester.customer),
    findVisibleFiles(db, code, requester.customer),
    listParticipants(db, [code]),
  ]);
  if (!ticket) throw new Problem('not_found');
  if (ticket.version === heldVersion) return null;
  const messages = inWrittenOrder(written);
  const isOwn = ticket.customerId === customerId;
  const writerOf = writersOf(ticket, people, nameOf);
  const nameIfOther = (id: string | null) => (id === customerId ? null : writerOf(id));
  const marks = {
    hasNews:
      isOwn && messages.some(({ author, seenAt }) => author !== 'customer' && seenAt === null),
    hasUnreadFollowUp: messages
      .slice(1)
      .some(({ author, seenAt }) => author === 'customer' && seenAt === null),
  };

  const type = typeOf(settings, ticket);
  const origins = originsOf(messages, ticket.code);
  return {
    ...summaryOf(context, ticket, marks),
    next: nextOf(settings, ticket, marks),
    progress: stageProgress(settings, type, ticket, history, clock.now()),
    closeReason: ticket.closeReason,
    departmentSince: ticket.departmentSince,
    snoozed: snoozedOf(ticket, clock.now()),
    seenAt: ticket.seenAt,
    proven: ticket.proven,
    replyChannel: ticket.replyChannel,
    facts: (type?.fields ?? []).flatMap((field) => {
      const value = ticket.facts[field.id];
      if (value === undefined) return [];
      return [{ id: field.id, label: field.label, value: showField(field, value) }];
    }),
    rules: ticket.rulesInForce.map(({ title, text }) => ({ title, text })),
    messages: messages.map(({ id, author, authorId, createdAt, seenAt, ...message }) => ({
      ...{ id, author, createdAt, seenAt },
      ...named('by', author === 'customer' ? nameIfOther(authorId) : null),
      ...origins.get(id),
      text: message.text || erasedWords,
      attachments: files.filter(({ takenBy }) => takenBy === id).map(showFile),
    })),
    history: history.flatMap(({ actor, actorId, kind, fromValue, toValue, at, why }) =>
      isHistoryForCustomers(kind) && (isOwn || !ofOwnerAlone.includes(kind))
        ? {
            ...{ at, by: actor, kind, why },
            ...named('name', actor === 'customer' ? nameIfOther(actorId) : null),
            from:
              fromValue === null
                ? null
                : describeHistoryValue(settings, kind, fromValue, clock.now()),
            to: describeHistoryValue(settings, kind, toValue, clock.now()),
          }
        : [],
    ),
    rating:
      !isOwn || ticket.rating === null
        ? null
        : { rating: ticket.rating, comment: ticket.ratingComment },
    linkedFrom: ticket.linkedFrom === null ? null : showTrackingCode(ticket.linkedFrom),
    ...(target && { mergedInto: showTrackingCode(target.code) }),
    ...(isOwn
      ? { participants: { people: activeOf(people), canAdd: canBeJoined(context, ticket) } }
      : { ofOther: true }),
    can: isOwn ? whatCustomerCan(context, ticket) : whatParticipantCan(context, ticket),
  };
}

/** Until when it is put off and why, as people read it; null where it is not. */
export const snoozedOf = (
  { snoozedUntil, snoozeReason }: Pick<TicketRow, 'snoozedUntil' | 'snoozeReason'>,
  now: number,
): Thread['snoozed'] =>
  snoozedUntil === null
    ? null
    : { until: formatResumption(snoozedUntil, now), reason: snoozeReason ?? '' };

function nextOf(
  settings: Settings,
  ticket: TicketRow,
  { hasUnreadFollowUp }: { hasUnreadFollowUp: boolean },
): string {
  if (ticket.mergedInto !== null) return nextMerged;
  if (isAnsweredByStage(ticket)) return nextAfterStage;
  return customerWords(settings.stateWords, ticket.state, hasUnreadFollowUp).next;
}

/** A move to a stage that answers has both at one instant, and no message to read. */
const isAnsweredByStage = ({ state, answeredAt, stageSince }: TicketRow) =>
  state === 'answered' && answeredAt !== null && answeredAt === stageSince;

const showFile = ({ id, name, type, byteCount, width, height, removedAt }: Attachment) => ({
  id,
  name,
  type,
  byteCount,
  width,
  height,
  removed: removedAt !== null,
});

/** A file of the customer's part of its thread. @throws Problem `not_found`. */
export async function findFile(
  { db }: Pick<Read, 'db'>,
  requester: Requester,
  code: string,
  id: string,
): Promise<Attachment> {
  const {
    rows: [files],
  } = await readForCustomer(requester, [findVisibleFiles(db, code, requester.customer)]);
  const file = files.find((one) => one.id === id);
  if (!file) throw new Problem('not_found');
  return file;
}

/** Where a message of the customer goes: on here, into the reopened ticket, or into a linked new one. */
export function replyLeadsTo(
  { state, stateSince }: Pick<TicketRow, 'state' | 'stateSince'>,
  { tickets }: Pick<Settings, 'tickets'>,
  now: number,
): 'this' | 'reopened' | 'new' {
  if (state !== 'closed') return 'this';
  return now - stateSince <= days(tickets.reopenDays) ? 'reopened' : 'new';
}

const activeOf = (people: readonly Participant[]) =>
  people.flatMap((one) => (one.endedAt === null ? [{ id: one.id, name: nameOf(one) }] : []));

/** To write; what a message would open anew is the customer's. */
function whatParticipantCan(context: Read, ticket: TicketRow): Thread['can'] {
  const can = whatCustomerCan(context, ticket);
  return {
    ...can,
    reply: can.reply && can.replyLeadsTo !== 'new',
    ...{ solve: false, rate: false },
  };
}

function whatCustomerCan(context: Read, ticket: TicketRow): Thread['can'] {
  const { settings, clock, files } = context;
  const isOpen = isOpenState(ticket.state);
  const isMerged = ticket.mergedInto !== null;
  return {
    reply: isOpen || (ticket.state === 'closed' && !isMerged),
    attach: files.takesFiles,
    solve: isOpen && !isStageOwed(ticket),
    rate: ticket.state === 'closed' && ticket.rating === null && !isMerged,
    replyLeadsTo: replyLeadsTo(ticket, settings, clock.now()),
  };
}

/** A ticket as a line of the customer's list. */
function summaryOf(
  { settings, clock }: Pick<Read, 'settings' | 'clock'>,
  ticket: TicketRow,
  { hasNews, hasUnreadFollowUp }: { hasNews: boolean; hasUnreadFollowUp: boolean },
): TicketSummary {
  const now = clock.now();
  const isOwed = (owedStates as readonly string[]).includes(ticket.state);
  const dueAt = isOwed ? ticket.promiseDueAt : null;
  const { code, department, urgency, state } = ticket;
  const type = typeOf(settings, ticket);
  return {
    code: showTrackingCode(code),
    title: ticket.title || erasedWords,
    requestType: type?.title ?? ticket.requestType,
    department: settings.departments[department]?.title ?? department,
    urgency: settings.urgency[urgency].title,
    state,
    stateTitle: customerWords(settings.stateWords, state, hasUnreadFollowUp).title,
    stage: stageOf(type, ticket)?.title ?? null,
    hasNews,
    promise: dueAt === null ? null : { dueAt, text: formatPromise(dueAt, now), late: now > dueAt },
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    version: ticket.version,
  };
}

const describeParticipant = (value: string): string =>
  value === endings.removed
    ? texts.removed
    : value === endings.left
      ? texts.left
      : value || erasedWords;

const channelWords: Record<string, string> = {
  thread: texts.byPage,
  sms: texts.bySms,
  email: texts.byEmail,
  sms_and_email: texts.bySmsAndEmail,
};

/** A value of the history in words: a state, a department, a reply channel or a promise. All else is kept in words. */
export function describeHistoryValue(
  settings: Settings,
  kind: string,
  value: string,
  now: number,
): string {
  if (kind === 'state') return titleOfState(settings.stateWords, value as TicketState);
  if (kind === 'department') return settings.departments[value]?.title ?? value;
  if (kind === 'promise') return formatPromise(Number(value), now);
  if (value === partedValue) return texts.parted;
  if (kind === 'participant') return describeParticipant(value);
  if (kind === 'reply_channel') return channelWords[value] ?? value;
  return describeChanged(settings, kind, value, now) ?? value;
}
