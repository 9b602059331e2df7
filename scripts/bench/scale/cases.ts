import { randomUUID } from 'node:crypto';
import { deskViews, type InboxAnswer } from '#shared/contract/desk/inbox.ts';
import type { PulseAnswer } from '#shared/contract/desk/pulse.ts';
import type { DeskThread } from '#shared/contract/desk/thread.ts';
import type { Ask } from './measure.ts';
import type { Samples } from './samples.ts';
import type { Seats } from './seats.ts';
import { commonNoun, wordOfRank } from './seed/vocabulary.ts';

/** Sends one request; it is measured under the name of its case, or under this addition to it. */
type Send = (ask: Ask, addition?: string) => Promise<string>;

/** One kind of visit. */
export type Case = {
  group: keyof typeof goalsMs;
  name: string;
  /** The `turn`th visit, from 0. */
  visit(send: Send, turn: number): Promise<unknown>;
};

/** What 95 of 100 requests are to stay below, in ms; null where nothing is promised. */
export const goalsMs = {
  views: 15,
  search: 50,
  thread: 10,
  beside: 50,
  customer: 20,
  pulse: 15,
  report: 200,
  writes: null,
} as const;

const filters = ['', 'urgency=high', 'urgency=high&type=payment'];
/** What has been slow before: few of many. */
const sparse = [
  'view=closed&assignee=me',
  'view=closed&type=other&plan=plus',
  'view=all&state=answered',
];

/** What is fetched beside a thread once it is open. */
const besideThread = [
  ['similar requests', 'similar'],
  ['card of the customer', 'customer'],
  ['requests that belong together', 'joined'],
  ['what can be chosen', 'choices'],
] as const;
/** Pages of «مدیریت». */
const lists = ['agents', 'tags', 'close-reasons', 'failed', 'audit', 'blocked', 'content'] as const;

