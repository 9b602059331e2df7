// Runs in a worker of its own, so that the form stays quick while keys are tried.
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

addEventListener('message', ({ data }: MessageEvent<Challenge>) => {
  solveChallenge({ challenge: data, deriveKey })
    .then((solution) => postMessage({ solution }))
    .catch((fault: unknown) => postMessage({ fault: String(fault) }));
});
