// Attacks by people who do no work at all.
import { makeTrackingCode } from '#shared/fields/tracking-code.ts';
import type { Attack, Attacker } from './attack.ts';
import { inParallel } from './in-parallel.ts';
import { askPrice, solveBySecret } from './work.ts';

/** They are many attacks at a time. */
const width = 4;
const ask = '/api/sign-in/code';
const askAtDesk = '/api/desk/sign-in/code';

/** Asks for codes without work, each from the next address for the next number. */
const codesFrom =
  (address: (attacker: Attacker, at: number) => string, path = ask) =>
  (attacker: Attacker) =>
    inParallel(attacker.requests, width, (at) =>
      attacker
        .client(address(attacker, at))
        .post(path, { mobile: attacker.addresses.freshMobile() }),
    );

const scattered = ({ addresses }: Attacker) => addresses.scattered();

const request = (at: number) => ({
  requestType: 'technical',
  title: `صفحهٔ شمارهٔ ${at} باز نمی‌شود`,
  text: `صفحهٔ پرداخت پس از تأیید سفید می‌ماند و کاری از من برنمی‌آید، شمارهٔ ${at}.`,
});
const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });

export const unpaidAttacks: readonly Attack[] = [
  { name: 'numbers of nobody at the desk', play: codesFrom(scattered, askAtDesk) },
  { name: 'an IPv6 /48', play: codesFrom(({ addresses }, at) => addresses.ofNetwork48(at)) },
  { name: 'an IPv6 /56', play: codesFrom(({ addresses }, at) => addresses.ofNetwork56(at)) },
  { name: 'an IPv6 /64', play: codesFrom(({ addresses }, at) => addresses.ofNetwork64(at)) },
  { name: 'an IPv4 /24', play: codesFrom(({ addresses }, at) => addresses.ofNetwork24(at)) },
  { name: 'scattered addresses', play: codesFrom(scattered) },
  {
    name: 'a prefix of 10,000 numbers',
    play: ({ addresses, client, requests }) =>
      inParallel(requests, width, (at) =>
        client(addresses.scattered()).post(ask, { mobile: addresses.mobileOfPrefix(at) }),
      ),
  },
  {
    name: 'phones of customers and agents',
    play: ({ addresses, client, requests, victims }) =>
      inParallel(requests, width, (at) => {
        const { mobile } = victims[at % victims.length] as (typeof victims)[number];
        const path = at % 2 === 0 ? ask : askAtDesk;
        return client(addresses.scattered()).post(path, { mobile });
      }),
  },
  {
    name: 'resending without end',
    async play({ addresses, client, requests }) {
      const own = client(addresses.scattered());
      const mobile = addresses.freshMobile();
      for (let at = 0; at < requests; at++) {
        if (at % 3 === 0) await own.post(ask, { mobile });
        else if (at % 3 === 1) await own.post('/api/contact/proof', {});
        else await own.post('/api/account/prove-again', { kind: 'mobile' });
      }
    },
  },
  {
    name: 'requests in the name of others',
    play: ({ addresses, client, requests }) =>
      inParallel(requests, width, (at) =>
        client(addresses.scattered()).post(
          '/api/contact',
          { ...request(at), mobile: addresses.freshMobile() },
          key(),
        ),
      ),
  },
  {
    name: 'tracking codes',
    play: ({ addresses, client, requests, field }) =>
      inParallel(requests, width, () => {
        const bytes = Uint8Array.from({ length: 16 }, () => field.random.below(256));
        const path = `/api/requests/${makeTrackingCode(bytes)}/proof`;
        return client(addresses.scattered()).post(path, {});
      }),
  },
  {
    name: 'prices asked for',
    play: ({ addresses, client, requests }) =>
      inParallel(requests, width, () =>
        askPrice(client(addresses.scattered()), {
          form: 'code',
          address: addresses.freshMobile(),
        }),
      ),
  },
  {
    name: 'links of mails',
    play: ({ addresses, client, requests, field }) =>
      inParallel(requests, width, (at) => {
        const token = Buffer.from(Array.from({ length: 32 }, () => field.random.below(256)));
        const fields = {
          proof: token.toString('hex').slice(0, 22),
          token: token.toString('base64url'),
        };
        const own = client(addresses.scattered());
        return at % 2 === 0
          ? own.postForm('/confirm/', fields)
          : own.get(`/confirm/?${new URLSearchParams(fields)}`);
      }),
  },
  {
    name: 'mails to other people',
    play: ({ addresses, client, requests }) =>
      inParallel(requests, width, (at) =>
        client(addresses.scattered()).post(ask, {
          email: `stranger${at}@domain${at % 50}.example`,
        }),
      ),
  },
  {
    name: 'one mailbox by all its spellings',
    play: ({ addresses, client, requests }) =>
      inParallel(requests, width, (at) =>
        client(addresses.scattered()).post(ask, { email: spelling(at) }),
      ),
  },
];

/** The mailbox `someone.else@gmail.com` under its `at`-th spelling. */
export function spelling(at: number): string {
  const letters = [...'someoneelse'];
  const dotted = letters
    .map((letter, place) => (place > 0 && (at >> (place - 1)) & 1 ? `.${letter}` : letter))
    .join('');
  return at % 2 === 0 ? `${dotted}@gmail.com` : `someoneelse+${at}@googlemail.com`;
}

/** Somebody who has signed in with a number of their own, by work, asks for codes to others without any. */
export const signedInAttacker: Attack = {
  name: 'a signed-in attacker',
  async play({ addresses, client, field, requests }) {
    const own = client(addresses.scattered());
    const mobile = addresses.freshMobile();
    const challenge = await askPrice(own, { form: 'code', address: mobile });
    if (!challenge) return;
    const work = await solveBySecret(field.appSecret, challenge);
    await own.post(ask, { mobile, work });
    const code = await field.arrival(() => field.codesTo(mobile), 0);
    await own.post('/api/sign-in/prove', { code });
    for (let at = 0; at < requests; at++) {
      const to = { mobile: addresses.freshMobile() };
      await own.post(at % 2 === 0 ? '/api/account/identity/code' : ask, to);
    }
  },
};

/** One piece of work, spent in many ways: at most one message may come of it. */
export const abuseOfSolutions: Attack = {
  name: 'one solution, many times',
  async play(attacker) {
    const { addresses, client, field, requests } = attacker;
    const mobile = addresses.freshMobile();
    const own = client(addresses.scattered());
    const challenge = await askPrice(own, { form: 'code', address: mobile });
    const ticket = await askPrice(own, { form: 'ticket', address: mobile });
    if (!challenge || !ticket) return;
    const work = await solveBySecret(field.appSecret, challenge);
    const foreign = await solveBySecret(field.appSecret, ticket);
    await inParallel(requests, 50, async (at) => {
      const to = { mobile: at % 2 === 0 ? mobile : addresses.freshMobile() };
      const solution = [work, foreign, edited(work, at), 'bm9uZQ==', ''][at % 5];
      await client(addresses.scattered()).post(at % 3 === 2 ? askAtDesk : ask, {
        ...to,
        work: solution,
      });
    });
  },
};

/** The solution with another character at one place. */
function edited(work: string, at: number): string {
  const place = (at * 37) % work.length;
  const other = work[place] === 'A' ? 'B' : 'A';
  return work.slice(0, place) + other + work.slice(place + 1);
}
