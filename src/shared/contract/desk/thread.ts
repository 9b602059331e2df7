import type { ReplyChannel } from '../../settings/reply-channels.ts';
import type { HistoryKind, MessageAuthor, StageProgress, Thread, TicketState } from '../tickets.ts';
import type { Titled } from './ids.ts';
import type { DeskPromise, InboxTicket } from './inbox.ts';
import type { Colleague } from './owning.ts';
import type { DeskParticipants } from './participants.ts';

/** A file of a message; `type` is its media type. */
export type DeskAttachment = {
  id: string;
  name: string;
  type: string;
  byteCount: number;
  /** Its time was over and the bytes are gone. */
  removed: boolean;
  /** In pixels; null for what is no picture. */
  width: number | null;
  height: number | null;
};

/** A message or note of a thread. Instants are epoch milliseconds. */
export type DeskMessage = {
  id: string;
  author: MessageAuthor;
  /** The agent's name, or the customer's where there is more than one; else null. */
  by: string | null;
  /** Of a customer who takes part in the request, and is not its owner. */
  ofParticipant?: true;
  text: string;
  /** A note among agents; customers never get it. */
  internal: boolean;
  createdAt: number;
  seenAt: number | null;
  /** Names of the agents whom a note names. */
  mentions: string[];
  /** Code of the request it was written in, where that was merged into this one. */
  from?: string;
  /** An agent filed it for the customer, after a call. */
  filedByAgent?: true;
  attachments: DeskAttachment[];
};

/** A change of the ticket that its history keeps. `at` is in epoch milliseconds. */
export type DeskHistoryEntry = {
  at: number;
  by: MessageAuthor;
  /** The agent's name, or the customer's where there is more than one; else null. */
  name: string | null;
  kind: HistoryKind;
  /** In words; an assignee's name (empty = nobody), titles of tags (empty = none), a priority's number. */
  from: string | null;
  to: string;
  why: string | null;
  /** A fact that was shown in part, whose old value this agent may read in full by these. */
  canRead?: { field: string; entry: string };
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
type DeskFact = {
  id: string;
  label: string;
  value: string;
  /** The customer says so, and nobody has verified it: «اظهار مشتری». */
  claimed: boolean;
  /** It is shown in part, and this agent may read it in full. */
  canRead: boolean;
};

/** What `GET /api/desk/tickets/<code>` answers. Instants are epoch milliseconds. */
export type DeskThread = {
  now: number;
  code: string;
  title: string;
  requestType: string;
  requestTypeId: string;
  department: Titled;
  departmentSince: number;
  state: TicketState;
  stateTitle: string;
  stateSince: number;
  closeReason: string | null;
  /** Who has it; null where nobody has. */
  assignee: Colleague | null;
  tags: Titled[];
  /** What it can be closed for, besides own words. */
  closeReasons: Titled[];
  urgency: InboxTicket['urgency'];
  urgencyTitle: string;
  priority: number;
  promise: DeskPromise | null;
  /** Until when it is put off, and why; null where it is not. */
  snoozed: Thread['snoozed'];
  /** Its promise is stopped while it is put off. */
  isPromiseStopped: boolean;
  /** By the settings, putting it off stops its promise. */
  snoozeStopsPromise: boolean;
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
  /** Code of the request that it was merged into, where it goes on; absent where it was not. */
  mergedInto?: string;
  rating: { rating: number; comment: string | null } | null;
  participants: DeskParticipants;
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
    /** Change its title, urgency, type and facts, and put it off. */
    change: boolean;
    /** Take it up again. */
    reopen: boolean;
    /** Read the sender's whole mobile number; each reading is recorded. */
    readMobile: boolean;
  };
};
