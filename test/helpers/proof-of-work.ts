import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Browser } from './browser.ts';

/** Solves a challenge as the browser's solver does, and wraps it as forms send it. */
export async function solve(challenge: Challenge): Promise<string> {
  const solution = await solveChallenge({ challenge, deriveKey });
  return btoa(JSON.stringify({ challenge, solution }));
}

/** Fetches a challenge for a form and does the work. */
export async function solveFor(browser: Browser, form: 'code' | 'ticket' | 'lookup') {
  const answer = await browser.get(`/api/proof-of-work?form=${form}`);
  return solve((await answer.json()) as Challenge);
}
