// What is played, each over a server of its own, and what must hold of it beside what always must.
import type { Settings } from '#shared/settings/schema.ts';
import type { Attack } from './attack.ts';
import { paidAttacks, paidMails, wrongTries } from './paid-attacks.ts';
import { plainForms } from './plain-form-attack.ts';
import { abuseOfSolutions, signedInAttacker, spelling, unpaidAttacks } from './unpaid-attacks.ts';

/** Bounds of what the attacks of one scenario may have drawn. */
export type Bounds = {
  sms: number;
  mails: number;
  /** Whether the owner has to learn of it. */
  alarm: 'one' | 'none' | 'any';
};

export type Scenario = {
  name: string;
  settings?: (settings: Settings) => void;
  attacks: readonly Attack[];
  /** Which part of all requests of a run it may send. */
  share: number;
  /** Minutes of work on both cores that the attacker pays; `Infinity` = as much as it takes. */
  minutes: number;
  /** It is played with real work too, for as long as that is asked for. */
  realWork?: true;
  bounds: Bounds;
};

/** The bound of the issue for one network, and for addresses all over the world. */
const ofOneNetwork: Bounds = { sms: 150, mails: 0, alarm: 'any' };
const ofScattered: Bounds = { sms: 900, mails: 0, alarm: 'one' };

const dayOf = 100;
/** Of a day, what devices that nobody knows may use: all but the three reserves. */
const unreserved = 0.4;
const rialsPerSms = 120;
const smsOfDay: Bounds = { sms: dayOf * unreserved, mails: 0, alarm: 'one' };

const paid = (
  name: string,
  attack: Attack,
  bounds: Bounds,
  more: Partial<Scenario> = {},
): Scenario => ({ name, attacks: [attack], share: 0.03, minutes: 10, bounds, ...more });

export const scenarios = {
  unpaid: {
    name: 'without work',
    settings: (settings) => {
      settings.limits.wrongCodesGlobalPerHour = 25;
    },
    attacks: [...unpaidAttacks, abuseOfSolutions, signedInAttacker, wrongTries],
    share: 0.4,
    minutes: Number.POSITIVE_INFINITY,
    bounds: { sms: 2, mails: 0, alarm: 'none' },
  },
  wrongTries: {
    name: 'guesses',
    attacks: [wrongTries],
    share: 0.15,
    minutes: Number.POSITIVE_INFINITY,
    bounds: { sms: 0, mails: 0, alarm: 'none' },
  },
  network48: paid('a /48', paidAttacks.network48, ofOneNetwork, { realWork: true, share: 0.05 }),
  network56: paid('a /56', paidAttacks.network56, ofOneNetwork),
  network24: paid('a /24', paidAttacks.network24, ofOneNetwork, { realWork: true }),
  scattered: paid('scattered', paidAttacks.scattered, ofScattered, { realWork: true, share: 0.1 }),
  prefix: paid('one prefix', paidAttacks.prefix, { ...ofOneNetwork, sms: 900 }),
  victims: {
    ...paid('known phones', paidAttacks.victims, ofOneNetwork),
    attacks: [paidAttacks.victims, paidAttacks.filedVictims],
  },
  waiting: paid('waiting requests', paidAttacks.waitingRequests, ofScattered, { share: 0.1 }),
  accepted: paid('accepted requests', paidAttacks.acceptedRequests, ofScattered, { share: 0.1 }),
  lookups: paid('own requests', paidAttacks.trackingCodes, ofScattered, { share: 0.1 }),
  hoard: paid('hoard', paidAttacks.hoard, ofScattered, { share: 0.12 }),
  dayShare: {
    ...paid('SMS of the day', paidAttacks.race, smsOfDay, { minutes: Number.POSITIVE_INFINITY }),
    settings: (settings) => {
      settings.limits.smsGlobalPerDay = dayOf;
    },
  },
  rials: {
    ...paid('Rials of the day', paidAttacks.race, smsOfDay, { minutes: Number.POSITIVE_INFINITY }),
    settings: (settings) => {
      settings.limits.smsRialsPerDay = dayOf * rialsPerSms;
      settings.limits.smsRialsPerPart = rialsPerSms;
    },
  },
  mailDay: {
    name: 'e-mails of the day',
    settings: (settings) => {
      settings.limits.emailsPerDay = dayOf;
    },
    attacks: [
      paidMails('mailboxes of many domains, with work', (at) => `other${at}@domain${at}.example`),
      plainForms,
    ],
    share: 0.03,
    minutes: Number.POSITIVE_INFINITY,
    bounds: { sms: 0, mails: dayOf * unreserved, alarm: 'one' },
  },
  mailbox: {
    name: 'one mailbox',
    attacks: [paidMails('one mailbox by all its spellings, with work', spelling)],
    share: 0.02,
    minutes: 10,
    bounds: { sms: 0, mails: 5, alarm: 'any' },
  },
  domain: {
    name: 'one domain',
    attacks: [
      paidMails('mailboxes of one domain, with work', (at) =>
        at % 2 === 0 ? `box${at}@unknown.example` : `box@part${at}.unknown.example`,
      ),
    ],
    share: 0.05,
    minutes: 10,
    bounds: { sms: 0, mails: 900, alarm: 'any' },
  },
  mails: {
    name: 'mails to other people',
    attacks: [
      paidMails('mailboxes of many domains, with work', (at) => `box${at}@domain${at}.example`),
      plainForms,
    ],
    share: 0.1,
    minutes: 10,
    // Forms without scripts cost nothing but a limit of their own; behind them stands the day's budget.
    bounds: { sms: 0, mails: 2_000, alarm: 'any' },
  },
} satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;
