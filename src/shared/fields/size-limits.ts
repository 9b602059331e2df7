// How large anything may be that people type or send, and that settings may write; forms, API and settings share these.
// Texts are measured in UTF-16 units once they are cleaned, as `maxlength` of a form does. How often somebody may do
// something is set by an organisation (`src/shared/settings/limits.ts`) or fixed (`worker/foundation/fixed-limits.ts`).

const megabyte = 1024 * 1024;

/** Attachments of one message. The type is decided by content; `accept` is what the file dialog shows. */
export const fileLimits = {
  files: 5,
  bytesEach: 5 * megabyte,
  bytesInAll: 15 * megabyte,
  /** Width times height of a picture. */
  pixels: 40_000_000,
  types: ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'],
  accept: '.jpg,.jpeg,.png,.webp,.pdf',
} as const;

/** What `content/settings.json` may write, in characters; `duration` in its own unit. */
export const settingsLimits = {
  line: 300,
  policyText: 600,
  /** Some gateways take no more; an SMS of this length has 14 parts. */
  smsText: 900,
  emailText: 4_000,
  duration: 100_000,
  /** Entries of one calendar. */
  closures: 500,
  /** Urgent requests of one customer. */
  quota: 1_000_000,
  /** The longest that a request type's field may be made. */
  fieldLength: 10_000,
} as const;

/** A request type's own fields where settings name no length. */
export const fieldDefaults = { text: 200, longText: 5_000 } as const;

/** What one ticket may hold. */
export const ticketLimits = {
  title: 150,
  text: 10_000,
  ratingComment: 1_000,
  participantName: 60,
  /** Of one fact, and how many there may be. */
  facts: settingsLimits.fieldLength,
  factCount: 200,
} as const;

/** What agents type; `closureDays` is the longest closure that the desk may add, in days. */
export const deskLimits = {
  reason: 500,
  search: 300,
  closureTitle: 100,
  closureDays: 60,
  /** A value of a filter, and a cursor of a list. */
  filter: 60,
  cursor: 200,
  viewTitle: 60,
  agentName: 80,
  departmentsOfAgent: 100,
  closeReasonTitle: 100,
  savedViews: 100,
  tagTitle: 40,
  tagsOfTicket: 10,
  mentionsOfNote: 20,
  /** The longest that a request may be put off, in days. */
  snoozeDays: 366,
  /** Messages that one new request is made of. */
  splitMessages: 20,
  callerName: 100,
  replyTitle: 100,
  /** Saved replies of one agent. */
  savedReplies: 300,
} as const;

/** What is typed or sent elsewhere. */
export const inputLimits = {
  /** An id of settings, such as a request type's. */
  id: 40,
  /** The id of an article: its path without slashes at the ends. */
  articleId: 300,
  /** A mobile number or e-mail address as typed; RFC 5321 allows 64 + 1 + 255. */
  address: 320,
  /** A code of six digits as typed, with what groups them. */
  code: 40,
  /** A whole SMS or mail that is pasted for the code in it. */
  messageWithCode: 1_000,
  /** A solution of the proof of work, in base64. */
  proofOfWork: 4_000,
  messageId: 64,
  /** The text of a search, and of a comment on an article. */
  search: 200,
  comment: 1_000,
  /** Of an open request's text, where a new one is compared with it. */
  excerpt: 500,
  /** How many fields a posted form may have; ours have fewer. */
  formFields: 200,
  /** A date, amount or number that a form reads back while it is typed. */
  echoed: 200,
} as const;
