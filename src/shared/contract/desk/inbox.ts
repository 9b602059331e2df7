import * as z from 'zod/mini';
import { deskLimits } from '../../fields/size-limits.ts';
import { calendarDaySchema } from '../../working-time/calendar-day.ts';
import type { TicketState } from '../tickets.ts';
import type { Titled } from './ids.ts';

// The list of the desk: which tickets, in which order, a page at a time.

/**
 * What a list shows. `owed` waits for an answer of ours or for what a stage promised, what is late first; `mine` is
 * all open that I have; `mentions` has notes that name me, those I have not seen first, at most 200 of each; `unassigned` is owed and nobody has it; `departments` is all open of my own departments;
 * `at_risk` is late or soon will be: these but `mentions` are in the order of work. `answered` waits for the customer, `closed` is
 * done: both begin with the last to become so. `snoozed` is put off until an instant, the nearest first; `all` begins
 * with the newest.
 */
export const deskViews = [
  'owed',
  'mine',
  'mentions',
  'unassigned',
  'departments',
  'at_risk',
  'answered',
  'snoozed',
  'closed',
  'all',
] as const;
/** One of `deskViews`. */
export type DeskView = (typeof deskViews)[number];

const savedView = /^saved:[\w-]{1,40}$/;

/** A value of a filter, or with a minus before it all that have another. */
const chosen = z.string().check(z.minLength(1), z.maxLength(deskLimits.filter));

/** What narrows a list down; all conditions hold at once, and `-` before a value takes those out that have it. */
export const inboxFilters = {
  /** One state, or `open` for all but the closed. */
  state: z.optional(z.string().check(z.regex(/^-?(?:open|waiting|in_review|answered|closed)$/))),
  department: z.optional(chosen),
  /** Id of a request type. */
  type: z.optional(chosen),
  /** `normal`, `high`, `urgent`. */
  urgency: z.optional(chosen),
  /** One of `priorities`, as `0`; `--1` is all but the lowest. */
  priority: z.optional(z.string().check(z.regex(/^-?(?:-1|0|1|2)$/))),
  /** Id of an agent, `me`, or `none`. */
  assignee: z.optional(chosen),
  /** Id of a tag. */
  tag: z.optional(chosen),
  agency: z.optional(chosen),
  plan: z.optional(chosen),
  /** `late`, `soon`, or `none` where nothing is promised. */
  promise: z.optional(z.string().check(z.regex(/^-?(?:late|soon|none)$/))),
  /** Filed on this day or later; Jalali, `1405-08-01`. */
  from: z.optional(calendarDaySchema),
  /** Filed on this day or before. */
  to: z.optional(calendarDaySchema),
  /** Words, phones, codes and numbers to find, and operators of `desk-query`: «واحد:مالی». */
  q: z.optional(z.string().check(z.maxLength(deskLimits.search))),
} as const;

/** Query of `GET /api/desk/tickets`. */
export const inboxQuery = z.strictObject({
  ...inboxFilters,
  /** One of `deskViews`, or `saved:` with the id of a saved view; `owed` where left out, `all` where `q` has words. */
  view: z.optional(
    z.union([z.enum(deskViews), z.string().check(z.regex(savedView), z.maxLength(50))]),
  ),
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.maxLength(deskLimits.cursor))),
  /** Asked by the screen itself, after a pulse or an act, and not by the agent: it is no use of the session (R17). */
  background: z.optional(z.literal('1')),
});
/** `inboxQuery` once it is parsed. */
export type InboxQuery = z.infer<typeof inboxQuery>;

/** How many there are; `isMore` where counting ended at `count` and there are more: «بیش از ۱۰۰۰». */
export type Count = { count: number; isMore: boolean };

/** When an answer is due, and how the promise stands (`promiseState`). `dueAt` is in epoch milliseconds. */
export type DeskPromise = {
  dueAt: number;
  /** «دوشنبه ۳ آذر، ساعت ۱۷» */
  text: string;
  state: 'fine' | 'soon' | 'late';
};

/** One row of the list. Instants are epoch milliseconds. */
export type InboxTicket = {
  code: string;
  /** Acts on the row go to this version (R37). */
  version: number;
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
  /** The agent who has it; null where nobody has. */
  assignee: { id: string; name: string } | null;
  /** Until when it is put off, and why; null where it is not. */
  snoozed: { until: number; reason: string | null } | null;
  tags: Titled[];
  /** How the last message between customer and agents begins; notes are none. */
  lastWords: string;
  createdAt: number;
  updatedAt: number;
};

/** What `GET /api/desk/tickets` answers: at most 50 rows. `now` is the server's clock in epoch milliseconds. */
export type InboxAnswer = {
  now: number;
  tickets: InboxTicket[];
  /** `after` of the next page; null behind the last. A page may be short, or empty, and yet have one after it. */
  next: string | null;
  /** All on all pages; null on pages but the first. */
  total: Count | null;
};