/** All kinds of visits: those that read first, then those that write. */
export function casesOf(seats: Seats, samples: Samples): Case[] {
  const as = (cookie: string) => ({ headers: { Cookie: cookie } });
  const nth = (list: readonly string[], turn: number) => list[turn % list.length] ?? '';
  const list = (name: string, query: string, cookie: string): Case => ({
    group: 'views',
    name,
    async visit(send) {
      const first = JSON.parse(
        await send({ path: `/api/desk/tickets?${query}`, init: as(cookie) }),
      );
      let { next } = first as InboxAnswer;
      for (let page = 0; page < 2 && next !== null; page++) {
        const path = `/api/desk/tickets?${query}&after=${encodeURIComponent(next)}`;
        ({ next } = JSON.parse(await send({ path, init: as(cookie) }, 'next page')) as InboxAnswer);
      }
    },
  });
  const search = (name: string, words: (turn: number) => string, narrowed = ''): Case => ({
    group: 'search',
    name,
    visit: (send, turn) =>
      send({
        path: `/api/desk/tickets?q=${encodeURIComponent(words(turn))}${narrowed}`,
        init: as(turn % 2 ? seats.admin : seats.agent),
      }),
  });
  return [
    ...deskViews.flatMap((view) =>
      filters.map((filter) => {
        const query = [`view=${view}`, filter].filter(Boolean).join('&');
        return list(query, query, seats.agent);
      }),
    ),
    ...deskViews.map((view) => list(`view=${view}, admin`, `view=${view}`, seats.admin)),
    ...sparse.map((query) => list(query, query, seats.agent)),
    search('common word', commonNoun),
    search('rare word', (turn) => wordOfRank(-1 - turn * 37)),
    search('two common words', (turn) => `${commonNoun(turn)} ${commonNoun(turn * 3 + 1)}`),
    search('common and rare word', (turn) => `${commonNoun(turn)} ${wordOfRank(-1 - turn * 37)}`),
    search('beginning of a word', (turn) => commonNoun(turn).slice(0, 2)),
    search('last four digits', (turn) => nth(samples.mobiles, turn).slice(-4)),
    search(
      'last four digits and a word',
      (turn) => `${nth(samples.mobiles, turn).slice(-4)} ${commonNoun(turn)}`,
    ),
    search('whole phone', (turn) => nth(samples.mobiles, turn).replace('+98', '0')),
    search('name', (turn) => nth(samples.names, turn)),
    search('order number', (turn) => nth(samples.orderNumbers, turn)),
    search('whole code', (turn) => nth(samples.codes, turn)),
    search('beginning of a code', (turn) => nth(samples.codes, turn).slice(0, 4)),
    search('common words that nothing has together', (turn) =>
      [0, 1, 2, 3, 4, 5].map((i) => commonNoun(140 + turn + i * 13)).join(' '),
    ),
    search('unknown words', (turn) => `ناپیدا${'یشسبلات'[turn % 7]} پرداخت`),
    search('common word and two filters', commonNoun, '&urgency=high&state=closed'),
    {
      group: 'thread',
      name: 'thread at the desk',
      visit: (send, turn) =>
        send({ path: `/api/desk/tickets/${nth(samples.codes, turn)}`, init: as(seats.admin) }),
    },
    ...besideThread.map(
      ([name, rest]): Case => ({
        group: 'beside',
        name,
        visit: (send, turn) =>
          send({
            path: `/api/desk/tickets/${nth(samples.codes, turn)}/${rest}`,
            init: as(seats.admin),
          }),
      }),
    ),
    {
      group: 'beside',
      name: 'callers by the last four digits',
      visit: (send, turn) =>
        send({
          path: `/api/desk/on-behalf/callers?search=${nth(samples.mobiles, turn).slice(-4)}`,
          init: as(seats.admin),
        }),
    },
    ...lists.map(
      (name): Case => ({
        group: 'beside',
        name: `page of ${name}`,
        visit: (send) => send({ path: `/api/desk/${name}`, init: as(seats.admin) }),
      }),
    ),
    {
      group: 'customer',
      name: 'list of a customer with hundreds',
      visit: (send) => send({ path: '/api/requests', init: as(seats.customers[0] ?? '') }),
    },
    {
      group: 'customer',
      name: 'list of a customer',
      visit: (send, turn) =>
        send({ path: '/api/requests', init: as(nth(seats.customers, 1 + turn)) }),
    },
    {
      group: 'pulse',
      name: 'counts',
      async visit(send) {
        const path = '/api/desk/pulse';
        const { mark } = JSON.parse(await send({ path, init: as(seats.agent) })) as PulseAnswer;
        await send({ path: `${path}?since=${mark}`, init: as(seats.agent) }, 'unchanged');
        await send({ path, init: as(seats.admin) }, 'admin');
      },
    },
    {
      group: 'report',
      name: 'page of leads',
      async visit(send) {
        const path = '/api/desk/report';
        await send({ path, init: as(seats.lead) });
        await send({ path, init: as(seats.admin) }, 'admin');
      },
    },
    {
      group: 'writes',
      name: 'file a ticket',
      visit: (send, turn) => send(filing(nth(seats.customers, 1 + turn), turn)),
    },
    {
      group: 'writes',
      name: 'reply at the desk',
      async visit(send, turn) {
        const path = `/api/desk/tickets/${nth(samples.openCodes, turn)}`;
        const thread = await send({ path, init: as(seats.agent) }, 'read before');
        const { version } = JSON.parse(thread) as DeskThread;
        const text = `درخواست شما بررسی شد. ${commonNoun(turn)} تا فردا آماده می‌شود.`;
        await send({ path: `${path}/reply`, init: post(seats.agent, { version, text }) });
      },
    },
  ];
}

const post = (cookie: string, body: unknown): RequestInit => ({
  method: 'POST',
  headers: {
    'Content-Type': 'application/json',
    'Sec-Fetch-Site': 'same-origin',
    'Idempotency-Key': randomUUID(),
    Cookie: cookie,
  },
  body: JSON.stringify(body),
});

const filing = (cookie: string, turn: number): Ask => ({
  path: '/api/contact',
  init: post(cookie, {
    requestType: 'technical',
    title: `صفحهٔ ${commonNoun(turn)} باز نمی‌شود`,
    text: `وقتی دکمهٔ ${commonNoun(turn + 7)} را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید. (${randomUUID()})`,
    replyChannel: 'sms',
    anotherMatter: true,
  }),
});
