import * as z from 'zod/mini';
import { deskLimits, fileLimits, inputLimits, ticketLimits } from '../fields/size-limits.ts';
import { dayNumberOf, parseJalaliIso } from '../persian/jalali.ts';
import type { ReplyChannel } from '../settings/reply-channels.ts';
import { calendarDaySchema } from '../working-time/calendar-day.ts';
import { closureEndsFirst } from '../working-time/texts.ts';
import { attachmentIdInput, formTokenInput } from './attachments.ts';
import { closureTooLong } from './texts/inputs.ts';
import {
  lineInput,
  type MessageAuthor,
  type StageProgress,
  type TicketState,
  textInput,
} from './tickets.ts';

// What crosses the wire between the desk's screens and the API. Every write carries the version of
// the ticket that the agent had before the eyes (R37).

/** What the list shows: `open` is all that is neither closed nor hidden, `owed` waits for an answer. */
const inboxStates = ['owed', 'waiting', 'in_review', 'answered', 'open', 'closed'] as const;
/** One of `inboxStates`. */
export type InboxState = (typeof inboxStates)[number];

const idText = z.string().check(z.maxLength(inputLimits.id));

/** Query of `GET /api/desk/tickets`. Without a state the list shows what is owed. */
export const inboxQuery = z.strictObject({
  department: z.optional(idText),
  state: z.optional(z.enum(inboxStates)),
  /** Only tickets this agent has opened, answered or moved. */
  mine: z.optional(z.literal('1')),
  /** A tracking code, or words of a title. */
  q: z.optional(z.string().check(z.maxLength(deskLimits.search))),
});
/** `inboxQuery` once it is parsed. */
export type InboxQuery = z.infer<typeof inboxQuery>;

const version = z.int().check(z.positive());

/** Opens a ticket: its customer sees that it is in review. */
export const openInput = z.strictObject({ version });
/** A reply to the customer. */
export const deskReplyInput = z.strictObject({
  version,
  text: textInput(ticketLimits.text),
  attachments: z._default(z.array(attachmentIdInput).check(z.maxLength(fileLimits.files)), []),
  /** The form the files were uploaded with. */
  formToken: z.optional(formTokenInput),
});
/** A note among agents. */
export const noteInput = z.strictObject({ version, text: textInput(ticketLimits.text) });
/** Moves a ticket to another department. */
export const routeInput = z.strictObject({
  version,
  department: idText,
  /** Read by the customer, if given. */
  why: z.optional(lineInput(deskLimits.reason)),
});
/** Closes a ticket; the customer reads the reason. */
export const closeInput = z.strictObject({ version, reason: lineInput(deskLimits.reason) });
/** Priorities within the desk, lowest first; 0 is normal. Customers never see them. */
export const priorities = [-1, 0, 1, 2] as const;
/** Sets the priority of a ticket. */
export const priorityInput = z.strictObject({ version, priority: z.literal(priorities) });
/** Moves a ticket to a stage of its type's course; the customer is notified. */
export const stageInput = z.strictObject({ version, stage: idText });
/** Shows one Sheba of a ticket's facts in full; that is recorded. */
export const fullFactInput = z.strictObject({ field: idText });
/** Blocks the sender of a ticket; agents read the reason. */
export const blockInput = z.strictObject({ version, reason: lineInput(deskLimits.reason) });
/** Takes a block back. */
export const unblockInput = z.strictObject({ version });

const dayOf = (iso: string) => dayNumberOf(parseJalaliIso(iso) ?? { year: 1, month: 1, day: 1 });

/** «فردا تعطیل است»: days off that were not known when the settings were written. */
export const closureInput = z
  .strictObject({
    from: calendarDaySchema,
    to: calendarDaySchema,
    title: lineInput(deskLimits.closureTitle),
    /** One calendar of the settings; all that keep holidays where left out. */
    calendar: z.optional(idText),
  })
  .check(
    z.refine(({ from, to }) => from <= to, {
      message: closureEndsFirst,
      path: ['to'],
    }),
    z.refine(({ from, to }) => dayOf(to) - dayOf(from) < deskLimits.closureDays, {
      message: closureTooLong,
      path: ['to'],
    }),
  );
/** `closureInput` once it is parsed; days are Jalali, `1405-09-03`. */
export type ClosureInput = z.infer<typeof closureInput>;

/** When an answer is due, and how the promise stands (`promiseState`). `dueAt` is in epoch milliseconds. */
export type DeskPromise = {
  dueAt: number;
  /** «دوشنبه ۳ آذر، ساعت ۱۷» */
  text: string;
  state: 'fine' | 'soon' | 'late';
};

type Titled = { id: string; title: string };

/** One row of the list. Instants are epoch milliseconds. */
export type InboxTicket = {
  code: string;
  title: string;
  requestType: string;
  department: string;
  state: TicketState;
  stateTitle: string;
  urgency: 'normal' | 'high' | 'urgent';
  urgencyTitle: string;
  priority: number;
  /** Title of the stage of its course; null where its type has none. */
  stage: string | null;
  /** The nearer of the answer that is owed and of what its stage promises; null where nothing is. */
  promise: DeskPromise | null;
  /** The customer wrote and no agent has looked since. */
  unread: boolean;
  /** Name or masked address. */
  customer: string;
  proven: boolean;
  createdAt: number;
  updatedAt: number;
};

/** An alarm that stands, in words. */
export type DeskAlarm = {
  name: string;
  key: string;
  severity: 'warning' | 'critical';
  title: string;
  /** What to do now. */
  advice: string;
  /** «۳ آذر، ساعت ۱۷:۰۰» */
  since: string;
  /** How often it was raised since then. */
  count: number;
  /** Somebody has acknowledged it: no more reminders. */
  seen: boolean;
};

