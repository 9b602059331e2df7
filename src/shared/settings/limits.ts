import * as z from 'zod/mini';

const upTo = (most: number) => (value: number) =>
  z._default(z.int().check(z.nonnegative(), z.maximum(most)), value);

const number = upTo(1_000_000_000);
const rials = upTo(1_000_000_000_000_000);
/** Times: a century at most, for their ends must be dates. */
const days = upTo(36_500);
const minutes = upTo(36_500 * 24 * 60);
/** A browser keeps no cookie for longer, and Hono throws where one is to: https://developer.chrome.com/blog/cookie-max-age-expires */
const cookieDays = 400;
const sessionDays = upTo(cookieDays);
const sessionHours = upTo(cookieDays * 24);

/**
 * Limits that an organisation may set, in one place: how often somebody may do something, how long a session lasts, what
 * a day may cost. Names say what is counted and over which time; 0 allows none, where nothing else is said. Addresses are
 * counted per IPv4 address or IPv6 /64; over a limit per address the proof of work gets harder, and uploads, which need
 * none, are refused from ten times it. How large things may be is in
 * `src/shared/fields/size-limits.ts`, and what no setting changes in `worker/foundation/fixed-limits.ts`.
 */
export const limitsSchema = z.strictObject({
  codeTries: number(5),
  wrongCodesPerHour: number(10),
  wrongCodesPerDay: number(20),
  wrongCodesGlobalPerHour: number(2_000),
  sendsPerMinute: number(1),
  sendsPerHour: number(5),
  sendsPerDay: number(10),
  /**
   * Codes to unknown devices of an IPv4 /24 or IPv6 /64, to numbers that share all but their last four digits, and in
   * all by one channel: above it each costs more work, and none is refused. In all, twice what the same hours of the
   * last weeks had is never too many.
   */
  sendsPerAddressPerHour: number(20),
  sendsPerPrefixPerHour: number(60),
  sendsInAllPerHour: number(25),
  /**
   * All SMS of a day, and all e-mails. Of each, and of the money, 30 % are kept for notices of answers, 10 % for agents,
   * 20 % for devices that have proven their address before; the rest serves them too and everybody else. The day is
   * that of Tehran. Codes that have no share left are not sent, nor is what tells of unproven requests; other notices
   * wait. An agent's own known device always gets a code.
   */
  smsGlobalPerDay: number(20_000),
  emailsPerDay: number(5_000),
  /** How long a sign-in lasts, and how long unused; agents' are short, for they see everybody's. */
  customerSessionDays: sessionDays(30),
  customerIdleDays: days(7),
  agentSessionHours: sessionHours(12),
  agentIdleMinutes: minutes(30),
  /** How old a proof may be when a number, an address or a role is changed. */
  freshProofMinutes: minutes(10),
  /** Messages to an address nobody has proven yet. */
  unprovenMessagesPerDay: number(3),
  ticketsPerCustomerPerDay: number(20),
  ticketsPerAddressPerHour: number(20),
  codeLookupsPerAddressPerHour: number(30),
  uploadsPerAddressPerHour: number(60),
  /** Files of people who have proven nothing, all together. */
  unprovenUploadsPerDay: number(2_000),
  attachmentMegabytesPerCustomer: number(200),
  automaticMailsPerTicketPerDay: number(20),
  /** Answers to mails that reach nobody, to all their senders together. */
  inboundAnswersPerDay: number(500),
  /** What a day of SMS may cost; 0 = no ceiling. */
  smsRialsPerDay: rials(0),
  /** What one part is taken to cost where the gateway does not say. */
  smsRialsPerPart: rials(2_500),
});

/** The limits of an organisation, all filled in. */
export type Limits = z.infer<typeof limitsSchema>;
