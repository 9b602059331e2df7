// A thread that does work for pay: a challenge comes in, its solution goes out.
import { parentPort } from 'node:worker_threads';
import { type Challenge, solveFast } from './work.ts';

parentPort?.on('message', (challenge: Challenge) => {
  parentPort?.postMessage(solveFast(challenge));
});
