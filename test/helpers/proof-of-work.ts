import { type WorkChallenge, type WorkForm, workPrefixOf } from '#shared/contract/proof-of-work.ts';
import { email } from '#shared/fields/email.ts';
import { mobile } from '#shared/fields/mobile.ts';
import { solveChallenge } from '../../src/api/solve-challenge.ts';
import { systemClock } from '../../worker/foundation/ports/clock.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { makeSolvedChallenge } from '../../worker/proof-of-work/challenge.ts';
import { stepsOfNetwork } from '../../worker/proof-of-work/difficulty.ts';
import type { Browser } from './browser.ts';

/** Index of the hardest level. */
export const topLevel = stepsOfNetwork.length;

/** Work for an address; null where the requester does not know it. Undefined where no such address is. */
export type SolveWork = (form: WorkForm, address: string | null) => Promise<string | undefined>;

/**
 * What solves work with the secrets of the server: it knows the counters, so that any level costs as little as a
 * challenge does.
 */
export const solveWith =
  (services: Parameters<typeof makeSolvedChallenge>[0]): SolveWork =>
  async (form, address) => {
    const canonical = address === null ? null : canonicalOf(address);
    if (canonical === undefined) return undefined;
    const prefix = canonical === null ? null : workPrefixOf(canonical);
    return (await makeSolvedChallenge(services, { form, prefix, level: topLevel })).solution;
  };

/** The same for a server of another process, by its secret alone. */
export const solveWithSecret = (appSecret: string): SolveWork =>
  solveWith({ config: { appSecret }, clock: systemClock, randomBytes: systemRandomBytes });

/** The same by the work itself, as a page does it, for a server whose secret is not known. */
export const solveAt =
  (fetch: (request: Request) => Response | Promise<Response>, origin: string): SolveWork =>
  async (form, address) => {
    const canonical = address === null ? null : canonicalOf(address);
    if (canonical === undefined) return undefined;
    const query = workQuery(form, canonical);
    const answer = await fetch(new Request(`${origin}/api/proof-of-work?${query}`));
    return await solveChallenge((await answer.json()) as WorkChallenge);
  };

function canonicalOf(typed: string): string | undefined {
  const parsed = (typed.includes('@') ? email : mobile).parse(typed);
  return parsed.ok ? parsed.value : undefined;
}

/** How hard the work is that this browser is asked for. */
export async function levelAt(
  browser: Pick<Browser, 'get'>,
  form: WorkForm,
  address: string | null = null,
): Promise<number> {
  const query = workQuery(form, address);
  const answer = await browser.get(`/api/proof-of-work?${query}`);
  const { challenge } = (await answer.json()) as WorkChallenge;
  return JSON.parse(Buffer.from(challenge, 'base64url').toString()).level;
}

const workQuery = (form: WorkForm, canonical: string | null) =>
  new URLSearchParams({
    form,
    ...(canonical !== null && { prefix: workPrefixOf(canonical) }),
  });

/** The work of a request that names this address, solved at the hardest level. */
export async function solveFor(
  browser: Browser,
  form: WorkForm,
  address: string | null = '+989121234567',
): Promise<string> {
  const work = await browser.solveWork(form, form === 'lookup' ? null : address);
  if (work === undefined) throw new Error('There is no work for such an address.');
  return work;
}
