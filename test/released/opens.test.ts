// Databases of released versions, written by that version's own code through its routes. They open with
// all rows, and what was derived from APP_SECRET then is still good: factors, sessions, addresses, signatures.
import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Transcript } from '#shared/transcripts/transcript.ts';
import { verifyTranscript } from '#shared/transcripts/verify.ts';
import { openEmbeddedClient } from '../../worker/foundation/database/client/embedded-client.node.ts';
import { applyMigrations } from '../../worker/foundation/database/client/migrate.node.ts';
import { openDatabase } from '../../worker/foundation/database/database.ts';
import { recipientsHeader, signatureHeader, signMail } from '../../worker/inbound/signature.ts';
import { createTestApp } from '../helpers/app.ts';
import { passFirstFactor } from '../helpers/people.ts';
import { rawMail } from '../helpers/raw-mail.ts';

type Facts = {
  at: number;
  agentMobile: string;
  enrolUri: string;
  code: string;
  mailedCode: string;
  mailbox: string;
  replyTo: string;
  customerCookies: Record<string, string>;
  agentCookies: Record<string, string>;
};

const released = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
const facts: Facts = JSON.parse(await released('facts-0.1.0.json'));
const inbound = {
  INBOUND_ADDRESS: 'reply@help.narenj.example',
  INBOUND_SECRET: 'the secret of the pipe, long enough',
};

/** Every row by its table, as text. */
async function rowsOf(client: ReturnType<typeof openEmbeddedClient>) {
  const { rows: tables } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  );
  const rows: Record<string, Record<string, unknown>[]> = {};
  for (const { name } of tables)
    rows[String(name)] = (await client.execute(`SELECT * FROM "${name}"`)).rows.map((row) => ({
      ...row,
    }));
  return rows;
}

/** The app of now on the database of then, migrated. */
async function openReleased() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-released-'));
  const client = openEmbeddedClient(join(folder, 'released.db'));
  onTestFinished(async () => {
    client.close();
    await rm(folder, { recursive: true, force: true });
  });
  await client.executeMultiple(await released('database-0.1.0.sql'));
  const before = await rowsOf(client);
  await applyMigrations(client, 'worker/migrations');
  const db = openDatabase(client);
  const app = await createTestApp({ env: inbound, services: { openDb: () => db } });
  app.clock.turn(facts.at + 60_000 - app.clock.now());
  return { app, client, before };
}

/** RFC 6238 as an authenticator computes it, from the address that it scanned. */
function authenticatorCode(enrolUri: string, now: number): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const secret = new URL(enrolUri).searchParams.get('secret') ?? '';
  const bits = [...secret]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const number = hash.readUInt32BE((hash[19] ?? 0) & 0xf) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

it('R98 keeps every row through all migrations', async () => {
  const { client, before } = await openReleased();
  const after = await rowsOf(client);
  expect(Object.values(before).flat().length).toBeGreaterThan(40);
  for (const [table, rows] of Object.entries(before))
    for (const row of rows) expect(after[table]).toContainEqual(expect.objectContaining(row));
});

it('R98 lets an agent in by the second factor of then', async () => {
  const { app } = await openReleased();
  const browser = await passFirstFactor(app, facts.agentMobile);
  const code = authenticatorCode(facts.enrolUri, app.clock.now());
  expect((await browser.post('/api/desk/sign-in/second-factor', { code })).status).toBe(204);
  expect((await browser.get(`/api/desk/tickets/${facts.code}`)).status).toBe(200);
});

it('R98 keeps the sessions of then', async () => {
  const { app } = await openReleased();
  const customer = app.visitor();
  const agent = app.visitor();
  for (const [name, value] of Object.entries(facts.customerCookies))
    customer.cookies.set(name, value);
  for (const [name, value] of Object.entries(facts.agentCookies)) agent.cookies.set(name, value);
  expect(await (await customer.get(`/api/requests/${facts.code}`)).json()).toMatchObject({
    messages: expect.arrayContaining([
      expect.objectContaining({ text: 'سلام، مبلغ تا فردا برمی‌گردد.' }),
    ]),
  });
  expect((await agent.get('/api/desk/tickets')).status).toBe(200);
});

it('R98 lets an agent do what is new with a request of then', async () => {
  const { app, client } = await openReleased();
  const browser = app.visitor();
  for (const [name, value] of Object.entries(facts.agentCookies)) browser.cookies.set(name, value);
  const path = `/api/desk/tickets/${facts.code}`;
  const read = async () =>
    (await (await browser.get(path)).json()) as { version: number; state: string };
  const { rows } = await client.execute('SELECT id FROM agents');
  const reason = 'منتظر بانک';
  for (const [at, [method, what, body]] of (
    [
      ['put', '/assignee', { agent: rows[0]!.id, note: 'بررسی' }],
      ['put', '/tags', { tags: [], added: ['برچسب'] }],
      ['post', '/change', { title: 'عنوان دیگر', urgency: 'high' }],
      ['post', '/snooze', { day: '1405-12-20', reason }],
      ['post', '/wake', {}],
      ['post', '/reply', { text: 'پاسخ' }],
      ['post', '/close', { reason }],
      ['post', '/reopen', { reason }],
    ] as const
  ).entries()) {
    const { version } = await read();
    const key = { 'Idempotency-Key': `one-key-for-each-of-these-${at}` };
    const answer = await browser[method](`${path}${what}`, { version, ...body }, key);
    expect([what, answer.ok]).toEqual([what, true]);
    expect((await read()).version).toBe(version + 1);
  }
  for (const what of ['/customer', '/similar', '/form', '/choices'])
    expect((await browser.get(`${path}${what}`)).status).toBe(200);
  const { rows: counts } = await client.execute(`
    SELECT (SELECT sum(count) FROM ticket_counts) AS kept, (SELECT count(*) FROM tickets) AS counted`);
  expect(counts[0]!.kept).toBe(counts[0]!.counted);
});

it('R98 verifies a transcript of then, and finds it unchanged in the database', async () => {
  const { app } = await openReleased();
  const transcript: Transcript = JSON.parse(await released('transcript-0.1.0.json'));
  const keys = await (await app.visitor().get('/api/transcripts/keys')).json();
  expect(await verifyTranscript(transcript, keys as Record<string, string>)).toMatchObject({
    holds: true,
  });
  const compared = await app.visitor().post('/api/transcripts/compare', transcript);
  expect(await compared.json()).toMatchObject({ holds: true, changedHere: [] });
});

it('R98 takes an answer by mail to the address of then', async () => {
  const { app } = await openReleased();
  const body = new TextEncoder().encode(rawMail({ from: facts.mailbox, to: facts.replyTo }));
  const now = app.clock.now();
  const signature = await signMail(
    inbound.INBOUND_SECRET,
    { body, recipients: facts.replyTo },
    now,
  );
  const answer = await app.visitor().send('/api/inbound', {
    method: 'POST',
    headers: { [signatureHeader]: signature, [recipientsHeader]: facts.replyTo },
    body,
  });
  expect(await answer.json()).toEqual({ result: 'threaded' });
});
