import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import { countersOf } from '../../worker/proof-of-work/difficulty.ts';
import type { Browser } from './browser.ts';

/**
 * Solves a challenge and wraps the solution as forms send it. The browser's solver counts from nought; this one
 * begins where solutions begin to lie, which takes a third of the time.
 */
export async function solve(challenge: Challenge): Promise<string> {
  const level = Number(challenge.parameters.data?.level);
  const counterStart = countersOf(level) / 2;
  const solution = await solveChallenge({ challenge, deriveKey, counterStart });
  return btoa(JSON.stringify({ challenge, solution }));
}

/** Fetches a challenge for a form and does the work. */
export async function solveFor(browser: Browser, form: 'code' | 'ticket' | 'lookup') {
  const answer = await browser.get(`/api/proof-of-work?form=${form}`);
  return solve((await answer.json()) as Challenge);
}
