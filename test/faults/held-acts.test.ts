import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { startGateway } from '../fakes/gateway.ts';
import { kavenegarKey, kavenegarPanel } from '../fakes/kavenegar.ts';
import { startMailServer } from '../fakes/mail-server.ts';
import { type MortalServer, makeMortalServer, seatCustomers } from './mortal-server.ts';

const rest = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
const token = createHash('sha256').update('agent').digest('base64url');

/** Seats an agent whose session is open already. */
const seatAgent = (server: MortalServer) =>
  server.withDatabase((db) => {
    const now = Date.now();
    const hash = createHash('sha256').update(token).digest('base64url');
    db.prepare(
      `INSERT INTO agents (id, name, mobile, role, departments, created_at)
       VALUES ('agent', 'علی', '+989351000001', 'admin', '[]', ?)`,
    ).run([now]);
    db.prepare(
      `INSERT INTO sessions (token_hash, agent_id, role, address, proven_at, created_at, seen_at, expires_at, second_factor_at)
       VALUES (?, 'agent', 'admin', '+989351000001', ?, ?, ?, ?, ?)`,
    ).run([hash, now, now, now, now + 86_400_000, now]);
  });

const post = async (server: MortalServer, path: string, cookie: string, body: object) => {
  const response = await fetch(server.origin + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Sec-Fetch-Site': 'same-origin',
      'Idempotency-Key': crypto.randomUUID(),
      Cookie: cookie,
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as { code: string };
};

it('R59 a server that is killed while replies can be undone, and while it sends them, sends each once', async () => {
  const gateway = await startGateway(kavenegarPanel, { now: () => Date.now() });
  const mail = await startMailServer();
  const server = await makeMortalServer({
    ...{ kavenegar: gateway.baseUrl, smtp: mail.url, key: kavenegarKey },
  });
  await server.start();
  await server.kill();
  const [customer] = seatCustomers(server, 1);
  seatAgent(server);
  await server.start();
  const texts: string[] = [];
  for (let at = 0; at < 12; at++) {
    const { code } = await post(server, '/api/contact', `session=${customer?.token}`, {
      ...{ requestType: 'technical', title: `صفحهٔ ${at} باز نمی‌شود`, anotherMatter: true },
      text: `صفحهٔ پرداخت شمارهٔ ${at} سفید می‌ماند.`,
    });
    const text = `پاسخ یگانهٔ شمارهٔ ${at}`;
    const reply = { version: 1, text, undo: true };
    await post(server, `/api/desk/tickets/${code}/reply`, `desk=${token}`, reply);
    texts.push(text);
  }
  const count = (query: string) =>
    server.withDatabase((db) => (db.prepare(query).get([]) as { count: number }).count);
  const answers = "SELECT count(*) AS count FROM messages WHERE author = 'agent'";
  const left = "SELECT count(*) AS count FROM held_acts WHERE state = 'held'";

  await server.kill();
  expect(count(answers)).toBe(0);
  expect(count(left)).toBe(12);
  await rest(10_100);
  for (let kill = 0; kill < 10 && count(left) > 0; kill++) {
    await server.start();
    await rest(Math.random() * 60);
    await server.kill();
  }
  await server.start();
  for (let look = 0; look < 60 && count(left) > 0; look++) await rest(500);
  await server.kill();

  const written = server.withDatabase((db) =>
    db.prepare("SELECT text FROM messages WHERE author = 'agent' ORDER BY created_at").all([]),
  ) as { text: string }[];
  expect(new Set(written.map(({ text }) => text))).toEqual(new Set(texts));
  expect(written).toHaveLength(texts.length);
  expect(count("SELECT count(*) AS count FROM outbox WHERE message = 'ticket_answered'")).toBe(12);
  expect(count("SELECT count(*) AS count FROM held_acts WHERE state = 'done'")).toBe(12);
  expect(count('SELECT count(*) AS count FROM held_tickets')).toBe(0);
  await rm(server.base, { recursive: true, force: true });
}, 120_000);
