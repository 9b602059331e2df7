import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readSettings } from '../../../src/articles/library.node.ts';
import { freePort } from '../../dev/api.ts';
import { projectFolder } from '../../lib/content-folder.ts';
import { type Case, casesOf } from './cases.ts';
import { type Exported, readExport } from './export-table.ts';
import { type Ask, type Measured, type Summary, Timings, timed } from './measure.ts';
import { type DoubtfulPlan, doubtfulPlans } from './plans.ts';
import type { Polled } from './poll-health.ts';
import { takeSamples } from './samples.ts';
import { scaleDatabase } from './scale-database.ts';
import { seat } from './seats.ts';
import { startServer } from './start-server.ts';
import { cpuOf, memoryOf } from './usage.ts';

/** How large a run is. */
export type RunPlan = {
  tickets: number;
  seed: number;
  /** Visits of each kind. */
  visits: number;
  /** How long the timer is watched without any request. */
  quietSeconds: number;
  /** Rows of the exported table that are read. */
  exportedRows: number;
};

/** What a run came to; times in ms, memory in MiB. */
export type RunResult = {
  plan: RunPlan;
  load: { before: number; after: number; waitedForCoreShare: number };
  /** A bare read of one row by index over HTTP, in a process of its own on the same file. */
  bare: Summary;
  listeningMs: number;
  rssIdleMiB: number;
  measured: Measured[];
  exported: Exported;
  stallOfExport: Polled;
  backupMs: number;
  stallOfBackup: Polled;
  /** Of the timer alone. */
  quiet: Polled;
  rssEndMiB: number;
  rssPeakMiB: number;
  statements: number;
  doubtful: DoubtfulPlan[];
};

/** Seeds a database where there is none, measures a server on it, and explains what that sent. */
export async function runBench(plan: RunPlan, say: (what: string) => void): Promise<RunResult> {
  const file = await scaleDatabase(plan.tickets, plan.seed, say);
  const load = loadavg()[0] ?? 0;
  const samples = takeSamples(file);
  const seats = seat(file, samples.end);
  say('bare reads');
  const bare = await benchBare(file, samples.codes, plan.visits * 5);
  const settings = readSettings(join(projectFolder, 'content'));
  const server = await startServer(file, settings, samples.end);
  const { origin, child } = server;
  const pid = child.pid ?? 0;
  const poller = startPoller(origin, pid);
  try {
    const rssIdleMiB = memoryOf(pid).rssMiB;
    const cases = casesOf(seats, samples);
    const began = cpuOf(pid);
    const measured: Measured[] = [];
    for (const one of cases) {
      say(`${one.group}: ${one.name}`);
      server.name(one.name);
      measured.push(...(await measureCase(one, { origin, pid, visits: plan.visits, poller })));
    }
    say('exported table');
    server.name('exported table');
    await poller.start();
    const exported = await readExport({ origin, pid, cookie: seats.admin }, plan.exportedRows);
    const stallOfExport = await poller.stop();
    say('backup');
    server.name('backup');
    await poller.start();
    const backupMs = await benchBackup(file);
    const stallOfBackup = await poller.stop();
    say(`${plan.quietSeconds} s of the timer alone`);
    server.name('timer');
    await poller.start();
    await new Promise((wake) => setTimeout(wake, plan.quietSeconds * 1_000));
    const quiet = await poller.stop();
    const memory = memoryOf(pid);
    const ended = cpuOf(pid);
    say('plans');
    const plans = await server.plans();
    const waited = ended.waitedMs - began.waitedMs;
    return {
      plan,
      load: {
        before: load,
        after: loadavg()[0] ?? 0,
        waitedForCoreShare: waited / (waited + ended.usedMs - began.usedMs),
      },
      bare,
      listeningMs: server.listeningMs,
      rssIdleMiB,
      measured,
      exported,
      stallOfExport,
      backupMs,
      stallOfBackup,
      quiet,
      rssEndMiB: memory.rssMiB,
      rssPeakMiB: memory.peakMiB,
      statements: plans.length,
      doubtful: doubtfulPlans(plans),
    };
  } finally {
    await poller.end();
    await server.stop();
  }
}

type Place = {
  origin: string;
  pid: number;
  visits: number;
  poller: ReturnType<typeof startPoller>;
};

/** Each visit alone, the first of them without being measured, and then a fifth of them while other requests are watched. */
async function measureCase(one: Case, { origin, pid, visits, poller }: Place): Promise<Measured[]> {
  const timings = new Map<string, Timings>();
  const sendInto =
    (into: Map<string, Timings>) =>
    (ask: Ask, addition = '') => {
      const own = into.get(addition) ?? new Timings();
      into.set(addition, own);
      return timed({ origin, pid, timings: own }, ask);
    };
  await one.visit(sendInto(new Map()), visits);
  for (let turn = 0; turn < visits; turn++) await one.visit(sendInto(timings), turn);
  await poller.start();
  const watched = Math.ceil(visits / 5);
  for (let turn = 0; turn < watched; turn++)
    await one.visit(sendInto(new Map()), visits + 1 + turn);
  const { longestMs, mostCpuMs } = await poller.stop();
  return [...timings].map(([addition, own]) => ({
    group: one.group,
    name: addition ? `${one.name}, ${addition}` : one.name,
    ...own.summary(),
    stallMs: addition === '' ? longestMs : null,
    stallCpuMs: addition === '' ? mostCpuMs : null,
  }));
}

/** Asks for the health of the server every 20 ms, from a thread of its own, between `start` and `stop`. */
function startPoller(origin: string, pid: number) {
  const worker = new Worker(new URL('./poll-health.ts', import.meta.url), {
    workerData: { origin, pid },
  });
  const order = async (what: 'start' | 'stop') => {
    worker.postMessage(what);
    const [answer] = (await once(worker, 'message')) as [Polled];
    return answer;
  };
  return {
    start: () => order('start'),
    stop: () => order('stop'),
    end: () => worker.terminate(),
  };
}

/** How long a backup takes beside the server, in ms. @throws Error where none was made. */
async function benchBackup(file: string): Promise<number> {
  const began = performance.now();
  const program = join(projectFolder, 'scripts/bench/scale/back-up.ts');
  const child = spawn(process.execPath, [program, file, `${file}.copy`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The backup ended with ${code}.`);
  return performance.now() - began;
}

async function benchBare(file: string, codes: readonly string[], reads: number) {
  const port = await freePort();
  const program = join(projectFolder, 'scripts/bench/scale/bare-reader.ts');
  const child = spawn(process.execPath, [program, file, String(port)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  const timings = new Timings();
  const origin = `http://localhost:${port}`;
  const ask = (turn: number) => ({ path: `/${codes[turn % codes.length]}` });
  const place = { origin, pid: child.pid ?? 0 };
  for (let turn = 0; turn < 50; turn++)
    await timed({ ...place, timings: new Timings() }, ask(turn));
  for (let turn = 0; turn < reads; turn++) await timed({ ...place, timings }, ask(turn));
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return timings.summary();
}
