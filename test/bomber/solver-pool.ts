import { Worker } from 'node:worker_threads';
import type { Challenge } from './work.ts';

/** Solves challenges on `threads` cores at once, each to its end, in the order in which they come. */
export function startSolvers(threads: number) {
  const waiting: { challenge: Challenge; done: (text: string) => void }[] = [];
  const idle: Worker[] = [];
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./solver.process.ts', import.meta.url));
    idle.push(worker);
    return worker;
  });
  const next = () => {
    const worker = waiting.length > 0 ? idle.pop() : undefined;
    if (!worker) return;
    const { challenge, done } = waiting.shift() as (typeof waiting)[number];
    worker.once('message', (text: string) => {
      idle.push(worker);
      done(text);
      next();
    });
    worker.postMessage(challenge);
  };
  return {
    solve: (challenge: Challenge) =>
      new Promise<string>((done) => {
        waiting.push({ challenge, done });
        next();
      }),
    stop: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}
