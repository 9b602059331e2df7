// People who want nothing but their code, while others attack. What each of them experienced is kept.
import type { Client } from './client.ts';
import type { Field, Party } from './field.ts';
import {
  askPrice,
  type Challenge,
  derivationsOfBrowser,
  phoneMsPerDerivation,
  solveAsBrowser,
  solveBySecret,
} from './work.ts';

/** Who asks. */
export type PersonKind =
  | 'new customer'
  | 'new customer in an attacked prefix'
  | 'known device'
  | "agent's known device"
  | 'customer in whose name others have filed';

/** What one person experienced, once. */
export type Experience = {
  person: PersonKind;
  when: 'before' | 'meanwhile' | 'afterwards';
  /** How it ended: signed in by a code of this channel, filed without code, or by what it failed. */
  outcome: 'SMS' | 'e-mail' | 'without code' | `failed: ${string}`;
  /** What a slow phone computes before anything is sent, all challenges together. */
  waitMs: number;
  /** From the first request to the last answer, arrival of the message included, computing left out. */
  servedMs: number;
};

/** A browser with the mobile of its person. */
export type Person = {
  kind: PersonKind;
  client: Client;
  mobile: string;
  area: 'customers' | 'desk';
};

const areas = {
  customers: { ask: '/api/sign-in/code', prove: '/api/sign-in/prove' },
  desk: { ask: '/api/desk/sign-in/code', prove: '/api/desk/sign-in/prove' },
};

/** The honest people of a field. */
export type Crowd = ReturnType<typeof gatherCrowd>;

