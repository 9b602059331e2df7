import { sql } from 'drizzle-orm';
import { describe, expect, it, onTestFinished, type TestContext } from 'vitest';
import { mailLimits } from '../../worker/foundation/fixed-limits.ts';
import { noteAttack } from '../attack/figures.ts';
import { createTestApp } from '../helpers/app.ts';
import { correspond, inbox, mailEnv, person } from './correspondence.ts';

/** An app that takes mail; what it is sent counts as an attack. */
async function open({ task }: Pick<TestContext, 'task'>) {
  const app = await correspond(await createTestApp({ env: mailEnv }));
  onTestFinished(() => {
    const slowestMs = Math.max(...app.answerMs);
    const inputs = app.answerMs.length;
    noteAttack({ task }, { attack: 'hostile mail', inputs, faults: 0, slowestMs, memoryMiB: null });
  });
  return app;
}

type Hostile = { headers?: string[]; body?: string };

const fill = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));
const megabytes = 1_000_000;
const mixed = 'Content-Type: multipart/mixed; boundary=b';
const encoded = (encoding: string) => `Content-Transfer-Encoding: ${encoding}`;
const nested = (depth: number, boundary: (i: number) => string) =>
  Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=${boundary(i)}\r\n\r\n--${boundary(i)}\r\n`,
  ).join('');
const many = (count: number, make: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => make(i)).join('');

/** Those whose header block alone is too much. */
const largeHeads: [string, Hostile][] = [
  ['encoded words', { headers: [`Subject: ${fill('=?utf-8?B?YWFh?= ', megabytes)}`] }],
  ['folded encoded words', { headers: [`Subject: x${fill('\r\n =?utf-8?B?YWFh?=', megabytes)}`] }],
  ['encoded words in a name', { headers: [`To: ${fill('=?utf-8?B?YWFh?= ', megabytes)} <x@y>`] }],
  ['header lines', { headers: [fill('X-A: b\r\n', megabytes).trim()] }],
  ['continued lines', { headers: [`X-A: b${fill('\r\n c', megabytes)}`] }],
  ['one header line', { headers: [`X-A: ${fill('b', 20 * megabytes)}`] }],
  ['parameters', { headers: [`Content-Type: text/plain${many(100_000, (i) => `;a${i}=b`)}`] }],
  ['continued parameters', { headers: [`X-A: b${many(9_000, (i) => `\r\n ;name*${i}*=%41`)}`] }],
  ['recipients', { headers: [`Cc: ${fill('<a@b.example>,', megabytes)}`] }],
  ['groups', { headers: [`Cc: ${fill('a:', megabytes)}`] }],
];

/** Those whose body is too much. */
const largeBodies: [string, Hostile][] = [
  ['empty lines', { body: fill('\r\n', 5 * megabytes) }],
  ['empty lines of one byte', { body: fill('\n', 5 * megabytes) }],
  ['lines of one letter', { body: fill('a\n', 5 * megabytes) }],
  ['soft breaks', { headers: [encoded('quoted-printable')], body: fill('=\r\n', 5 * megabytes) }],
  ['empty lines in base64', { headers: [encoded('base64')], body: btoa(fill('\n', megabytes)) }],
  ['nested parts', { headers: [mixed], body: `--b\r\n${nested(300, (i) => `b${i}`)}` }],
  [
    'parts nested under one boundary',
    { headers: [mixed], body: `--b\r\n${nested(300, () => 'b')}` },
  ],
  ['parts', { headers: [mixed], body: fill('--b\r\n\r\nx\r\n', megabytes) }],
  ['empty parts', { headers: [mixed], body: fill('--b\n', 5 * megabytes) }],
  [
    'parts of a digest',
    {
      headers: ['Content-Type: multipart/digest; boundary=b'],
      body: fill('--b\r\n\r\nTo: a@b\r\n\r\nx\r\n', megabytes),
    },
  ],
  [
    'encoded words in the name of a file',
    {
      headers: [mixed],
      body: `--b\r\nContent-Disposition: attachment; filename="${fill('=?utf-8?B?YWFh?= ', megabytes)}"`,
    },
  ],
  [
    'continuations of the name of a file',
    {
      headers: [mixed],
      body: `--b\r\nContent-Disposition: attachment${many(5_000, (i) => `;\r\n filename*${i}*=%41`)}`,
    },
  ],
];

/** Those that cost little and have words. */
const harmless: [string, Hostile][] = [
  ['one line', { body: fill('a', 20 * megabytes) }],
  [
    'a boundary that never closes',
    { headers: [mixed], body: `--b\r\n\r\n${fill('text ', 9_000)}` },
  ],
  [
    'a file of padding alone',
    {
      headers: [mixed],
      body: `--b\r\n\r\nx\r\n--b\r\nContent-Type: image/png\r\n${encoded('base64')}\r\n\r\n${fill('Y=', 10 * megabytes)}`,
    },
  ],
  [
    'a file of junk in base64',
    {
      headers: [mixed],
      body: `--b\r\n\r\nx\r\n--b\r\nContent-Type: image/png\r\n${encoded('base64')}\r\n\r\n${fill('=!Y\r\n', 5 * megabytes)}`,
    },
  ],
  [
    'messages within messages',
    {
      headers: [mixed],
      body: `--b\r\n\r\nx\r\n--b\r\n${fill('Content-Type: message/rfc822\r\n\r\n', megabytes)}`,
    },
  ],
  [
    'parts within parts',
    { headers: [mixed], body: `--b\r\n${nested(mailLimits.depth - 1, (i) => `c${i}`)}\r\nx` },
  ],
];

describe('R91 a hostile mail', () => {
  it('is refused for good by whoever sends it, where its header block is too large', async (context) => {
    const { post, replyTo, messages } = await open(context);
    for (const [name, { headers = [], body = 'x' }] of largeHeads)
      for (const to of [replyTo, inbox])
        expect(
          await post([`From: <${person}>`, `To: <${to}>`, ...headers], body, to),
          name,
        ).toEqual({ result: 'unreadable' });
    expect(await messages()).toBe(1);
  });

  it('is refused for good where its body is too large, and of others no body is read', async (context) => {
    const { app, post, replyTo, messages } = await open(context);
    for (const [index, [name, { headers = [], body = 'x' }]] of largeBodies.entries()) {
      const known = [`From: <${person}>`, `To: <${replyTo}>`, ...headers];
      expect(await post(known, body), name).toEqual({ result: 'unreadable' });
      const guest = [`From: <guest-${index}@mail.example>`, `To: <${replyTo}>`, ...headers];
      expect(await post(guest, body), name).toEqual({ result: 'answered_with_form' });
      const elsewhere = [`From: <${person}>`, 'To: <x@y.example>', ...headers];
      expect(await post(elsewhere, body), name).toEqual({ result: 'not_ours' });
    }
    expect(await messages()).toBe(1);
    expect(app.mails.map(({ to }) => to)).toEqual(
      largeBodies.map((_, index) => `guest-${index}@mail.example`),
    );
  });

  it.for(harmless)('is taken where it costs little: %s', async ([, hostile], context) => {
    const { post, replyTo, messages } = await open(context);
    const { headers = [], body = '' } = hostile;
    expect(await post([`From: <${person}>`, `To: <${replyTo}>`, ...headers], body)).toEqual({
      result: 'threaded',
    });
    expect(await messages()).toBe(2);
  });

  it('names few addresses of ours, for each costs a keyed hash', async (context) => {
    const { post, replyTo } = await open(context);
    const forged = (count: number) =>
      many(count, (i) => `<${replyTo.replace(/-.*@/, `-${i.toString(16).padStart(20, '0')}@`)}>,`);
    const to = (count: number) => [
      `From: <${person}>`,
      `To: ${forged(count)}<${replyTo}>`,
      `Cc: <${replyTo.toUpperCase()}>`,
    ];
    expect(await post(to(mailLimits.ownAddresses), 'x')).toEqual({ result: 'unreadable' });
    expect(await post(to(mailLimits.ownAddresses - 1), 'x')).toEqual({ result: 'threaded' });
  });
});

describe('R77 a mail whose sender is not certain', () => {
  it.for<[string, string[]]>([
    ['two headers', [`From: <${person}>`, 'From: <x@y.example>']],
    ['two headers, the other first', ['From: <x@y.example>', `From: <${person}>`]],
    ['the same header twice', [`From: <${person}>`, `from : <${person}>`]],
    ['two mailboxes', [`From: <${person}>, <x@y.example>`]],
    ['a mailbox as the name of another', [`From: ${person} <x@y.example>`]],
    ['a group', [`From: friends: <${person}>;`]],
    ['an encoded local part', ['From: <=?utf-8?Q?sara?=@mail.example>']],
    ['an encoded mailbox', ['From: =?utf-8?Q?=3Csara=40mail.example=3E?=']],
    ['a bare carriage return', [`From: <${person}>`, 'X-A: b\rFrom: <x@y.example>']],
    ['no header', ['Sender: <sara@mail.example>']],
  ])('is not taken and gets no answer: %s', async ([, from], context) => {
    const { app, post, replyTo, messages } = await open(context);
    const before = await app.db.all(sql`SELECT id FROM outbox`);
    expect(await post([...from, `To: <${replyTo}>`], 'x')).toEqual({ result: 'not_ours' });
    expect(await post([...from, `To: <${inbox}>`], 'x', inbox)).toEqual({ result: 'not_ours' });
    expect(await messages()).toBe(1);
    expect(await app.db.all(sql`SELECT id FROM outbox`)).toEqual(before);
  });

  it('is not reached by an encoded word in its own address', async (context) => {
    const { post, replyTo, messages } = await open(context);
    const [local = '', host = ''] = replyTo.split('@');
    for (const to of [
      `=?utf-8?Q?${local.replace('+', '=2B')}?=@${host}`,
      `=?utf-8?Q?${local}=40${host}?=`,
    ])
      expect(await post([`From: <${person}>`, `To: ${to}`], 'x')).toEqual({ result: 'not_ours' });
    expect(await messages()).toBe(1);
  });
});
