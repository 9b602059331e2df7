import { Agent, get } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

/** How many polls there were, and how long they took, in ms. */
export type Polled = { count: number; p95Ms: number; longestMs: number };

const everyMs = 20;

// A thread of its own: what else the bench does at the time delays no measurement.
const { origin } = workerData as { origin: string };
const agent = new Agent({ keepAlive: true });
let times: number[] = [];
let isOn = false;

const poll = () =>
  new Promise<void>((resolve, reject) => {
    const began = performance.now();
    get(`${origin}/api/health`, { agent }, (answer) => {
      answer.resume();
      answer.once('end', () => {
        times.push(performance.now() - began);
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
    polling = pollWhileOn();
  } else await polling;
  const sorted = times.toSorted((a, b) => a - b);
  parentPort?.postMessage({
    count: sorted.length,
    p95Ms: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
    longestMs: sorted.at(-1) ?? 0,
  } satisfies Polled);
});
