// Runs in a web worker, so that the form responds while a challenge is solved.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  solveChallenge({ challenge: data, deriveKey })
    .then((solution) => postMessage({ solution }))
    .catch((fault: unknown) => postMessage({ fault: String(fault) }));
});
