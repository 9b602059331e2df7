// Tickets created per second by signed-in customers over 32 connections, each flushed to the disk,
// beside a bare Hono server that does one durable insert per request, in the same run.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import type { Built } from '../worker/foundation/built.ts';
import { foldersOf } from '../worker/foundation/folders.node.ts';
import { contentFolder, projectFolder } from './content-folder.ts';
import { freePort, untilListening } from './dev/api.ts';
import { ensureBuilt } from './freshness.ts';

type Result = {
  '2xx': number;
  non2xx: number;
  errors: number;
  duration: number;
  latency: { p50: number; p99: number; max: number };
};
type Ask = { headers?: Record<string, string>; body?: string };
type Cannon = (options: {
  url: string;
  connections: number;
  amount: number;
  requests: { method: 'POST'; path: string; setupRequest(ask: Ask): Ask }[];
}) => Promise<Result>;
// autocannon has no types of its own.
const autocannon = createRequire(import.meta.url)('autocannon') as Cannon;

const connections = 32;
const ticketCount = Number(process.env.BENCH_TICKETS ?? 10_000);
const customerCount = 1_000;
const day = 86_400_000;

const rssMiB = async ({ pid }: ChildProcess) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
};

/** The built help centre in a folder of its own, with room for a crowd in its limits. */
async function makeBase() {
  const built = await ensureBuilt(contentFolder());
  const base = await mkdtemp(join(tmpdir(), 'pasokh-bench-'));
  const own = foldersOf(base);
  await cp(built.server, own.server, { recursive: true });
  await symlink(built.site, own.site);
  await symlink(join(projectFolder, 'node_modules'), join(base, 'node_modules'));
  const facts = JSON.parse(await readFile(own.built, 'utf8')) as Built;
  facts.settings.limits.ticketsPerCustomerPerDay = 1_000_000;
  facts.settings.limits.ticketsPerAddressPerHour = 1_000_000;
  await writeFile(own.built, JSON.stringify(facts));
  return { base, bundle: own.bundle, database: join(own.data, 'pasokh.db') };
}

/** Customers who are signed in already, with the cookies of their browsers. */
function seatCustomers(file: string): string[] {
  const db = new Libsql(file, { timeout: 5_000 });
  const now = Date.now();
  const tokens: string[] = [];
  db.exec('BEGIN IMMEDIATE');
  const customer = db.prepare('INSERT INTO customers (id, created_at) VALUES (?, ?)');
  const identity = db.prepare(
    "INSERT INTO identities (address, kind, customer_id, created_at, proven_at) VALUES (?, 'mobile', ?, ?, ?)",
  );
  const session = db.prepare(
    'INSERT INTO sessions (token_hash, customer_id, address, proven_at, created_at, seen_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (let i = 0; i < customerCount; i++) {
    const id = `bench-${i}`;
    const address = `+98912${String(i).padStart(7, '0')}`;
    const token = createHash('sha256').update(id).digest('base64url');
    const hash = createHash('sha256').update(token).digest('base64url');
    customer.run([id, now]);
    identity.run([address, id, now, now]);
    session.run([hash, id, address, now, now, now, now + day]);
    tokens.push(token);
  }
  db.exec('COMMIT');
  db.close();
  return tokens;
}

function say(name: string, { '2xx': good, non2xx, errors, duration, latency }: Result) {
  const perSecond = Math.round(good / duration);
  console.log(
    `${name}: ${perSecond}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, max ${latency.max} ms` +
      `${non2xx + errors > 0 ? ` (${non2xx} refused, ${errors} broken)` : ''}`,
  );
}

async function benchTickets() {
  const { base, bundle, database } = await makeBase();
  const port = await freePort();
  const server = spawn(process.execPath, [bundle], {
    env: { PATH: process.env.PATH, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilListening(port);
  const tokens = seatCustomers(database);
  await fetch(`http://localhost:${port}/api/ready`);
  console.log(`Idle: ${await rssMiB(server)} MiB of RSS`);
  let sent = 0;
  const result = await autocannon({
    url: `http://localhost:${port}`,
    connections,
    amount: ticketCount,
    requests: [
      {
        method: 'POST',
        path: '/api/contact',
        setupRequest(ask) {
          sent++;
          return {
            ...ask,
            headers: {
              'Content-Type': 'application/json',
              'Sec-Fetch-Site': 'same-origin',
              'Idempotency-Key': `bench-key-${String(sent).padStart(12, '0')}`,
              Cookie: `session=${tokens[sent % tokens.length]}`,
            },
            body: JSON.stringify({
              requestType: 'technical',
              title: `صفحهٔ پرداخت شمارهٔ ${sent} باز نمی‌شود`,
              text: 'وقتی دکمهٔ پرداخت را می‌زنم صفحه سفید می‌ماند و چیزی نمی‌آید.',
              replyChannel: 'sms',
              anotherMatter: true,
            }),
          };
        },
      },
    ],
  });
  say('Tickets', result);
  console.log(`After ${result['2xx']} tickets: ${await rssMiB(server)} MiB of RSS`);
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  await rm(base, { recursive: true, force: true });
}

async function benchBare() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-bare-'));
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [join(projectFolder, 'scripts/bench/bare-server.ts'), join(folder, 'bare.db'), String(port)],
    { stdio: 'inherit' },
  );
  await untilListening(port);
  const body = JSON.stringify({ text: 'x'.repeat(300) });
  const result = await autocannon({
    url: `http://localhost:${port}`,
    connections,
    amount: ticketCount,
    requests: [
      {
        method: 'POST',
        path: '/',
        setupRequest: (ask) => ({ ...ask, headers: { 'Content-Type': 'application/json' }, body }),
      },
    ],
  });
  say('Bare insert', result);
  server.kill('SIGTERM');
  await rm(folder, { recursive: true, force: true });
}

await benchTickets();
await benchBare();
