import * as z from 'zod/mini';
import { fileLimits, inputLimits, ticketLimits } from '../fields/size-limits.ts';
import { cleanLine, cleanText } from '../persian/typed.ts';
import { type ReplyChannel, replyChannelSchema } from '../settings/reply-channels.ts';
import type { OwnStateWords, TicketState } from '../settings/ticket-states.ts';
import { type AttachmentAnswer, attachmentIdInput } from './attachments.ts';
import { mobileInput } from './sign-in.ts';
import * as texts from './texts/tickets.ts';
import { tooLong, typedInput } from './typed-text.ts';

/** What becomes of the customer's next message, where that is not plain. */
export const replyWords = {
  this: null,
  reopened: texts.replyReopens,
  new: texts.replyOpensNew,
} as const;

export { type TicketState, ticketStates } from '../settings/ticket-states.ts';

const messageAuthors = ['customer', 'agent', 'system'] as const;
/** Who wrote a message or made a change. */
export type MessageAuthor = (typeof messageAuthors)[number];

type StateWords = { title: string; next: string };

/** What a state is called and what happens next, where the organisation has no words of its own. */
export const stateWords: Readonly<Record<TicketState, StateWords>> = {
  unconfirmed: { title: texts.unconfirmed, next: texts.nextUnconfirmed },
  waiting: { title: texts.waiting, next: texts.nextWaiting },
  in_review: { title: texts.inReview, next: texts.nextInReview },
  answered: { title: texts.answered, next: texts.nextAnswered },
  closed: { title: texts.closed, next: texts.nextClosed },
  expired: { title: texts.expired, next: texts.nextExpired },
};

/** The same where the customer has written again and nobody has read it yet. */
const followUpWords: Partial<Record<TicketState, StateWords>> = {
  waiting: { title: texts.followUpWaiting, next: texts.nextFollowUpWaiting },
  in_review: { title: texts.followUpInReview, next: texts.nextFollowUpInReview },
};

/** What a state is called, in the `own` words of the organisation where it has some. */
export const titleOfState = (own: OwnStateWords, state: TicketState): string =>
  own[state] ?? stateWords[state].title;

/**
 * What a customer reads of a ticket's state; `hasUnreadFollowUp` where it has written again and nobody has read it,
 * which no organisation has words for: they would call the new message read.
 */
export const customerWords = (
  own: OwnStateWords,
  state: TicketState,
  hasUnreadFollowUp: boolean,
): StateWords =>
  (hasUnreadFollowUp && followUpWords[state]) || {
    ...stateWords[state],
    title: titleOfState(own, state),
  };

/** One line a person typed, normalised before it is measured. */
export const lineInput = (max: number) =>
  z.pipe(
    z.pipe(typedInput(max), z.transform(cleanLine)),
    z.string().check(z.minLength(1), z.maxLength(max, tooLong(max))),
  );

/** A text a person typed, normalised before it is measured. */
export const textInput = (max: number) =>
  z.pipe(
    z.pipe(typedInput(max), z.transform(cleanText)),
    z.string().check(z.minLength(1), z.maxLength(max, tooLong(max))),
  );

/** `?version=7`: nothing comes back when the thread still stands there. */
export const threadQuery = z.strictObject({
  version: z.optional(z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number))),
});

/** Asking for a proof of the phone or mailbox of a ticket whose code one has. */
export const lookupInput = z.strictObject({
  work: z.optional(z.string().check(z.maxLength(inputLimits.proofOfWork))),
});

/** Files that were uploaded under this request's key. */
export const attachmentsInput = z._default(
  z.array(attachmentIdInput).check(z.maxLength(fileLimits.files)),
  [],
);

/** A customer's message in a thread. */
export const replyInput = z.strictObject({
  text: textInput(ticketLimits.text),
  attachments: attachmentsInput,
});
/** A rating of the answer from 1 (bad) to 5 (good). */
export const rateInput = z.strictObject({
  /** 1 to 5, more is better. */
  rating: z.int().check(z.minimum(1), z.maximum(5)),
  comment: z.optional(textInput(ticketLimits.ratingComment)),
});
/** Somebody who is to take part in a request, by a mobile number. */
export const participantInput = z.strictObject({
  mobile: mobileInput,
  name: z.optional(lineInput(ticketLimits.participantName)),
});
/** Another way of hearing of answers. */
export const replyChannelInput = z.strictObject({ replyChannel: replyChannelSchema });
/** A message that is a matter of its own becomes a ticket of its own. */
export const newFromMessageInput = z.strictObject({
  messageId: z.string().check(z.maxLength(inputLimits.messageId)),
  title: lineInput(ticketLimits.title),
});

/** When an answer is due. */
export type PromiseAnswer = {
  /** Epoch milliseconds. */
  dueAt: number;
  /** «دوشنبه ۳ آذر، ساعت ۱۷», to stand after «پاسخ تا». */
  text: string;
  /** True once the time has passed without an answer. */
  late: boolean;
};

/** What filing answers; the same request sent again gets the same. */
export type FiledAnswer = {
  /** As people read it: `7K3M-X9QP-2RTW`. */
  code: string;
  state: TicketState;
  stateTitle: string;
  next: string;
  department: string;
  /** Null until the sender has proven who it is. */
  promise: PromiseAnswer | null;
  /** The proof that the ticket waits for, if it waits for one. */
  proof: ProofToCome | null;
  /** The last four digits of the cards that were masked in what was sent; absent where none were. */
  hiddenCards?: string[];
};

