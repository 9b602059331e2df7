import { fileLimits } from '#shared/fields/size-limits.ts';
import { days, hours } from './ports/clock.ts';

// Limits that no setting changes, because they protect the server and its owner rather than express a
// policy. What an organisation may set is in `src/shared/settings/limits.ts`, how large things may be in
// `src/shared/fields/size-limits.ts`. An address is an IPv4 address or an IPv6 /64.

const kibibyte = 1024;

/** How often something may be done; `windowMs` begins with the first time. */
export const fixedRates = {
  /** Forms sent without scripts, which bring no proof of work, by address. */
  plainForms: { max: 5, windowMs: hours(1) },
  /** The same by IPv4 /24 or by IPv6 /56 and /48, all of whose addresses one sender can have. */
  plainFormsOfNetwork: { max: 20, windowMs: hours(1) },
  /** Tickets in the name of a phone or mailbox that is not proven, from one address, and from its known devices. */
  ticketsOfUnprovenContact: { max: 10, windowMs: days(1) },
  /** Codes and links to one e-mail domain that few people have; above it they cost more work. */
  mailsOfDomain: { max: 10, windowMs: hours(1) },
  /** Requests that one agent files for customers. */
  filingsOfAgent: { max: 60, windowMs: hours(1) },
  repliesOfCustomer: { max: 60, windowMs: hours(1) },
  feedbackOfAddress: { max: 40, windowMs: hours(1) },
  /** More than one: many phones of a mobile network share an address. */
  feedbackOfAddressOnArticle: { max: 20, windowMs: days(1) },
  feedbackInAll: { max: 5_000, windowMs: days(1) },
  /** Counted searches: those without an answer, and apart from them how others ended. */
  searchesOfAddress: { max: 30, windowMs: hours(1) },
  /** The same words of the same address. */
  sameSearch: { max: 1, windowMs: days(1) },
  searchesInAll: { max: 5_000, windowMs: days(1) },
  /** SMS that tell the owner of alarms, on top of what a day's SMS may cost. */
  alarmSms: { max: 20, windowMs: days(1) },
  /** Numbers that one customer, or one agent, adds to requests: each is sent an SMS. */
  participantsAdded: { max: 20, windowMs: days(1) },
  sharesOfCustomer: { max: 20, windowMs: days(1) },
  /** Shared words that are read from one address; many phones of a mobile network share it. */
  sharedReadsOfAddress: { max: 240, windowMs: hours(1) },
} as const;

/** How many take part in a ticket at once, besides its customer. */
export const participantsOfTicket = 5;

/** Links by which a ticket's words are shared: how many hold at once, and for how long. */
export const sharesOfTicket = { most: 5, lifeMs: days(90) } as const;

/** Uploads of an address are refused at this many times its limit; until then only all of them together are. */
export const uploadsOfAddressFactor = 10;

/** How many rows a list answers at most. */
export const listSizes = {
  requestsOfCustomer: 200,
  inbox: 50,
  /** Rows that an exported table reads at a time. */
  export: 500,
  /** Tickets that a list comes to, at most, to find those of a page or to count them. */
  walked: 1_000,
  /** What is counted one by one is counted up to this. */
  counted: 1_000,
  /** Open requests of a customer that a new one is compared with. */
  possibleDuplicates: 20,
  /** Other requests of the sender of one, a page. */
  earlierRequests: 10,
  /** Notes of colleagues on the last of these, and on how many of them they are looked for. */
  earlierNotes: 3,
  notedRequests: 20,
  /** Who may be calling, and how many of the last requests of each are shown. */
  callers: 8,
  requestsOfCaller: 5,
  searchMisses: 200,
  feedbackArticles: 1_000,
  feedbackComments: 2_000,
  /** Articles of each list that editors read, and questions or comments of each. */
  contentArticles: 100,
  contentQuestions: 30,
  /** Messages that were given up, a page of them. */
  failed: 50,
  /** A page of what agents did, of agents, of tags, and of blocked addresses. */
  ofAdmins: 50,
  /** Requests of a tag, or closed for a reason, are counted up to this. */
  countedOfList: 10_000,
  /** Requests that get another tag in one commit. */
  retagged: 1_000,
  /** Requests that are taken from an agent in one commit. */
  unassigned: 200,
} as const;

/**
 * What is read of a mail. Anybody can send one, so each bound stands where people and their mail servers stay
 * far below: Postfix itself cuts a header block at 100 KiB, and RFC 5322 a line at 998 bytes.
 */
export const mailLimits = {
  /** Of the whole mail: all files of a message, a third larger by their encoding, and its texts. */
  bytes: fileLimits.bytesInAll * 1.5,
  /** The header block of the mail, before anything else of it is read. */
  header: { bytes: 128 * kibibyte, lines: 2_000, lineBytes: 32 * kibibyte },
  /** That of each part, which has four or five short headers. */
  partHeader: { bytes: 16 * kibibyte, lines: 200, lineBytes: 8 * kibibyte },
  /** Different addresses of ours in one mail; each costs a keyed hash. */
  ownAddresses: 20,
  /** Leaves and multiparts together; a long exchange with pictures in its signatures has about fifty. */
  parts: 200,
  /** Parts within parts; a forwarded exchange with pictures has about five. */
  depth: 10,
  /** Of all text together, before it is decoded: what follows is quoted, and the message keeps far less. */
  textBytes: 2048 * kibibyte,
  /** Of what is not base64: the parser pays for each line, not for its length. */
  lines: 20_000,
} as const;
