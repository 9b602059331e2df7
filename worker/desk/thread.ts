import type { DeskAttachment, DeskThread } from '#shared/contract/desk/thread.ts';
import { erasedWords, titleOfState } from '#shared/contract/tickets.ts';
import { showField } from '#shared/fields/registry.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { RequestType } from '#shared/settings/request-types.ts';
import type { Settings } from '#shared/settings/schema.ts';
import type { Attachment } from '../attachments/schema.ts';
import { listAttachments } from '../attachments/store.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { Problem } from '../foundation/problem.ts';
import { listNotificationsOfTicket } from '../notifications/store.ts';
import {
  cacheCalendars,
  calendarQueries,
  type EffectiveCalendars,
} from '../organisation/calendars.ts';
import { maskAddress } from '../people/mask.ts';
import { findCustomer, listIdentities } from '../people/store.ts';
import { readWithAgent, type SignedInAgent } from '../sessions/rules.ts';
import { agentOfSession } from '../sessions/store.ts';
import { moves } from '../tickets/moves/moves.ts';
import { isOfOwner, nameForDesk, writersOf } from '../tickets/participants/names.ts';
import { listParticipants } from '../tickets/participants/store-participants.ts';
import { stageOf, stageProgress } from '../tickets/stages/progress.ts';
import type { TicketRow } from '../tickets/store.ts';
import { findTicketByCode } from '../tickets/store-reading.ts';
import { inWrittenOrder, originsOf } from '../tickets/thread/origin.ts';
import { describeHistoryValue, snoozedOf } from '../tickets/thread/thread.ts';
import { factEntryOf } from './changing/history.ts';
import { isReadInFull, mayReadInFull } from './full-values/full-fact.ts';
import { mayReadMobile } from './full-values/full-mobile.ts';
import { mentionsIn, ownedOf } from './owning/owned.ts';
import { markMentionsSeen } from './owning/store-mentions.ts';
import { readOwned } from './owning/store-owned.ts';
import { participantsOf } from './participants/participants.ts';
import { promiseOf, promiseOfStage } from './promises/promise.ts';
import { mayReopen } from './reopening/reopen.ts';
import {
  type Block,
  customerOfCode,
  findFileWithTicket,
  findMergedInto,
  listAllMessages,
  listBlocksOn,
  listHistoryWithNames,
  messagesOfCode,
  ticketWithCode,
} from './store.ts';
import { isWithinReach } from './store-viewer.ts';

// One thread with all that an agent needs. Addresses are masked here too: nobody needs them to
// answer, and the outbox knows where answers go.

/**
 * Null when the thread stands at the version the reader holds; to ask so is no use of the session (R17).
 * @throws Problem `sign_in_needed`, `not_found` for unknown codes and those of other departments alike.
 */
