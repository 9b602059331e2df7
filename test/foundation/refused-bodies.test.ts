import { cpuUsage } from 'node:process';
import { expect, it } from 'vitest';
import * as attachments from '#shared/contract/attachments.ts';
import * as contact from '#shared/contract/contact.ts';
import * as deskActs from '#shared/contract/desk/acts.ts';
import * as deskAgents from '#shared/contract/desk/agents.ts';
import * as deskAlarms from '#shared/contract/desk/alarms.ts';
import * as deskBlocked from '#shared/contract/desk/blocked.ts';
import * as deskBulk from '#shared/contract/desk/bulk.ts';
import * as deskClosures from '#shared/contract/desk/closures.ts';
import * as deskFullValues from '#shared/contract/desk/full-values.ts';
import * as deskLists from '#shared/contract/desk/lists.ts';
import * as deskOwning from '#shared/contract/desk/owning.ts';
import * as deskPresence from '#shared/contract/desk/presence.ts';
import * as deskReplies from '#shared/contract/desk/replies.ts';
import * as deskViews from '#shared/contract/desk/views.ts';
import * as feedback from '#shared/contract/feedback.ts';
import * as searchMisses from '#shared/contract/search-misses.ts';
import * as searchOutcomes from '#shared/contract/search-outcomes.ts';
import * as signIn from '#shared/contract/sign-in.ts';
import * as tickets from '#shared/contract/tickets.ts';
import { ticketLimits } from '#shared/fields/size-limits.ts';
import * as transcripts from '#shared/transcripts/transcript.ts';
import type { Browser } from '../helpers/browser.ts';
import { fileTicket } from '../helpers/tickets.ts';
import { type Fixture, openFixture } from '../rights/fixture.ts';
import { type Row, rights } from '../rights/table.ts';

const bodyBytes = 255_000;
const filled = (unit: string, bytes = bodyBytes) => unit.repeat(Math.floor(bytes / unit.length));
const listOf = (unit: string) => `[${filled(`${unit},`)}${unit}]`;
const objectOf = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, 1])));

/** JSON of 255 KB in place of the value of any key. */
const values: Record<string, string> = {
  'a text': `"${filled('a')}"`,
  'a list of numbers': listOf('1'),
  'a list of objects': listOf('{}'),
  'an object of many keys': objectOf(25_000),
};
/** The same as whole bodies. */
const bodies: Record<string, string> = {
  ...values,
  'lists within lists': filled('[', bodyBytes / 2) + filled(']', bodyBytes / 2),
  'objects within objects': `${filled('{"a":', 200_000)}1${filled('}', 40_000)}`,
};

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=b';
const part = '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n';

const forms: Record<string, [type: string, body: string]> = {
  'a form of separators': [urlencoded, filled('&')],
  'a form of names': [urlencoded, filled('a&')],
  'a form of fields': [urlencoded, filled('a=1&')],
  'a form of escapes': [urlencoded, `a=${filled('%41')}`],
  'a form of broken escapes': [urlencoded, `a=${filled('%')}`],
  'a form of parts': [multipart, `${filled(part)}--b--\r\n`],
  'a form of dashes': [multipart, filled('\r\n--')],
  'a form of parameters': [
    multipart,
    `--b\r\nContent-Disposition: form-data;${filled('a=b;')}\r\n\r\n1\r\n--b--\r\n`,
  ],
};

const isObject = (schema: unknown): schema is { shape: object } =>
  typeof schema === 'object' && schema !== null && 'shape' in schema;
/** Every key that the schema of any route has. */
const keys = new Set(
  [
    ...[attachments, contact, feedback, searchMisses, searchOutcomes, signIn, tickets, transcripts],
    ...[deskActs, deskAgents, deskAlarms, deskBlocked, deskBulk, deskClosures, deskFullValues],
    ...[deskLists, deskOwning, deskPresence, deskReplies, deskViews],
  ]
    .flatMap((module) => Object.values(module))
    .filter(isObject)
    .flatMap(({ shape }) => Object.keys(shape)),
);

/** Those of them that this route reads: it says of each that it is no such thing. */
async function keysOf(send: Send): Promise<string[]> {
  const body = JSON.stringify(Object.fromEntries([...keys].map((key) => [key, null])));
  const answer = await send('application/json', body);
  const { error } = (await answer.json().catch(() => ({}))) as {
    error?: { fields?: Record<string, string> };
  };
  return Object.keys(error?.fields ?? {}).filter((key) => keys.has(key));
}

type Send = (type: string, body: string) => Promise<Response>;

function senderOf(fixture: Fixture, route: string, row: Row): Send {
  const [method = '', pattern = ''] = route.split(' ');
  const browser: Browser =
    fixture.browsers[
      row.allowed?.find((role) => role === 'owner') ?? (row.open ? 'guest' : 'admin')
    ];
  const path = row.call?.(fixture).path ?? pattern.replace(':type', 'technical');
  return (type, body) => browser.send(path, { method, headers: { 'Content-Type': type }, body });
}

async function leastCpuMs(times: number, run: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < times; time++) {
    const before = cpuUsage();
    await run();
    const { user, system } = cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

async function* postsTo(send: Send) {
  for (const [name, [type, body]] of Object.entries(forms)) yield { name, type, body };
  const type = 'application/json';
  for (const [name, body] of Object.entries(bodies)) yield { name, type, body };
  for (const key of await keysOf(send))
    for (const [name, value] of Object.entries(values))
      yield { name: `${name} as ${key}`, type, body: `{"${key}":${value}}` };
}

const writes = Object.entries(rights).filter(([route]) => !route.startsWith('GET '));
const text = 'پول کم شد ولی سفارش من ثبت نشد. '.repeat(400).slice(0, ticketLimits.text);
/** A body is read to its end before it is refused, whoever sends it. */
const requestsTaken = 15;

it('R91 refusing 256 KB costs no more than taking a few requests', async () => {
  const fixture = await openFixture();
  const { owner } = fixture.browsers;
  const taken = await leastCpuMs(5, () => fileTicket(owner, { text, anotherMatter: true }));
  const dear: string[] = [];
  for (const [route, row] of writes) {
    const send = senderOf(fixture, route, row);
    for await (const { name, type, body } of postsTo(send)) {
      const cost = () => leastCpuMs(1, () => send(type, body));
      if ((await cost()) < requestsTaken * taken) continue;
      // Once more, for the collector of garbage may have come in between.
      const least = Math.min(await cost(), await cost());
      if (least > requestsTaken * taken) dear.push(`${route}: ${name}`);
    }
  }
  expect(dear).toEqual([]);
});
