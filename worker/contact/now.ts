import type { ContactNow, WaitingRequest } from '#shared/contract/contact.ts';
import { inputLimits } from '#shared/fields/size-limits.ts';
import { showTrackingCode } from '#shared/fields/tracking-code.ts';
import type { ReplyChannel, Settings } from '#shared/settings/schema.ts';
import { isServed } from '#shared/settings/served-channels.ts';
import { formatDuration } from '#shared/working-time/duration.ts';
import { days } from '../foundation/ports/clock.ts';
import type { Channel } from '../foundation/ports/notification-templates.ts';
import type { RequestContext } from '../foundation/ports/services.ts';
import { allSlots, budgetRowsOf, endOfDay, type Slot } from '../notifications/day-budget/scope.ts';
import { listSpentSlots } from '../notifications/day-budget/store-budget.ts';
import { listOpenChannels } from '../notifications/delivery/open-channels.ts';
import { cacheCalendars, calendarQueries } from '../organisation/calendars.ts';
import { promiseFor } from '../organisation/promise.ts';
import { canReach, formatPromise } from '../tickets/notify.ts';
import { type KnownSender, type Requester, readAsAnybody } from '../tickets/requester.ts';
import { countUrgent, listOpenTicketsOfType } from '../tickets/store-reading.ts';
import { requestTypeOf } from './check.ts';
import { filedNow, listWaiting } from './waiting.ts';

/** The shares of the day that codes for this browser are sent from. */
const slotsOfCodes = (isKnownDevice: boolean): Slot[] =>
  allSlots.filter(({ share }) => share === (isKnownDevice ? 'devices' : 'common'));

/**
 * Ways of notifying that reach this person and deliver now. Where none is left, a customer looks by itself, and a
 * guest leaves an address all the same: it is where the request will be answered.
 */
function offeredChannels(
  { replyChannels }: Pick<Settings, 'replyChannels'>,
  sender: KnownSender | null,
  open: readonly Channel[],
): ReplyChannel[] {
  const reaching = replyChannels.filter((channel) => canReach(channel, sender ?? guest));
  const served = reaching.filter((channel) => isServed(channel, open));
  if (sender) return served.length > 0 ? served : ['thread'];
  return served.some((channel) => channel !== 'thread') ? served : reaching;
}

const channelsBut = (open: readonly Channel[]): Channel[] =>
  (['sms', 'email'] as const).filter((channel) => !open.includes(channel));

const guest = { plan: null, agency: null, mobile: '', email: '' };

/**
 * What the form of a request type must know of today and of who asks.
 * @param isKnownDevice Whether the browser has proven any address before.
 * @param proofIds The proofs of requests that the browser has begun, the last one first; it shows the one of this type
 * that waits, or else the last.
 * @throws Problem `not_found` for an unknown type.
 */
export async function contactNow(
  context: RequestContext,
  requester: Requester,
  typeId: string,
  isKnownDevice: boolean,
  proofIds: readonly string[],
): Promise<ContactNow> {
  const { db, settings, clock, files } = context;
  const type = requestTypeOf(settings, typeId);
  const { sender, rows } = await readAsAnybody(db, requester, [
    listOpenTicketsOfType(db, requester.customer, typeId),
    countUrgent(db, requester.customer, clock.now(), days(settings.urgency.urgent.quota.days)),
    listOpenChannels(context),
    listSpentSlots(
      db,
      budgetRowsOf(slotsOfCodes(isKnownDevice), settings.limits),
      endOfDay(clock.now()),
    ),
    ...calendarQueries(db),
  ]);
  const [open, [urgent], delivering, spent, ...calendarRows] = rows;
  const calendars = cacheCalendars(settings, calendarRows);
  const channels = delivering.map(({ channel }) => channel);
  const returnsAt = (channel: Channel) =>
    type.unprovenTickets !== 'accept' && spent.some(({ slot }) => slot.startsWith(`${channel}:`))
      ? endOfDay(clock.now())
      : null;
  const promised = promiseFor(calendars, type, sender ?? guest, clock.now());
  const { quota } = settings.urgency.urgent;
  return {
    requestType: type.id,
    department: settings.departments[promised.department]?.title ?? promised.department,
    promise: {
      dueAt: promised.dueAt,
      text: formatPromise(promised.dueAt, clock.now()),
      late: false,
    },
    promiseRule: formatDuration(promised.rule),
    signedIn: sender !== null,
    replyChannels: offeredChannels(settings, sender, channels),
    openTickets: open.map(({ code, title, text, createdAt }) => ({
      code: showTrackingCode(code),
      title,
      text: text.slice(0, inputLimits.excerpt),
      createdAt,
    })),
    urgentLeft: sender ? Math.max(0, quota.count - (urgent?.count ?? 0)) : null,
    codesReturnAt: { sms: returnsAt('sms'), email: returnsAt('email') },
    codesDown: type.unprovenTickets !== 'accept' ? channelsBut(channels) : [],
    takesFiles: files.takesFiles,
    terms: settings.terms ?? null,
    waiting: await waitingFor(context, typeId, proofIds),
  };
}

async function waitingFor(
  context: RequestContext,
  typeId: string,
  proofIds: readonly string[],
): Promise<WaitingRequest | null> {
  const sent = await listWaiting(context, typeId, proofIds);
  const waiting = sent.find(({ isUnconfirmed }) => isUnconfirmed) ?? sent[0];
  if (!waiting) return null;
  return { filed: await filedNow(context, waiting), address: waiting.proof.address };
}