export async function readForDesk(
  context: Pick<
    RequestContext,
    'db' | 'settings' | 'clock' | 'files' | 'afterResponse' | 'smsProviders' | 'emailProvider'
  >,
  tokenHash: string,
  code: string,
  heldVersion: number | null = null,
): Promise<DeskThread | null> {
  const { db, settings, clock } = context;
  const now = clock.now();
  if (heldVersion !== null && (await standsAt(context, tokenHash, code, heldVersion))) return null;
  const customer = customerOfCode(code);
  const { agent, rows } = await readWithAgent(
    context,
    tokenHash,
    [
      findTicketByCode(db, code),
      findMergedInto(db, code),
      listAllMessages(db, code),
      listHistoryWithNames(db, code),
      listNotificationsOfTicket(db, ticketWithCode(code)),
      listAttachments(db, messagesOfCode(code)),
      findCustomer(db, customer),
      listIdentities(db, customer),
      listBlocksOn(db, code),
      readOwned(db, code, agentOfSession(tokenHash, now, settings.limits)),
      listParticipants(db, [code]),
      ...calendarQueries(db),
    ],
    { isUse: heldVersion === null },
  );
  const [
    [ticket],
    [into],
    written,
    history,
    notices,
    files,
    [person],
    identities,
    blocks,
    [owned],
    people,
    ...ofCalendars
  ] = rows;
  if (!ticket || !isWithinReach(agent, ticket)) throw new Problem('not_found');
  if (owned?.isNews && heldVersion === null)
    context.afterResponse(async () => markMentionsSeen(db, ticket.id, agent.agentId, now));
  const calendars = cacheCalendars(settings, ofCalendars);
  const type = settings.requestTypes.find(({ id }) => id === ticket.requestType);
  const plan = ticket.plan === null ? undefined : settings.plans[ticket.plan];
  const messages = inWrittenOrder(written);
  const origins = originsOf(messages, ticket.code);
  const writerOf = writersOf(ticket, people, nameForDesk, people[0]?.ownerName);
  const titled = (id: string) => ({ id, title: settings.departments[id]?.title ?? id });
  return {
    now,
    code: showTrackingCode(ticket.code),
    title: ticket.title || erasedWords,
    requestType: type?.title ?? ticket.requestType,
    requestTypeId: ticket.requestType,
    department: titled(ticket.department),
    departmentSince: ticket.departmentSince,
    snoozed: snoozedOf(ticket, now),
    isPromiseStopped: ticket.promiseLeft !== null,
    snoozeStopsPromise: settings.desk.snooze.promise === 'pauses',
    state: ticket.state,
    stateTitle: titleOfState(settings.stateWords, ticket.state),
    stateSince: ticket.stateSince,
    closeReason: ticket.closeReason,
    ...ownedOf(ticket, owned),
    urgency: ticket.urgency,
    urgencyTitle: settings.urgency[ticket.urgency].title,
    priority: ticket.priority,
    promise: promiseOf(calendars, ticket, now),
    seenAt: ticket.seenAt,
    unread: ticket.unread,
    version: ticket.version,
    proven: ticket.proven,
    replyChannel: ticket.replyChannel,
    customer: {
      name: person?.name ?? null,
      identities: identitiesOf(ticket, identities),
      plan: plan ? { title: plan.title, covers: plan.covers ?? null } : null,
      agency:
        ticket.agency === null ? null : (settings.agencies[ticket.agency]?.title ?? ticket.agency),
      ...blocksOf(ticket, blocks),
    },
    facts: factsOf(type, ticket, agent),
    course: courseOf(calendars, type, ticket, history, now),
    rules: ticket.rulesInForce.map((rule) => ({
      title: rule.title,
      text: rule.text,
      broken: 'broken' in rule,
    })),
    messages: messages.map(
      ({ id, author, authorId, agentName, text, internal, createdAt, seenAt }) => ({
        id,
        author,
        by: author === 'customer' ? writerOf(authorId) : agentName,
        ...(author === 'customer' &&
          !isOfOwner(authorId, ticket) && { ofParticipant: true as const }),
        text: text || erasedWords,
        internal,
        createdAt,
        seenAt,
        mentions: mentionsIn(owned, id),
        ...origins.get(id),
        attachments: files.filter(({ takenBy }) => takenBy === id).map(showFile),
      }),
    ),
    history: history.map(
      ({ id, at, actor, actorId, agentName, kind, fromValue, toValue, why }) => ({
        at,
        by: actor,
        name: actor === 'agent' ? agentName : actor === 'customer' ? writerOf(actorId) : null,
        kind,
        from: fromValue === null ? null : describeHistoryValue(settings, kind, fromValue, now),
        to: describeHistoryValue(settings, kind, toValue, now),
        why,
        ...(kind === 'fact' && factEntryOf(settings, agent, { id, fromValue, toValue })),
      }),
    ),
    notices,
    linkedFrom: ticket.linkedFrom === null ? null : showTrackingCode(ticket.linkedFrom),
    ...(into?.code && { mergedInto: showTrackingCode(into.code) }),
    rating:
      ticket.rating === null ? null : { rating: ticket.rating, comment: ticket.ratingComment },
    participants: participantsOf(context, ticket, people),
    createdAt: ticket.createdAt,
    departments: otherDepartments(settings, ticket),
    can: {
      ...whatAgentCan(ticket),
      attach: context.files.takesFiles,
      readMobile: mayReadMobile(agent) && hasMobile(ticket, identities),
    },
  };
}

const factsOf = (
  type: RequestType | undefined,
  { facts }: Pick<TicketRow, 'facts'>,
  agent: Pick<SignedInAgent, 'rights'>,
): DeskThread['facts'] =>
  (type?.fields ?? []).flatMap((field) => {
    const value = facts[field.id];
    if (value === undefined) return [];
    const { id, label, claimed = false } = field;
    const canRead = isReadInFull(field) && mayReadInFull(agent);
    return [{ id, label, value: showField(field, value), claimed, canRead }];
  });

