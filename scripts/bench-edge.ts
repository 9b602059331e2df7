// What the built worker costs on Cloudflare Workers: CPU, database trips and subrequests of each route,
// its start and its size, and how many tickets a day that serves on which plan.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { edgePlanNames, edgePlans } from '../worker/foundation/edge-plan.ts';
import type { BuildManifest } from '../worker/foundation/ports/build-manifest.ts';
import { type Cost, capacityOf } from './bench/edge/capacity.ts';
import { measureOverhead, type Overhead, openMeasured } from './bench/edge/overhead.ts';
import { type Route, routesOf } from './bench/edge/routes.ts';
import { openScene, seat } from './bench/edge/scene.ts';
import { measureStartUp } from './bench/edge/start-up.ts';
import { cpuMs, quiet } from './bench/edge/workerd-cpu.ts';
import { bundleGoalKiB, startGoalMs } from './lib/build/goals.ts';
import { contentFolder } from './lib/content-folder.ts';
import type { BuiltWorker } from './lib/edge/run-built-worker.ts';
import { ensureBuilt } from './lib/freshness.ts';

const isCheck = process.argv.includes('--check');
const warmUpCalls = 8;

type Measured = Cost & { trips: number; others: string };

type Bench = { worker: BuiltWorker; pid: string; overhead: Overhead };

async function measure({ worker, pid, overhead }: Bench, route: Route): Promise<Measured> {
  let spent = 0;
  for (let i = 0; i < warmUpCalls + route.calls; i++) {
    await route.prepare?.(i);
    if (i === warmUpCalls) await settled(worker);
    const before = cpuMs(pid);
    await route.call(i);
    // What runs behind an answer belongs to it.
    if (route.prepare) await quiet(pid);
    if (i >= warmUpCalls) spent += cpuMs(pid) - before;
  }
  const before = cpuMs(pid);
  await quiet(pid);
  spent += cpuMs(pid) - before;
  const left = await worker.subrequests();
  const trips = left.filter(({ path }) => path.endsWith('/v2/pipeline')).length;
  const each = (count: number) => Math.round((count / route.calls) * 10) / 10;
  return {
    name: route.name,
    cpuMs: Math.max(
      0,
      (spent - left.length * overhead.perSubrequest) / route.calls - overhead.perCall,
    ),
    trips: each(trips),
    subrequests: each(left.length),
    others: others(left.length - trips, each),
  };
}

const others = (count: number, each: (count: number) => number) =>
  count === 0 ? '' : `${each(count)} to the gateway`;

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

async function settled(worker: BuiltWorker) {
  await pause(200);
  await worker.subrequests();
}

async function assetsIn(site: string) {
  const names = await readdir(site, { recursive: true });
  const sizes = await Promise.all(names.map((name) => stat(join(site, name))));
  const files = sizes.filter((one) => one.isFile());
  return { count: files.length, bytes: files.reduce((sum, { size }) => sum + size, 0) };
}

const cell = (value: string | number, width: number) => String(value).padStart(width);

function printCosts(costs: readonly Measured[]) {
  console.log('\n  CPU (ms)  trips  subrequests  route');
  for (const { name, cpuMs, trips, subrequests, others } of costs)
    console.log(
      `  ${cell(cpuMs.toFixed(1), 8)}  ${cell(trips, 5)}  ${cell(subrequests, 11)}  ${name}${others && ` (${others})`}`,
    );
}

function printCapacity(costs: readonly Cost[]) {
  for (const plan of edgePlanNames) {
    const { bounded, overCpu, overSubrequests, requestsPerTicket } = capacityOf(plan, costs);
    const [first, ...rest] = bounded;
    console.log(
      `\n  ${plan}: about ${first?.tickets} tickets a day of ${requestsPerTicket.toFixed(0)} requests each; ${first?.by} bind first` +
        rest.map(({ by, tickets }) => `\n    (${by}: ${tickets})`).join(''),
    );
    const { cpuMsPerRequest } = edgePlans[plan].limits;
    console.log(
      overCpu.length === 0
        ? `    every route stays within its CPU of ${cpuMsPerRequest} ms`
        : `    over its CPU of ${cpuMsPerRequest} ms here: ${overCpu.join(', ')}`,
    );
    if (overSubrequests.length > 0)
      console.log(`    over its subrequests: ${overSubrequests.join(', ')}`);
  }
}

const folders = await ensureBuilt(contentFolder());
const bundle = await readFile(folders.worker);
const gzipKiB = gzipSync(bundle).length / 1024;
const startMs = await measureStartUp(folders.worker);
const assets = await assetsIn(folders.site);
console.log(
  [
    '',
    `  Bundle: ${(bundle.length / 1024).toFixed(0)} KiB, ${gzipKiB.toFixed(1)} KiB (gzip); the goal is ${bundleGoalKiB}`,
    `  Start-up: ${startMs.toFixed(0)} ms active, evaluating its modules; the goal is ${startGoalMs}`,
    `  Assets: ${assets.count} files, ${(assets.bytes / 2 ** 20).toFixed(1)} MiB`,
  ].join('\n'),
);

const { settings } = JSON.parse(await readFile(folders.built, 'utf8')) as BuildManifest;
const scene = await openScene();
const seats = await seat(scene, Object.keys(settings.departments));
const overhead = await measureOverhead(folders, scene);
const { variables, routes } = scene;
const { worker, pid } = await openMeasured({ folders, variables, routes, bucket: true });
const costs: Measured[] = [];
try {
  for (const route of routesOf(worker, scene, seats))
    costs.push(await measure({ worker, pid, overhead }, route));
} finally {
  await worker.stop();
  await scene.stop();
}
printCosts(costs);
console.log(
  [
    "  CPU is that of workerd's main thread, the isolate warm. What the bench adds is taken off:",
    `  ${overhead.perCall.toFixed(2)} ms a call, ${overhead.perSubrequest.toFixed(2)} ms a subrequest.`,
  ].join('\n'),
);
printCapacity(costs);
if (isCheck && (gzipKiB > bundleGoalKiB || startMs > startGoalMs)) process.exitCode = 1;
