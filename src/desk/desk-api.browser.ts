import type { ActAnswer } from '#shared/contract/desk/acts.ts';
import type { SeenAlarmInput } from '#shared/contract/desk/alarms.ts';
import type { BulkInput } from '#shared/contract/desk/bulk.ts';
import type { ClosureInput } from '#shared/contract/desk/closures.ts';
import type { PresenceAnswer } from '#shared/contract/desk/presence.ts';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import type { SavedReplyInput } from '#shared/contract/desk/replies.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import type { SavedViewInput } from '#shared/contract/desk/views.ts';
import { ApiFault, answerOf, api, unreadableAnswer } from '../api/client.browser.ts';
import { withProofOfWork } from '../api/proof-of-work.browser.ts';
import type { ListQuery } from './list/list-query.ts';

// The requests of the desk's screens. All throw ApiFault.

let lastUse = Date.now();

/** When the API last answered this agent's session, in epoch milliseconds. */
export const lastUsedAt = () => lastUse;

/** Notes that the API has answered this agent's session. */
export async function used<Answer>(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  lastUse = Date.now();
  return answer;
}

const desk = api.desk;
const ticket = desk.tickets[':code'];

/** The agent who is signed in; `sign_in_needed` where none is. */
export const readSession = () => used(answerOf(desk.session.$get()));

/** Sends a code to an agent's mobile; the answer is the same for every number (R10). */
export const askDeskCode = (mobile: string) =>
  withProofOfWork({ form: 'code', address: mobile }, (work) =>
    answerOf(desk['sign-in'].code.$post({ json: { mobile, ...(work && { work }) } })),
  );

/** The first factor: the code of the SMS. */
export const proveDeskCode = (code: string) =>
  answerOf(desk['sign-in'].prove.$post({ json: { code } }));

/** The second factor: six digits of the authenticator app, or a recovery code; it begins the session. */
export const proveSecondFactor = (code: string) =>
  used(answerOf(desk['sign-in']['second-factor'].$post({ json: { code } })));

/** Ends the session. */
export const signOut = () => answerOf(desk['sign-out'].$post());

/** How a page of the list is asked for. */
export type ListPage = {
  /** `next` of the page before; null for the first. */
  after: string | null;
  /** Asked by the screen itself: it is no use of the session (R17). */
  isBackground: boolean;
};

/** One page of a view. */
export function readList(query: ListQuery, { after, isBackground }: ListPage) {
  const asked = answerOf(
    desk.tickets.$get({
      query: {
        ...query,
        ...(after !== null && { after }),
        ...(isBackground && { background: '1' }),
      },
    }),
  );
  return isBackground ? asked : used(asked);
}

/** Counts and alarms where something changed since that mark, else null; it is no use of the session (R17). */
export const readPulse = (since: string | undefined): Promise<PulseAnswer | null> =>
  answerOf(desk.pulse.$get({ query: since === undefined ? {} : { since } }));

/** The thread as it is now. */
export async function readThread(code: string): Promise<DeskThread> {
  const thread = await used(answerOf(ticket.$get({ param: { code }, query: {} })));
  if (!thread) throw unreadableAnswer();
  return thread;
}

/** The thread if it has changed since this version, else null; it is no use of the session (R17). */
export const readNewer = (code: string, version: number): Promise<DeskThread | null> =>
  answerOf(ticket.$get({ param: { code }, query: { version: String(version) } }));

type Ticket = typeof ticket;
type Facts<Send extends (given: never) => unknown> = Parameters<Send>[0] extends {
  json: infer Body;
}
  ? Omit<Body, 'version'>
  : never;

/** What each act sends besides the version of the ticket: the body of its route. */
export type ActFacts = {
  open: Facts<Ticket['open']['$post']>;
  reply: Facts<Ticket['reply']['$post']>;
  note: Facts<Ticket['note']['$post']>;
  route: Facts<Ticket['route']['$post']>;
  stage: Facts<Ticket['stage']['$post']>;
  close: Facts<Ticket['close']['$post']>;
  priority: Facts<Ticket['priority']['$put']>;
  assignee: Facts<Ticket['assignee']['$put']>;
  tags: Facts<Ticket['tags']['$put']>;
  block: Facts<Ticket['block']['$post']>;
  unblock: Facts<Ticket['unblock']['$post']>;
  merge: Facts<Ticket['merge']['$post']>;
  part: Facts<Ticket['part']['$post']>;
  split: Facts<Ticket['split']['$post']>;
  link: Facts<Ticket['link']['$post']>;
  unlink: Facts<Ticket['unlink']['$post']>;
  change: Facts<Ticket['change']['$post']>;
  snooze: Facts<Ticket['snooze']['$post']>;
  wake: Facts<Ticket['wake']['$post']>;
  reopen: Facts<Ticket['reopen']['$post']>;
  join: Facts<Ticket['join']['$post']>;
  leave: Facts<Ticket['leave']['$post']>;
};