/** Which proof follows the form, and how it stands now. */
export type ProofToCome = {
  kind: 'sms_code' | 'email_code' | 'email_link';
  /** How long it can still be given. */
  expiresInSeconds: number;
  /** False where the limits of its address kept its message back: nothing is on its way. */
  sent: boolean;
  /** After how many seconds another one can be sent. */
  resendAfterSeconds: number;
  /** The request may be filed without it: `POST /api/contact/unproven`. */
  isOptional: boolean;
};

/** Where a message went: on in its ticket, into the reopened one, or into a linked new one. */
export type ReplyAnswer = {
  code: string;
  messageId: string | null;
  ledTo: 'this' | 'reopened' | 'new';
};

/** The course of a request type, and how far one request has come in it. Instants are epoch milliseconds. */
export type StageProgress = {
  /** Title of the stage that the request stands at. */
  title: string;
  /** What the customer is to know while it stands there. */
  next: string | null;
  /** Null at the first stage. */
  since: number | null;
  steps: {
    title: string;
    state: 'done' | 'current' | 'coming';
    /** When it was reached. */
    at: number | null;
    /** By when it was promised; `rule` is «۲۴ تا ۷۲ ساعت کاری». Only the next stage has one. */
    due: (PromiseAnswer & { rule: string | null }) | null;
  }[];
};

/** A request, as lists and threads begin. Instants are epoch milliseconds. */
export type TicketSummary = {
  code: string;
  title: string;
  requestType: string;
  department: string;
  urgency: string;
  state: TicketState;
  stateTitle: string;
  /** Title of the stage of its course; null where its type has none. */
  stage: string | null;
  /** There is an answer that the customer has not opened. */
  hasNews: boolean;
  /** It is another customer's; the reader takes part in it. */
  ofOther?: true;
  promise: PromiseAnswer | null;
  createdAt: number;
  updatedAt: number;
  version: number;
};

/** One row of a customer's list. */
export type ListedTicket = TicketSummary & {
  /** When its newest message was written, in epoch milliseconds. */
  lastMessageAt: number;
  /** How much of the working time of `promise` has passed, in whole percent; null where nothing is promised. */
  promiseUsed: number | null;
};

/** A message of a thread, as the customer sees it. Instants are epoch milliseconds. */
export type ThreadMessage = {
  id: string;
  author: MessageAuthor;
  /** Which customer wrote it, where there is more than one and it was not the reader. */
  by?: string;
  text: string;
  createdAt: number;
  /** When the other side first saw it. */
  seenAt: number | null;
  /** Code of the request it was written in, where that was merged into this one. */
  from?: string;
  /** An agent filed it for the customer, after a call. */
  filedByAgent?: true;
  attachments: AttachmentAnswer[];
};

/** Somebody who takes part in a request: by the name that was given, else the masked number. */
export type ThreadParticipant = { id: string; name: string };

/** What of a ticket changes with an entry of its history that the customer reads too. */
const customerHistoryKinds = [
  ...(['state', 'stage', 'department', 'reply_channel', 'promise'] as const),
  ...(['urgency', 'request_type', 'title', 'snooze', 'merge', 'split', 'participant'] as const),
] as const;

/** What of a ticket changes with an entry of its history; agents alone read those of the second line. */
const historyKinds = [
  ...customerHistoryKinds,
  ...(['assignee', 'priority', 'fact', 'tags', 'link'] as const),
] as const;
/** Whether customers read such an entry. */
export const isHistoryForCustomers = (
  kind: HistoryKind,
): kind is (typeof customerHistoryKinds)[number] =>
  customerHistoryKinds.some((one) => one === kind);

/** One of `historyKinds`. */
export type HistoryKind = (typeof historyKinds)[number];

/** A change of the ticket that its customer may see. `at` is in epoch milliseconds. */
export type HistoryEntry = {
  at: number;
  by: 'customer' | 'agent' | 'system';
  /** Which customer, where there is more than one and it was not the reader. */
  name?: string;
  kind: (typeof customerHistoryKinds)[number];
  /** In words: the state's or department's title. */
  from: string | null;
  to: string;
  why: string | null;
};

/** The place of words that are no longer kept. */
export const erasedWords = texts.erased;

/** What the customer may see of a ticket; internal notes have no place in it. */
export type Thread = TicketSummary & {
  next: string;
  /** Null where its type has no course of its own. */
  progress: StageProgress | null;
  closeReason: string | null;
  departmentSince: number;
  /** Until when it is put off («شنبه ۷ آذر», to stand after «تا»), and why; null where it is not. */
  snoozed: { until: string; reason: string } | null;
  seenAt: number | null;
  proven: boolean;
  replyChannel: ReplyChannel;
  facts: { id: string; label: string; value: string }[];
  rules: { title: string; text: string }[];
  messages: ThreadMessage[];
  history: HistoryEntry[];
  rating: { rating: number; comment: string | null } | null;
  linkedFrom: string | null;
  /** Code of the request that it was merged into, where it goes on; absent where it was not. */
  mergedInto?: string;
  /** Who takes part in it, and whether somebody can be added; absent for those who do. */
  participants?: { people: ThreadParticipant[]; canAdd: boolean };
  /** What the customer can do now. */
  can: {
    reply: boolean;
    /** Attach files to a reply. */
    attach: boolean;
    solve: boolean;
    rate: boolean;
    /** A message goes on here, reopens, or opens a linked new ticket. */
    replyLeadsTo: 'this' | 'reopened' | 'new';
  };
};
