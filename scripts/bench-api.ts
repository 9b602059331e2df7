// Tickets per second beside a bare insert, CPU of writes and reads beside a bare insert and a bare read, memory, filing with
// files, round trips to the database. `-- --reads` measures reads alone, `-- --writes` writes alone.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBase, seatCustomers, serve } from './bench/base.ts';
import { benchFiles } from './bench/files.ts';
import { cpuOfRead, type Read, readsOf } from './bench/reads.ts';
import { printRoundTrips } from './bench/round-trips.ts';
import { autocannon, connections, fileTickets, type Load } from './bench/tickets.ts';
import { bareInsert, cpuOfWrite, type Write, writesOf } from './bench/writes.ts';
import { freePort, untilListening } from './dev/api.ts';
import { projectFolder } from './lib/content-folder.ts';

const readsOnly = process.argv.includes('--reads');
const writesOnly = process.argv.includes('--writes');
const ticketCount = Number(process.env.BENCH_TICKETS ?? 10_000);

const rssMiB = async ({ pid }: ChildProcess) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
};

function say(name: string, { '2xx': good, non2xx, errors, duration, latency }: Load) {
  const perSecond = Math.round(good / duration);
  console.log(
    `${name}: ${perSecond}/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, max ${latency.max} ms` +
      `${non2xx + errors > 0 ? ` (${non2xx} refused, ${errors} broken)` : ''}`,
  );
}

async function benchTickets() {
  const { folders, remove } = await makeBase();
  const port = await freePort();
  const server = await serve(folders.bundle, port);
  endWithBench(server);
  const tokens = seatCustomers(folders.database);
  await fetch(`http://localhost:${port}/api/ready`);
  console.log(`Idle: ${await rssMiB(server)} MiB of RSS`);
  const result = await fileTickets(port, tokens, ticketCount);
  say('Tickets', result);
  console.log(`After ${result['2xx']} tickets: ${await rssMiB(server)} MiB of RSS`);
  if (!readsOnly) await benchFiles(`http://localhost:${port}`, tokens);
  await benchReads(readsOf({ server, port }, { database: folders.database, tokens }));
  console.log(`After reads: ${await rssMiB(server)} MiB of RSS`);
  await end(server);
  await remove();
}

async function benchReads(reads: readonly Read[]) {
  const bare = await startBare();
  await compare(cpuOfRead, reads, { ...bare, name: 'Bare read', requests: [{ path: '/' }] });
  await bare.stop();
}

/** In a folder of its own, so that what was filed before does not count. */
async function benchWrites() {
  const { folders, remove } = await makeBase();
  const port = await freePort();
  const server = await serve(folders.bundle, port);
  endWithBench(server);
  const tokens = seatCustomers(folders.database);
  const bare = await startBare();
  const writes: readonly Write[] = writesOf({ server, port }, { ...folders, tokens });
  await compare(cpuOfWrite, writes, bareInsert(bare));
  console.log(`After writes: ${await rssMiB(server)} MiB of RSS`);
  await bare.stop();
  await end(server);
  await remove();
}

/** The CPU of each kind of request beside that of a bare one, which is measured before and after them. */
async function compare<Kind extends { name: string }>(
  cpuOf: (kind: Kind) => Promise<number>,
  kinds: readonly Kind[],
  bare: Kind,
) {
  const before = await cpuOf(bare);
  const costs: [string, number][] = [];
  for (const kind of kinds) costs.push([kind.name, await cpuOf(kind)]);
  const base = (before + (await cpuOf(bare))) / 2;
  const show = (ms: number) => `${ms.toFixed(3)} ms`;
  console.log(`${bare.name}: ${show(base)} of CPU`);
  for (const [name, ms] of costs)
    console.log(
      `${name}: ${show(ms)} of CPU, ${(ms / base).toFixed(1)} × ${bare.name.toLowerCase()}`,
    );
}

/** A server that outlived a bench that failed would compute beside the next one. */
const endWithBench = (server: ChildProcess) => process.once('exit', () => server.kill('SIGKILL'));

async function end(server: ChildProcess) {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}

async function startBare() {
  const folder = await mkdtemp(join(tmpdir(), 'pasokh-bare-'));
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [join(projectFolder, 'scripts/bench/bare-server.ts'), join(folder, 'bare.db'), String(port)],
    { stdio: 'inherit' },
  );
  endWithBench(server);
  await untilListening(port);
  const stop = async () => {
    await end(server);
    await rm(folder, { recursive: true, force: true });
  };
  return { server, port, stop };
}

async function benchBare() {
  const { port, stop } = await startBare();
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
  await stop();
}

if (!writesOnly) await benchTickets();
if (!readsOnly) await benchWrites();
if (!readsOnly && !writesOnly) {
  await benchBare();
  await printRoundTrips();
}
