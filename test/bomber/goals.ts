// What must hold, each as a sentence that says what did not.
import type { Experience, PersonKind } from './honest-people.ts';
import type { Result } from './play.ts';

const knownKinds: readonly PersonKind[] = ['known device', "agent's known device"];

/** Longest wait of a phone in ms: in calm, while others attack, and in a prefix that is attacked itself. */
const longestWaitMs = { calm: 1_000, attack: 10_000, ownPrefix: 120_000 };

const waitAllowed = ({ person, when }: Experience): number => {
  if (knownKinds.includes(person)) return 0;
  if (person === 'new customer in an attacked prefix') return longestWaitMs.ownPrefix;
  return when === 'before' ? longestWaitMs.calm : longestWaitMs.attack;
};

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

const someone = (person: PersonKind) =>
  person.startsWith('agent') ? `An ${person}` : `A ${person}`;

function faultOfExperience(experience: Experience): string | null {
  const { person, when, outcome, waitMs } = experience;
  if (outcome.startsWith('failed')) return `${someone(person)} (${when}) ${outcome}.`;
  if (knownKinds.includes(person) && outcome !== 'SMS')
    return `${someone(person)} (${when}) was sent away to ${outcome}.`;
  const allowed = waitAllowed(experience);
  return waitMs > allowed
    ? `${someone(person)} (${when}) computes ${seconds(waitMs)} on a phone; ${seconds(allowed)} are allowed.`
    : null;
}

/** The sentences of all that did not hold; empty = the goals are reached. */
export function failuresOf(result: Result): string[] {
  const { scenario, drawn, attacks, experiences, alarms, ownerMails, errors } = result;
  const { bounds } = scenario;
  const failures: (string | null)[] = [
    drawn.sms > bounds.sms ? `The attacks drew ${drawn.sms} SMS; ${bounds.sms} are allowed.` : null,
    drawn.mails > bounds.mails
      ? `The attacks drew ${drawn.mails} mails; ${bounds.mails} are allowed.`
      : null,
    ...attacks.flatMap(({ name, faults }) =>
      faults.map((fault) => `The server was at fault under "${name}": ${fault}.`),
    ),
    errors.length > 0 ? `The journal has ${errors.length} errors, the first: ${errors[0]}` : null,
    ...experiences.map(faultOfExperience),
    bounds.alarm === 'none' && alarms.length > 0
      ? `The owner was alarmed for nothing: ${[...new Set(alarms)].join(', ')}.`
      : null,
    ...[...new Set(ownerMails)]
      .filter((subject) => ownerMails.filter((other) => other === subject).length > 1)
      .map((subject) => `The owner was notified more than once of "${subject}".`),
  ];
  return [...new Set(failures)].flatMap((failure) =>
    failure === null ? [] : [`${scenario.name}: ${failure}`],
  );
}

/** What the mail to the owner adds, where it was waited for. */
export const failuresOfMail = ({ scenario, alarms, mailedAfterSeconds }: Result): string[] => {
  const isDue = scenario.bounds.alarm === 'one' || alarms.length > 0;
  return isDue && mailedAfterSeconds === null
    ? [`${scenario.name}: The owner got no mail about an alarm within a minute.`]
    : [];
};
