import { readFile } from 'node:fs/promises';
import { quietTools } from '../../lib/environment.ts';

type Profile = {
  nodes: { id: number; callFrame: { functionName: string } }[];
  samples?: number[];
  timeDeltas?: number[];
};

/** Imports the bundle as workerd does for its first request, and nothing else. */
const importer = `export default {
  async fetch() {
    await import('worker.js');
    return new Response('imported');
  },
};`;

const attempts = 5;

/** The least of five measurements: another process beside it makes each one longer, never shorter. */
export async function measureStartUp(worker: string): Promise<number> {
  const measured = [];
  for (let i = 0; i < attempts; i++) measured.push(await measureOnce(worker));
  return Math.min(...measured);
}

/**
 * Milliseconds that workerd computes while it evaluates the bundle's modules, by its own profiler: what
 * `wrangler check startup` calls active. Nothing of the app has been opened by then.
 */
async function measureOnce(worker: string): Promise<number> {
  Object.assign(process.env, quietTools);
  const { convertV4MiniflareOptions, Miniflare } = await import('miniflare');
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      cf: false,
      compatibilityDate: '2026-10-01',
      compatibilityFlags: ['nodejs_compat'],
      modulesRoot: '/',
      modules: [
        { type: 'ESModule', path: '/importer.js', contents: importer },
        { type: 'ESModule', path: '/worker.js', contents: await readFile(worker, 'utf8') },
      ],
      inspectorPort: 0,
    }),
  );
  try {
    await miniflare.ready;
    const inspector = await openInspector(await miniflare.getInspectorURL());
    await inspector.ask('Profiler.enable');
    await inspector.ask('Profiler.setSamplingInterval', { interval: 200 });
    await inspector.ask('Profiler.start');
    const answer = await miniflare.dispatchFetch('http://worker/');
    if ((await answer.text()) !== 'imported') throw new Error('The bundle cannot be imported.');
    const { profile } = (await inspector.ask('Profiler.stop')) as { profile: Profile };
    inspector.close();
    return activeMs(profile);
  } finally {
    await miniflare.dispose();
  }
}

function activeMs({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.functionName]));
  const active = timeDeltas.filter((_, i) => names.get(samples[i] ?? 0) !== '(idle)');
  return active.reduce((sum, delta) => sum + delta, 0) / 1_000;
}

async function openInspector(base: URL) {
  const socket = new WebSocket(new URL('/core:user:', base).href.replace(/^http/, 'ws'));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error('The inspector of workerd cannot be reached.'));
  });
  const waiting = new Map<number, (result: unknown) => void>();
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  };
  return {
    ask: (method: string, params = {}) =>
      new Promise<unknown>((resolve) => {
        const id = waiting.size + 1;
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close(),
  };
}