/** Which alarm somebody has seen. */
export const seenAlarmInput = z.strictObject({
  name: idText,
  key: z.string().check(z.maxLength(inputLimits.id)),
});
/** `seenAlarmInput` once it is parsed. */
export type SeenAlarmInput = z.infer<typeof seenAlarmInput>;

/** What `GET /api/desk/tickets` answers. `now` is the server's clock in epoch milliseconds. */
export type InboxAnswer = {
  now: number;
  tickets: InboxTicket[];
  /** How many there are; the list shows the first of them. */
  total: number;
  /** The departments this agent may see. */
  departments: Titled[];
  /** Alarms that stand, the worst first; none for agents who can do nothing about them. */
  alarms: DeskAlarm[];
};

/** A file of a message; `type` is its media type. */
export type DeskAttachment = {
  id: string;
  name: string;
  type: string;
  byteCount: number;
  /** Its time was over and the bytes are gone. */
  removed: boolean;
};

/** A message or note of a thread. Instants are epoch milliseconds. */
export type DeskMessage = {
  id: string;
  author: MessageAuthor;
  /** The agent's name; null for customers and the system. */
  by: string | null;
  text: string;
  /** A note among agents; customers never get it. */
  internal: boolean;
  createdAt: number;
  seenAt: number | null;
  attachments: DeskAttachment[];
};

/** A change of the ticket that its history keeps. `at` is in epoch milliseconds. */
export type DeskHistoryEntry = {
  at: number;
  by: MessageAuthor;
  /** The agent's name. */
  name: string | null;
  kind: 'state' | 'stage' | 'department' | 'reply_channel' | 'promise';
  /** In words. */
  from: string | null;
  to: string;
  why: string | null;
};

/** One message that was sent (or is to be) about the ticket, and what became of it. */
export type DeskNotice = {
  id: string;
  message: string;
  channel: 'sms' | 'email';
  state: 'queued' | 'sent' | 'unsure' | 'expired' | 'dropped' | 'dead';
  delivery: string | null;
  reason: string | null;
  createdAt: number;
  sentAt: number | null;
};

type DeskCustomer = {
  name: string | null;
  /** Masked: enough to recognise, too little to misuse. */
  identities: { kind: 'mobile' | 'email'; masked: string; proven: boolean }[];
  plan: { title: string; covers: string | null } | null;
  agency: string | null;
  /** What stops the sender of this thread. */
  blocked: { reason: string; at: number } | null;
  /** Unproven requests that name an address of theirs are stopped; nobody who proves it is (R96). */
  unprovenBlock?: { reason: string; at: number };
};

/** A fact of a request, as desks show it. */
export type DeskFact = {
  id: string;
  label: string;
  value: string;
  /** The customer says so, and nobody has verified it: «اظهار مشتری». */
  claimed: boolean;
  /** It is shown in part, and this agent may read it in full. */
  canRead: boolean;
};

/** What reading a fact in full answers. */
export type FullFactAnswer = { value: string };

/** What `GET /api/desk/tickets/<code>` answers. Instants are epoch milliseconds. */
export type DeskThread = {
  now: number;
  code: string;
  title: string;
  requestType: string;
  department: Titled;
  departmentSince: number;
  state: TicketState;
  stateTitle: string;
  stateSince: number;
  closeReason: string | null;
  urgency: InboxTicket['urgency'];
  urgencyTitle: string;
  priority: number;
  promise: DeskPromise | null;
  /** When an agent first saw the newest message of the customer. */
  seenAt: number | null;
  unread: boolean;
  version: number;
  /** False shows as «هویت تأیید نشده». */
  proven: boolean;
  replyChannel: ReplyChannel;
  customer: DeskCustomer;
  facts: DeskFact[];
  /** The course of its type; null where it has none. */
  course: {
    /** Null where the settings have lost the stage that it stands at. */
    progress: StageProgress | null;
    /** How the promise of the stage stands. */
    promise: DeskPromise | null;
    /** Every stage it can be moved to, and where it stands. */
    stages: Titled[];
    current: string | null;
  } | null;
  /** The organisation's rules as they stood when the ticket was filed. */
  rules: { title: string; text: string; broken: boolean }[];
  messages: DeskMessage[];
  history: DeskHistoryEntry[];
  notices: DeskNotice[];
  linkedFrom: string | null;
  rating: { rating: number; comment: string | null } | null;
  createdAt: number;
  /** Where it may be re-routed to. */
  departments: Titled[];
  can: {
    reply: boolean;
    attach: boolean;
    route: boolean;
    close: boolean;
    block: boolean;
    /** Move it along its course. */
    stage: boolean;
  };
};

/** What a write answers: the version that the ticket has now. */
export type ActAnswer = { version: number };

/** Facts of `stale_version`. */
export type StaleFacts = {
  version: number;
  state: TicketState;
  stateTitle: string;
  department: string;
};

/** Readings of what threads show in part, the newest first: who read what of which request. Instants are epoch milliseconds. */
export type SensitiveReadsAnswer = {
  reads: { id: string; at: number; agent: string; code: string | null; field: string }[];
  now: number;
};

type ClosureAnswer = {
  id: string;
  from: string;
  to: string;
  title: string;
  calendar: string | null;
};
/** The closures that agents added, and the ids of the calendars that one may name. */
export type ClosuresAnswer = { closures: ClosureAnswer[]; calendars: string[] };
/** How many open promises a new closure moved. */
export type ClosedAnswer = { id: string; movedPromises: number };
