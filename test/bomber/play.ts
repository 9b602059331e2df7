import type { Attacker } from './attack.ts';
import { type Field, openField, ownerAddress, type Party } from './field.ts';
import { type Crowd, type Experience, gatherCrowd, type Person } from './honest-people.ts';
import { accountPayer, derivationsOf, type Payer, workingPayer } from './payer.ts';
import type { Scenario } from './scenarios.ts';

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** How large a run is. */
export type Form = {
  seed: number;
  /** Of all scenarios together, about. */
  requests: number;
  /** Customers and agents with known devices, each. */
  known: number;
  /** New customers that come while an attack goes on, at most. */
  newcomers: number;
  /** Of the attacker. */
  cores: number;
  /** Minutes for which scenarios of real work do it; null = they keep account of it. */
  workMinutes: number | null;
  /** Whether the mail to the owner is waited for, which the timer sends. */
  waitsForMail: boolean;
};

type AttackResult = {
  name: string;
  requests: number;
  answers: ReadonlyMap<string, number>;
  faults: readonly string[];
  slowestMs: number;
  sms: number;
};

export type Result = {
  scenario: Scenario;
  attacks: AttackResult[];
  /** SMS and mails that nobody honest has asked for. */
  drawn: { sms: number; mails: number };
  rials: number;
  /** Derivations that the attackers paid. */
  paid: number;
  experiences: readonly Experience[];
  alarms: readonly string[];
  /** Seconds from the end of the attack to the owner's mail; null = none came or none was waited for. */
  mailedAfterSeconds: number | null;
  ownerMails: readonly string[];
  errors: readonly string[];
  seconds: number;
  /** CPU of the server for one request, in ms. */
  cpuMs: number;
};

const rialsPerSms = 120;

/** Plays one scenario to its end. */
export async function play(scenario: Scenario, form: Form): Promise<Result> {
  const begun = Date.now();
  const field = await openField({ seed: form.seed, settings: scenario.settings });
  const crowd = gatherCrowd(field);
  await crowd.newCustomer('before');
  const known: Person[] = [];
  for (let at = 0; at < form.known; at++) {
    known.push(await crowd.enrolCustomer());
    known.push(await crowd.enrolAgent(at === 0 ? 'admin' : 'agent'));
  }
  endMinute(field);

  const payer = payerOf(scenario, form, field);
  const requests = requestsOfEach(scenario, form);
  const attackers = scenario.attacks.map(({ name, play: attack }) => {
    const party = field.join(name);
    const attacker: Attacker = { ...party, field, crowd, victims: known, requests, payer };
    return { party, attack: () => attack(attacker) };
  });
  let isOver = false;
  const attacks = Promise.all(attackers.map(({ attack }) => attack())).finally(() => {
    isOver = true;
  });
  const half = Math.ceil(known.length / 2);
  const meanwhile = liveMeanwhile(crowd, known.slice(0, half), form, () => isOver);
  await attacks;
  await meanwhile;
  await payer.stop();

  const mailed = form.waitsForMail ? untilOwnerKnows(field, scenario) : null;
  await crowd.newCustomer('afterwards');
  const [first] = attackers;
  if (first) await crowd.newCustomerOf(honestMobileOf(first.party), 'afterwards');
  for (const person of known.slice(half)) await crowd.comeBack(person, 'afterwards');
  const drawnSms = field.gateway.accepted.length - crowd.sms();
  for (const person of known) await crowd.fileInOwnName(person);
  const cpuMs = ((await field.cpuSeconds()) * 1000) / Math.max(1, requestsIn(field));
  const mailedAfterSeconds = await mailed;
  const parties = attackers.map(({ party }) => party);
  const result = resultOf(scenario, field, crowd, { parties, drawnSms });
  await field.stop();
  return {
    ...result,
    paid: payer.paid(),
    cpuMs,
    mailedAfterSeconds,
    seconds: Math.round((Date.now() - begun) / 1000),
  };
}

/** The number of somebody honest in the prefix that this party attacks. */
const honestMobileOf = ({ addresses }: Party) => addresses.mobileOfPrefix(9_999);

/** Enough in any case to draw more than is allowed, a price and a message at a time, and some for nothing. */
const requestsOfEach = ({ share, attacks, bounds }: Scenario, form: Form) =>
  Math.max(
    Math.ceil((form.requests * share) / attacks.length),
    attacks.length > 2 ? 0 : Math.ceil(2.2 * Math.max(bounds.sms, bounds.mails)) + 50,
  );

/** As if a minute had passed since the people of the crowd got a code: each phone gets one a minute. */
const endMinute = (field: Field) =>
  field.withDatabase((db) =>
    db.prepare("DELETE FROM rate_limits WHERE key LIKE '%minute%'").run([]),
  );

function payerOf(scenario: Scenario, { workMinutes, cores }: Form, { appSecret }: Field): Payer {
  if (scenario.realWork && workMinutes !== null)
    return workingPayer({ cores, minutes: workMinutes });
  const { minutes } = scenario;
  const isEndless = minutes === Number.POSITIVE_INFINITY;
  return accountPayer(appSecret, isEndless ? minutes : derivationsOf({ cores, minutes }));
}

/** New customers come all along; each of the known ones comes back once, soon after the attack has begun. */
async function liveMeanwhile(
  crowd: Crowd,
  known: readonly Person[],
  { newcomers }: Form,
  isOver: () => boolean,
) {
  await pause(300);
  for (const person of known) await crowd.comeBack(person, 'meanwhile');
  for (let at = 0; at < newcomers && !isOver(); at++) {
    await crowd.newCustomer('meanwhile');
    await pause(500 + at * 200);
  }
}

/** Waits for the mail about an alarm, where one is due, and answers the seconds from the attack's end to it. */
async function untilOwnerKnows(field: Field, { bounds }: Scenario): Promise<number | null> {
  const since = Date.now();
  const isDue = () => bounds.alarm === 'one' || field.alarmsInJournal().length > 0;
  while (isDue() && field.ownerMails().length === 0) {
    if (Date.now() - since > 60_000) return null;
    await pause(200);
  }
  return field.ownerMails().length > 0 ? Math.round((Date.now() - since) / 1000) : null;
}

const requestsIn = ({ parties }: Field) =>
  parties.reduce((sum, { tally }) => sum + tally.requests(), 0);

function resultOf(
  scenario: Scenario,
  field: Field,
  crowd: Crowd,
  { parties, drawnSms }: { parties: readonly Party[]; drawnSms: number },
): Omit<Result, 'paid' | 'cpuMs' | 'mailedAfterSeconds' | 'seconds'> {
  const honestMails = (to: readonly string[]) =>
    to.some((address) => address === ownerAddress || /@quiet\d+\.example$/.test(address));
  const mails = field.mail.received.filter(({ envelope }) => !honestMails(envelope.to)).length;
  return {
    scenario,
    attacks: parties.map((party) => ({
      name: party.name,
      requests: party.tally.requests(),
      answers: party.tally.answers,
      faults: party.tally.faults(),
      slowestMs: party.tally.slowestMs(),
      sms: field.smsTo(party).filter((to) => to !== honestMobileOf(party)).length,
    })),
    drawn: { sms: drawnSms, mails },
    rials: field.gateway.accepted.length * rialsPerSms,
    experiences: crowd.experiences,
    alarms: field.alarmsInJournal(),
    ownerMails: field.ownerMails(),
    errors: field.errorsInJournal(),
  };
}
