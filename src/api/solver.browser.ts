// Runs in a web worker, so that the form responds while a challenge is solved.
import type { WorkChallenge } from '#shared/contract/proof-of-work.ts';
import { solveChallenge } from './solve-challenge.ts';

addEventListener('message', ({ data }: MessageEvent<WorkChallenge>) => {
  solveChallenge(data)
    .then((solution) => postMessage({ solution }))
    .catch((fault: unknown) => postMessage({ fault: String(fault) }));
});
