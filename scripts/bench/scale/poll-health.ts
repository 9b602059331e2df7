import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { cpuOf } from './usage.ts';

/** How many polls there were, how long they took, and the most CPU that the server spent while one waited, in ms. */
export type Polled = { count: number; p95Ms: number; longestMs: number; mostCpuMs: number };

const everyMs = 20;

// A thread of its own: what else the bench does at the time delays no measurement.
const { origin, pid } = workerData as { origin: string; pid: number };
const agent = new Agent({ keepAlive: true });
let times: number[] = [];
let mostCpuMs = 0;
let isOn = false;

const poll = () =>
  new Promise<void>((resolve, reject) => {
    const cpuBefore = cpuOf(pid).usedMs;
    const began = performance.now();
    get(`${origin}/api/health`, { agent }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        times.push(performance.now() - began);
        mostCpuMs = Math.max(mostCpuMs, cpuOf(pid).usedMs - cpuBefore);
        resolve();
      });
    }).once('error', reject);
  });

async function pollWhileOn() {
  while (isOn) await Promise.all([poll(), new Promise((wake) => setTimeout(wake, everyMs))]);
}

let polling = Promise.resolve();
parentPort?.on('message', async (order: 'start' | 'stop') => {
  isOn = order === 'start';
  if (isOn) {
    // The connection is there before the first poll that counts.
    await poll();
    times = [];
    mostCpuMs = 0;
    polling = pollWhileOn();
  } else await polling;
  const sorted = times.toSorted((a, b) => a - b);
  parentPort?.postMessage({
    count: sorted.length,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    longestMs: sorted.at(-1) ?? 0,
    mostCpuMs,
  } satisfies Polled);
});
