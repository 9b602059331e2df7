// Tickets per second beside a bare insert, memory, filing with files, round trips to the database.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBase, seatCustomers, serve } from './bench/base.ts';
import { benchFiles } from './bench/files.ts';
import { printRoundTrips } from './bench/round-trips.ts';
import { autocannon, connections, fileTickets, type Load } from './bench/tickets.ts';
import { freePort, untilListening } from './dev/api.ts';
import { projectFolder } from './lib/content-folder.ts';

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
  const tokens = seatCustomers(folders.database);
  await fetch(`http://localhost:${port}/api/ready`);
  console.log(`Idle: ${await rssMiB(server)} MiB of RSS`);
  const result = await fileTickets(port, tokens, ticketCount);
  say('Tickets', result);
  console.log(`After ${result['2xx']} tickets: ${await rssMiB(server)} MiB of RSS`);
  await benchFiles(`http://localhost:${port}`, tokens);
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  await remove();
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
await printRoundTrips();
