// What flags of V8 cost and save: CPU per ticket and memory under load, each set of flags in turn, all in one run.
import { readFile } from 'node:fs/promises';
import { makeBase, seatCustomers, serve, startFlags } from './bench/base.ts';
import { fileTickets } from './bench/tickets.ts';
import { freePort } from './dev/api.ts';

const ticketCount = Number(process.env.BENCH_TICKETS ?? 3_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const sets = [
  [],
  ['--max-semi-space-size=1'],
  ['--max-semi-space-size=2'],
  ['--max-semi-space-size=4'],
  ['--max-semi-space-size=8'],
  ['--max-semi-space-size=16'],
  ['--max-semi-space-size=4', '--optimize-for-size'],
];
/** Linux counts the CPU time of a process in hundredths of a second. */
const tickMs = 10;

type Measured = { cpuMs: number; rssMiB: number; peakMiB: number };

async function usage(pid: number | undefined): Promise<Measured> {
  const [stat, status] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile(`/proc/${pid}/status`, 'utf8'),
  ]);
  const [user = 0, system = 0] = stat
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  const mib = (name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024);
  return { cpuMs: (user + system) * tickMs, rssMiB: mib('VmRSS'), peakMiB: mib('VmHWM') };
}

/** One server, warmed up and loaded: CPU per ticket in ms, and memory. */
async function measure(flags: readonly string[]): Promise<Measured> {
  const { folders, remove } = await makeBase();
  const port = await freePort();
  const server = await serve(folders.bundle, port, flags);
  try {
    const tokens = seatCustomers(folders.database);
    await fileTickets(port, tokens, 300);
    const before = await usage(server.pid);
    const { '2xx': filed } = await fileTickets(port, tokens.toReversed(), ticketCount);
    const after = await usage(server.pid);
    return { ...after, cpuMs: (after.cpuMs - before.cpuMs) / filed };
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    await remove();
  }
}

const results = new Map(sets.map((flags) => [flags.join(' ') || '(none)', [] as Measured[]]));
// In turns, so that what else the machine does is shared by all.
for (let round = 0; round < rounds; round++)
  for (const flags of sets) results.get(flags.join(' ') || '(none)')?.push(await measure(flags));

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
console.log(`npm start has: ${(await startFlags()).join(' ') || '(none)'}`);
for (const [flags, all] of results) {
  const cpu = median(all.map(({ cpuMs }) => cpuMs));
  const rss = median(all.map(({ rssMiB }) => rssMiB));
  const peak = median(all.map(({ peakMiB }) => peakMiB));
  console.log(
    `${flags}: ${cpu.toFixed(2)} ms of CPU a ticket, ${rss} MiB after ${ticketCount}, peak ${peak}`,
  );
}