/** How far the ticket has come in the course of its type, and where it can be moved to. */
function courseOf(
  calendars: EffectiveCalendars,
  type: RequestType | undefined,
  ticket: TicketRow,
  history: Parameters<typeof stageProgress>[3],
  now: number,
): DeskThread['course'] {
  const current = stageOf(type, ticket);
  const progress = stageProgress(calendars.settings, type, ticket, history, now);
  if (!type || type.stages.length === 0) return null;
  return {
    progress,
    promise: promiseOfStage(calendars, ticket, now),
    stages: type.stages.map(({ id, title }) => ({ id, title })),
    current: current?.id ?? null,
  };
}

/** Asked alone, for readers who come back every few seconds. */
async function standsAt(
  context: Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>,
  tokenHash: string,
  code: string,
  heldVersion: number,
): Promise<boolean> {
  const {
    agent,
    rows: [[ticket]],
  } = await readWithAgent(context, tokenHash, [findTicketByCode(context.db, code)], {
    isUse: false,
  });
  return ticket?.version === heldVersion && isWithinReach(agent, ticket);
}

/**
 * A file of any message that this agent may read.
 * @throws Problem `sign_in_needed`, `not_found` for unknown files and those of other departments alike.
 */
export async function findFileForDesk(
  context: Pick<RequestContext, 'db' | 'settings' | 'clock' | 'afterResponse'>,
  tokenHash: string,
  id: string,
): Promise<Attachment> {
  const {
    agent,
    rows: [[found]],
  } = await readWithAgent(context, tokenHash, [findFileWithTicket(context.db, id)]);
  const isRead = (ticket: NonNullable<typeof found>['target']) =>
    ticket !== null && isWithinReach(agent, ticket);
  if (!found || !(isRead(found.ticket) || isRead(found.target))) throw new Problem('not_found');
  return found.file;
}

function identitiesOf(
  { contact }: TicketRow,
  identities: readonly { address: string; kind: 'mobile' | 'email'; provenAt: number | null }[],
) {
  const known = identities.map(({ address, kind, provenAt }) => ({
    kind,
    masked: maskAddress(address),
    proven: provenAt !== null,
  }));
  if (contact === null) return known;
  const kind = contact.includes('@') ? ('email' as const) : ('mobile' as const);
  return [...known, { kind, masked: maskAddress(contact), proven: false }];
}

const hasMobile = ({ contact }: TicketRow, identities: readonly { kind: 'mobile' | 'email' }[]) =>
  identities.some(({ kind }) => kind === 'mobile') || (contact !== null && !contact.includes('@'));

/** An unproven thread shows a block of its own kind first; a customer is not blocked by one of unproven requests. */
function blocksOf(
  { proven }: TicketRow,
  blocks: readonly Block[],
): Pick<DeskThread['customer'], 'blocked' | 'unprovenBlock'> {
  const show = (block: (typeof blocks)[number] | undefined) =>
    block && { reason: block.reason, at: block.blockedAt };
  const whole = show(blocks.find(({ unprovenOnly }) => !unprovenOnly));
  const unprovenBlock = show(blocks.find(({ unprovenOnly }) => unprovenOnly));
  const blocked = (proven ? whole : (unprovenBlock ?? whole)) ?? null;
  return { blocked, ...(unprovenBlock && { unprovenBlock }) };
}

const showFile = (file: Attachment): DeskAttachment => ({
  ...{ id: file.id, name: file.name, type: file.type, byteCount: file.byteCount },
  ...{ removed: file.removedAt !== null, width: file.width, height: file.height },
});

const otherDepartments = (settings: Settings, { department }: TicketRow) =>
  Object.entries(settings.departments)
    .filter(([id]) => id !== department)
    .map(([id, { title }]) => ({ id, title }));

function whatAgentCan(ticket: TicketRow): Omit<DeskThread['can'], 'attach' | 'readMobile'> {
  const { state } = ticket;
  const may = (move: keyof typeof moves) => (moves[move].from as readonly string[]).includes(state);
  return {
    ...{ reply: may('answer'), route: may('route'), close: may('close') },
    ...{ block: true, stage: may('route') },
    ...{ change: may('route'), reopen: mayReopen(ticket) },
  };
}