export function gatherCrowd(field: Field) {
  const party: Party = field.join('honest people');
  const { addresses } = party;
  const experiences: Experience[] = [];
  let strangers = 0;
  let sms = 0;

  /** The first browser does all of it; the others would take the cores from those who attack. */
  const solve = (challenge: Challenge) =>
    experiences.length === 0
      ? solveAsBrowser(challenge)
      : solveBySecret(field.appSecret, challenge);

  /** Asks as a browser does that has never been here, or without work; the answer, and the work in it. */
  async function askForCode(
    client: Client,
    path: string,
    to: object,
    address: string,
    pays: boolean,
  ) {
    let derivations = 0;
    let answer = pays ? null : await client.post(path, to);
    for (let tries = 0; answer === null || (pays && answer.code === 'work_needed'); tries++) {
      if (tries === 5) break;
      const challenge = await askPrice(client, { form: 'code', address });
      if (!challenge) break;
      derivations += derivationsOfBrowser(challenge);
      const work = await solve(challenge);
      answer = await client.post(path, { ...to, work });
    }
    return { answer, derivations };
  }

  async function viaMail(
    client: Client,
  ): Promise<{ outcome: Experience['outcome'] | null; derivations: number }> {
    const email = `person${strangers++}@quiet${strangers}.example`;
    const asked = await askForCode(client, areas.customers.ask, { email }, email, true);
    const { derivations } = asked;
    if (asked.answer?.status !== 202) return { outcome: null, derivations };
    const code = await field.arrival(() => field.mailedCodesTo(email), 0);
    if (code === undefined) return { outcome: 'failed: no mail came', derivations };
    const proven = await client.post(areas.customers.prove, { code });
    return { outcome: proven.status === 204 ? 'e-mail' : null, derivations };
  }

  async function viaForm(client: Client, mobile: string): Promise<Experience['outcome'] | null> {
    const challenge = await askPrice(client, { form: 'ticket', address: mobile });
    if (!challenge) return null;
    const request = {
      requestType: 'account',
      title: 'کد ورود به من نمی‌رسد',
      text: `پیامک کد ورود به شمارهٔ من نمی‌رسد و نمی‌توانم وارد حساب خود شوم. ${mobile}`,
      mobile,
      work: await solveBySecret(field.appSecret, challenge),
    };
    const filed = await client.post('/api/contact', request, {
      'Idempotency-Key': crypto.randomUUID(),
    });
    return filed.status === 201 ? 'without code' : null;
  }

  /** Types the codes that come, newest first, as somebody does whose phone gets those of others too. */
  async function prove(
    { client, mobile, area }: Omit<Person, 'kind'>,
    before: number,
  ): Promise<Experience['outcome']> {
    const typed = new Set<string>();
    const untyped = () =>
      field
        .codesTo(mobile)
        .slice(before)
        .filter((code) => !typed.has(code));
    let refused = '';
    for (let tries = 0; tries < 4; tries++) {
      const code = await field.arrival(untyped, 0);
      if (code === undefined) break;
      typed.add(code);
      const proven = await client.post(areas[area].prove, { code });
      if (proven.status === 204) {
        sms += 1;
        return 'SMS';
      }
      refused = proven.code ?? String(proven.status);
    }
    return refused
      ? `failed: no code that came was right, ${refused}`
      : 'failed: "code sent", and no code came';
  }

  /** One try to sign in, by the phone if that can be, else by the ways on that are left. */
  async function attempt(
    { kind, client, mobile, area }: Person,
    when: Experience['when'],
    pays: boolean,
  ): Promise<Experience> {
    const begun = performance.now();
    const before = field.codesTo(mobile).length;
    const { answer, derivations } = await askForCode(
      client,
      areas[area].ask,
      { mobile },
      mobile,
      pays,
    );
    let worked = derivations;
    const end = (outcome: Experience['outcome']) => {
      const waitMs = worked * phoneMsPerDerivation;
      const experience = {
        person: kind,
        when,
        outcome,
        waitMs,
        servedMs: performance.now() - begun,
      };
      experiences.push(experience);
      return experience;
    };
    if (answer?.status === 202) return end(await prove({ client, mobile, area }, before));
    const refused = `failed: ${answer?.status} ${answer?.code}` as const;
    if (area === 'desk') return end(refused);
    const byMail = await viaMail(client);
    worked += byMail.derivations;
    return end(byMail.outcome ?? (await viaForm(client, mobile)) ?? refused);
  }

  /** What `attempt` answers, of somebody who only wants to file. */
  async function fileAs(client: Client, mobile: string) {
    const begun = performance.now();
    const outcome = (await viaForm(client, mobile)) ?? 'failed: the request was refused';
    const servedMs = performance.now() - begun;
    const person = 'customer in whose name others have filed';
    experiences.push({ person, when: 'afterwards', outcome, waitMs: 0, servedMs });
  }

  const newcomer = (mobile = addresses.freshMobile()): Person => ({
    kind: 'new customer',
    client: party.client(addresses.scattered()),
    mobile,
    area: 'customers',
  });

  return {
    party,
    experiences,
    /** SMS that honest people have got. */
    sms: () => sms,
    /** Somebody who was never here, from a quiet network. */
    newCustomer: (when: Experience['when']) => attempt(newcomer(), when, true),
    /** The same whose number is in a prefix that others attack. */
    newCustomerOf: (mobile: string, when: Experience['when']) =>
      attempt({ ...newcomer(mobile), kind: 'new customer in an attacked prefix' }, when, true),
    /** A customer who signs in for the first time, to come back with a known device. */
    async enrolCustomer(): Promise<Person> {
      const person = newcomer();
      const first = await attempt(person, 'before', true);
      if (first.outcome !== 'SMS') throw new Error(`No customer can be enrolled: ${first.outcome}`);
      return { ...person, kind: 'known device' };
    },
    /** An agent whose browser has signed in at the desk before. */
    async enrolAgent(role: 'agent' | 'admin'): Promise<Person> {
      const person: Person = { ...newcomer(), kind: "agent's known device", area: 'desk' };
      field.withDatabase((db) =>
        db
          .prepare(
            'INSERT INTO agents (id, name, mobile, role, departments, created_at) VALUES (?, ?, ?, ?, ?, ?)',
          )
          .run([crypto.randomUUID(), 'کارشناس', person.mobile, role, '["technical"]', Date.now()]),
      );
      const first = await attempt({ ...person, kind: 'new customer' }, 'before', true);
      if (first.outcome !== 'SMS') throw new Error(`No agent can be enrolled: ${first.outcome}`);
      return person;
    },
    /** A request in the own name, from a network and browser that were never here. */
    fileInOwnName: ({ mobile }: Person) => fileAs(newcomer().client, mobile),
    /** Somebody whose browser is known comes back; a phone gets one code a minute. */
    comeBack: (person: Person, when: Experience['when']) => attempt(person, when, false),
  };
}
