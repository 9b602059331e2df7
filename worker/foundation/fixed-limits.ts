import { days, hours } from './ports/clock.ts';

// Limits that no setting changes, because they protect the server and its owner rather than express a
// policy. What an organisation may set is in `src/shared/settings/limits.ts`, how large things may be in
// `src/shared/fields/size-limits.ts`. An address is an IPv4 address or an IPv6 /64.

/** How often something may be done; `windowMs` begins with the first time. */
export const fixedRates = {
  /** Forms sent without scripts, which bring no proof of work, by address. */
  plainForms: { max: 5, windowMs: hours(1) },
  /** Tickets of a phone or mailbox that nobody has proven. */
  ticketsOfUnprovenContact: { max: 10, windowMs: days(1) },
  repliesOfCustomer: { max: 60, windowMs: hours(1) },
  feedbackOfAddress: { max: 40, windowMs: hours(1) },
  /** More than one: many phones of a mobile network share an address. */
  feedbackOfAddressOnArticle: { max: 20, windowMs: days(1) },
  feedbackInAll: { max: 5_000, windowMs: days(1) },
  searchMissesOfAddress: { max: 30, windowMs: hours(1) },
  /** The same words of the same address. */
  sameSearchMiss: { max: 1, windowMs: days(1) },
  searchMissesInAll: { max: 5_000, windowMs: days(1) },
} as const;

/** Uploads of an address are refused at this many times its limit; until then only all of them together are. */
export const uploadsOfAddressFactor = 10;

/** How many rows a list answers at most. */
export const listSizes = {
  requestsOfCustomer: 200,
  inbox: 200,
  export: 5_000,
  /** Open requests of a customer that a new one is compared with. */
  possibleDuplicates: 20,
  searchMisses: 200,
  feedbackArticles: 1_000,
  feedbackComments: 2_000,
} as const;