/** The name of an act on a ticket. */
export type ActName = keyof ActFacts;

/** The version is that which the agent saw (R37). */
type Body<Name extends ActName> = ActFacts[Name] & { version: number };
type Sent<Name extends ActName> = { param: { code: string }; json: Body<Name> };
type Keyed = { headers: { 'Idempotency-Key': string } };

const senders: {
  [Name in ActName]: (sent: Sent<Name>, keyed: Keyed) => Promise<ActAnswer>;
} = {
  open: (sent, keyed) => answerOf(ticket.open.$post(sent, keyed)),
  reply: (sent, keyed) => answerOf(ticket.reply.$post(sent, keyed)),
  note: (sent, keyed) => answerOf(ticket.note.$post(sent, keyed)),
  route: (sent, keyed) => answerOf(ticket.route.$post(sent, keyed)),
  stage: (sent, keyed) => answerOf(ticket.stage.$post(sent, keyed)),
  close: (sent, keyed) => answerOf(ticket.close.$post(sent, keyed)),
  priority: (sent, keyed) => answerOf(ticket.priority.$put(sent, keyed)),
  assignee: (sent, keyed) => answerOf(ticket.assignee.$put(sent, keyed)),
  tags: (sent, keyed) => answerOf(ticket.tags.$put(sent, keyed)),
  block: (sent, keyed) => answerOf(ticket.block.$post(sent, keyed)),
  unblock: (sent, keyed) => answerOf(ticket.unblock.$post(sent, keyed)),
  merge: (sent, keyed) => answerOf(ticket.merge.$post(sent, keyed)),
  part: (sent, keyed) => answerOf(ticket.part.$post(sent, keyed)),
  split: (sent, keyed) => answerOf(ticket.split.$post(sent, keyed)),
  link: (sent, keyed) => answerOf(ticket.link.$post(sent, keyed)),
  unlink: (sent, keyed) => answerOf(ticket.unlink.$post(sent, keyed)),
  change: (sent, keyed) => answerOf(ticket.change.$post(sent, keyed)),
  snooze: (sent, keyed) => answerOf(ticket.snooze.$post(sent, keyed)),
  wake: (sent, keyed) => answerOf(ticket.wake.$post(sent, keyed)),
  reopen: (sent, keyed) => answerOf(ticket.reopen.$post(sent, keyed)),
  join: (sent, keyed) => answerOf(ticket.join.$post(sent, keyed)),
  leave: (sent, keyed) => answerOf(ticket.leave.$post(sent, keyed)),
};

let lastSent: { body: string; key: string } | null = null;

/**
 * Does one act on a ticket and answers its new version. The same act sent again after no answer came
 * carries the same key, so that it happens once.
 */
export async function doAct<Name extends ActName>(
  code: string,
  act: Name,
  json: Body<Name>,
): Promise<ActAnswer> {
  const body = JSON.stringify([code, act, json]);
  const key = lastSent?.body === body ? lastSent.key : crypto.randomUUID();
  lastSent = { body, key };
  try {
    const sent = { param: { code }, json };
    const answer = await used(senders[act](sent, { headers: { 'Idempotency-Key': key } }));
    lastSent = null;
    return answer;
  } catch (fault) {
    if (!(fault instanceof ApiFault && fault.code === 'network')) lastSent = null;
    throw fault;
  }
}

/** Other requests of the sender of one, and what else is known; `after` is `next` of the page before. */
export const readCustomerCard = (code: string, after: string | undefined) =>
  used(
    answerOf(
      ticket.customer.$get({ param: { code }, query: after === undefined ? {} : { after } }),
    ),
  );
/** Who may get a ticket, and which tags. */
export const readChoices = (code: string) =>
  used(answerOf(ticket.choices.$get({ param: { code } })));

/** Whether the agent takes new requests by turn. */
export const changeAway = (away: boolean) => used(answerOf(desk.away.$put({ json: { away } })));

