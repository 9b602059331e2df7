// Attacks by people who do the work that is asked of them.
import type { Attack, Attacker } from './attack.ts';
import { inParallel } from './in-parallel.ts';
import { askPrice, type Challenge } from './work.ts';

/** Few at once: who buys many challenges at one price pays for those that come too late. */
const width = 4;

type Message = {
  path: string;
  form: 'code' | 'ticket';
  body: (mobile: string, at: number) => object;
};

const code: Message = {
  path: '/api/sign-in/code',
  form: 'code',
  body: (mobile) => ({ mobile }),
};

const requestOf = (requestType: string): Message => ({
  path: '/api/contact',
  form: 'ticket',
  body: (mobile, at) => ({
    requestType,
    title: `صفحهٔ شمارهٔ ${at} باز نمی‌شود`,
    text: `صفحهٔ پرداخت پس از تأیید سفید می‌ماند و کاری از من برنمی‌آید، شمارهٔ ${at}.`,
    mobile,
  }),
});

/** The first post is free where the price is asked for by the answer alone, so the price is asked before. */
const draw =
  (
    address: (attacker: Attacker, at: number) => string,
    mobile: (attacker: Attacker, at: number) => string = ({ addresses }) => addresses.freshMobile(),
    message: Message = code,
    most = width,
  ) =>
  (attacker: Attacker) =>
    inParallel(attacker.requests / 2, most, async (at) => {
      const client = attacker.client(address(attacker, at));
      const to = mobile(attacker, at);
      const challenge = await askPrice(client, { form: message.form, address: to });
      if (!challenge) return true;
      const work = await attacker.payer.pay(challenge);
      if (work === null) return false;
      await client.post(
        message.path,
        { ...message.body(to, at), work },
        { 'Idempotency-Key': crypto.randomUUID() },
      );
      return true;
    });

const scattered = ({ addresses }: Attacker) => addresses.scattered();

/** By the kind of network; the bounds of `issue` are for these. */
export const paidAttacks = {
  network48: {
    name: 'an IPv6 /48 that works',
    play: draw(({ addresses }, at) => addresses.ofNetwork48(at)),
  },
  network56: {
    name: 'an IPv6 /56 that works',
    play: draw(({ addresses }, at) => addresses.ofNetwork56(at)),
  },
  network24: {
    name: 'an IPv4 /24 that works',
    play: draw(({ addresses }, at) => addresses.ofNetwork24(at)),
  },
  scattered: { name: 'scattered addresses that work', play: draw(scattered) },
  prefix: {
    name: 'one prefix of 10,000 numbers, with work',
    play: draw(scattered, ({ addresses }, at) => addresses.mobileOfPrefix(at)),
  },
  victims: {
    name: 'phones of customers and agents, with work',
    play: draw(scattered, ({ victims }, at) => victims[at % victims.length]?.mobile ?? ''),
  },
  waitingRequests: {
    name: 'requests that wait for a code, with work',
    play: draw(scattered, undefined, requestOf('technical')),
  },
  acceptedRequests: {
    name: 'requests that need no code, with work',
    play: draw(scattered, undefined, requestOf('account')),
  },
  filedVictims: {
    name: 'requests in the name of known customers, with work',
    play: draw(
      scattered,
      ({ victims }, at) => victims[at % victims.length]?.mobile ?? '',
      requestOf('account'),
    ),
  },
  race: {
    name: 'many at once that work',
    play: draw(scattered, undefined, code, 40),
  },
  trackingCodes: { name: 'tracking codes of own requests', play: lookUpOwnRequests },
  hoard: { name: 'challenges bought in calm, spent at once', play: spendHoard },
} satisfies Record<string, Attack>;

/** Asks for every challenge before the first message raises the price, then spends all solutions at once. */
async function spendHoard({ requests, addresses, client, payer }: Attacker) {
  const hoard: { from: string; to: string; challenge: Challenge }[] = [];
  await inParallel(requests / 2, 12, async () => {
    const from = addresses.scattered();
    const to = addresses.freshMobile();
    const challenge = await askPrice(client(from), { form: 'code', address: to });
    if (challenge) hoard.push({ from, to, challenge });
  });
  const solved: { from: string; to: string; work: string }[] = [];
  for (const { challenge, ...one } of hoard) {
    const work = await payer.pay(challenge);
    if (work === null) break;
    solved.push({ ...one, work });
  }
  await inParallel(solved.length, 60, async (at) => {
    const { from, to, work } = solved[at] as (typeof solved)[number];
    await client(from).post(code.path, { mobile: to, work });
  });
}

/** Files in the name of other people, and asks by the tracking codes it gets for proofs of their phones. */
async function lookUpOwnRequests({ requests, addresses, client, payer }: Attacker) {
  const filing = requestOf('account');
  await inParallel(requests / 4, width, async (at) => {
    const own = client(addresses.scattered());
    const mobile = addresses.freshMobile();
    const price = await askPrice(own, { form: 'ticket', address: mobile });
    const work = price && (await payer.pay(price));
    if (!work) return false;
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    const filed = await own.post(filing.path, { ...filing.body(mobile, at), work }, key);
    const { code: trackingCode } = (filed.body ?? {}) as { code?: string };
    if (!trackingCode) return true;
    const other = client(addresses.scattered());
    const second = await askPrice(other, { form: 'lookup', address: null });
    const more = second && (await payer.pay(second));
    if (!more) return false;
    await other.post(`/api/requests/${trackingCode}/proof`, { work: more });
    return true;
  });
}

/** Codes for numbers of nobody, which are never sent, and five guesses at each. */
export const wrongTries: Attack = {
  name: 'guesses at codes that were not sent',
  play: ({ requests, addresses, client, payer, field }) =>
    inParallel(requests / 7, 8, async () => {
      const own = client(addresses.scattered());
      const mobile = addresses.freshMobile();
      const challenge = await askPrice(own, { form: 'code', address: mobile });
      const work = challenge && (await payer.pay(challenge));
      if (!work) return;
      await own.post('/api/desk/sign-in/code', { mobile, work });
      for (let tries = 0; tries < 5; tries++)
        await own.post('/api/desk/sign-in/prove', { code: field.random.code() });
    }),
};

/** Mails to mailboxes of other people, paid for. */
export const paidMails = (name: string, email: (at: number) => string): Attack => ({
  name,
  play: ({ requests, addresses, client, payer }) =>
    inParallel(requests / 2, width, async (at) => {
      const own = client(addresses.scattered());
      const challenge = await askPrice(own, { form: 'code', address: email(at) });
      const work = challenge && (await payer.pay(challenge));
      if (!work) return false;
      await own.post('/api/sign-in/code', { email: email(at), work });
      return true;
    }),
});
