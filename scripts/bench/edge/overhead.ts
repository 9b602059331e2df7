import type { Folders } from '../../../worker/foundation/node/folders.node.ts';
import {
  type BuiltWorker,
  type BuiltWorkerOptions,
  runBuiltWorker,
} from '../../lib/edge/run-built-worker.ts';
import { origin, type Scene } from './scene.ts';
import { cpuMs, quiet, workerdProcesses } from './workerd-cpu.ts';

/** What the bench itself makes workerd compute, in milliseconds. */
export type Overhead = { perCall: number; perSubrequest: number };

const calls = 150;
const warmUpCalls = 30;

/** Opens a worker and gives its process. */
export async function openMeasured(options: BuiltWorkerOptions) {
  const before = new Set(workerdProcesses());
  const worker = await runBuiltWorker(options);
  const pid = workerdProcesses().find((one) => !before.has(one));
  if (!pid) throw new Error('No workerd was started; this bench reads /proc and needs Linux.');
  return { worker, pid };
}

/**
 * Calls come to the worker through Miniflare's own, and what it sends goes through the relay that counts it.
 * A call that does nothing tells of the first; one trip with and without the relay of the second.
 */
export async function measureOverhead(
  folders: Pick<Folders, 'base' | 'worker' | 'site'>,
  { variables, routes, databaseUrl }: Scene,
): Promise<Overhead> {
  const relayed = await openMeasured({ folders, variables, routes });
  const withRelay = await costOf(relayed, '/api/ready');
  const perCall = await costOf(relayed, null);
  await relayed.worker.stop();
  const direct = await openMeasured({
    folders,
    variables: { ...variables, LIBSQL_URL: databaseUrl },
    change: ({ outboundService: _, ...rest }) => rest,
  });
  const withoutRelay = await costOf(direct, '/api/ready');
  await direct.worker.stop();
  return { perCall, perSubrequest: Math.max(0, withRelay - withoutRelay) };
}

/** The CPU of one call of a path; null = of a worker that does nothing. */
async function costOf({ worker, pid }: { worker: BuiltWorker; pid: string }, path: string | null) {
  const call = async () => {
    if (path === null) return void (await worker.subrequests());
    const answer = await worker.fetch(new Request(origin + path));
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  for (let i = 0; i < warmUpCalls; i++) await call();
  await quiet(pid);
  const before = cpuMs(pid);
  for (let i = 0; i < calls; i++) await call();
  await quiet(pid);
  return (cpuMs(pid) - before) / calls;
}