/** The requests that belong to one; it is no use of the session (R17). */
export const readJoined = (code: string) => answerOf(ticket.joined.$get({ param: { code } }));

/** The boxes in which a ticket is changed, as its type asks, or as another would. */
export const readChangeForm = (code: string, type: string | undefined) =>
  used(answerOf(ticket.form.$get({ param: { code }, query: type === undefined ? {} : { type } })));

/**
 * The whole of a fact that threads show in part, or of what it was before a change of the history (`entry`); each reading
 * is recorded.
 */
export const readFullFact = (code: string, field: string, entry?: string) =>
  used(
    answerOf(
      ticket['full-fact'].$post({ param: { code }, json: { field, ...(entry && { entry }) } }),
    ),
  );

/** The sender's whole mobile number; each reading is recorded. */
export const readFullMobile = (code: string) =>
  used(answerOf(ticket['full-mobile'].$post({ param: { code } })));

/** Days off that admins added, and the calendars of the settings. */
export const readClosures = () => used(answerOf(desk.closures.$get()));

/** Closes days and answers how many open promises moved. */
export const addClosure = (closure: ClosureInput) =>
  used(answerOf(desk.closures.$post({ json: closure })));

/** Takes a closure back; promises that it moved stay where they are. */
export const removeClosure = (id: string) =>
  used(answerOf(desk.closures[':id'].$delete({ param: { id } })));

/** Saved views and what filters can name. */
export const readViews = () => used(answerOf(desk.views.$get()));

/** Saves a view and answers its id. */
export const addView = (view: SavedViewInput) => used(answerOf(desk.views.$post({ json: view })));

/** Changes an own view. */
export const changeView = (id: string, view: SavedViewInput) =>
  used(answerOf(desk.views[':id'].$put({ param: { id }, json: view })));

/** Puts own views in this order, by their ids. */
export const orderViews = (ids: string[]) =>
  used(answerOf(desk.views.order.$put({ json: { ids } })));

/** Deletes an own view. */
export const removeView = (id: string) =>
  used(answerOf(desk.views[':id'].$delete({ param: { id } })));

/** Saved replies that this agent may use, the most used first. */
export const readReplies = () => used(answerOf(desk.replies.$get()));

/** Saves a reply and answers its id. */
export const addReply = (reply: SavedReplyInput) =>
  used(answerOf(desk.replies.$post({ json: reply })));

/** Changes a saved reply. */
export const changeReply = (id: string, reply: SavedReplyInput) =>
  used(answerOf(desk.replies[':id'].$put({ param: { id }, json: reply })));

/** Deletes a saved reply. */
export const removeReply = (id: string) =>
  used(answerOf(desk.replies[':id'].$delete({ param: { id } })));

/** Counts that a saved reply was sent. */
export const countReplyUse = (id: string) =>
  used(answerOf(desk.replies[':id'].used.$post({ param: { id } })));

/** Answered requests that resemble this one. */
export const readSimilar = (code: string) =>
  used(answerOf(ticket.similar.$get({ param: { code } })));

/** Stops the reminders of an alarm that stands. */
export const acknowledgeAlarm = (alarm: SeenAlarmInput) =>
  used(answerOf(desk.alarms.seen.$post({ json: alarm })));

/** Takes back an own act that is on its way, and answers what was written. Its id is its key: a lost answer is asked again. */
export const undoAct = (id: string) =>
  used(
    answerOf(
      desk.held[':id'].undo.$post({ param: { id } }, { headers: { 'Idempotency-Key': id } }),
    ),
  );

/** Says that this agent has seen what came of an own act, and has its words. */
export const markActSeen = (id: string) =>
  used(answerOf(desk.held[':id'].seen.$post({ param: { id } })));

/** Begins one act on many tickets; the same key is the same act. */
export const doBulk = (json: BulkInput, key: string) =>
  used(answerOf(desk.bulk.$post({ json }, { headers: { 'Idempotency-Key': key } })));

/** Says that this thread is open here, and answers who else has it; it is no use of the session (R17). */
export const showPresence = (code: string, isWriting: boolean): Promise<PresenceAnswer> =>
  answerOf(desk.presence[':code'].$post({ param: { code }, json: { isWriting } }));

/** URL of an attachment, for agents. */
export const attachmentAddress = (id: string) => `/api/desk/attachments/${id}`;
