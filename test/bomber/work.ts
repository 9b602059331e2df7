// All that the run knows of the scheme of the proof of work stands here.
import { pbkdf2Sync } from 'node:crypto';
import {
  shownDigits,
  type WorkChallenge,
  type WorkForm,
  workPrefixOf,
  workSolution,
} from '#shared/contract/proof-of-work.ts';
import { solveChallenge } from '../../src/api/solve-challenge.ts';
import { systemClock } from '../../worker/foundation/ports/clock.ts';
import { systemRandomBytes } from '../../worker/foundation/ports/random.ts';
import { makeSolvedChallenge } from '../../worker/proof-of-work/challenge.ts';
import type { Client } from './client.ts';

/** A challenge as the API hands it out. */
export type Challenge = WorkChallenge;

/** Derivations of one core of this project's machine in a second, by OpenSSL. */
export const derivationsPerSecond = 5_000;
/** Milliseconds of one derivation on the main thread of a phone, which is six times slower. */
export const phoneMsPerDerivation = (6 * 1_000) / derivationsPerSecond;

/** Asks what a request costs now, to this address or, with null, to one that is not known; null where no price was given. */
export async function askPrice(
  client: Client,
  { form, address }: { form: WorkForm; address: string | null },
): Promise<Challenge | null> {
  const query = new URLSearchParams({
    form,
    ...(address !== null && { prefix: workPrefixOf(address) }),
  });
  const { status, body } = await client.get(`/api/proof-of-work?${query}`);
  return status === 200 ? (body as Challenge) : null;
}

/** What a browser derives to solve it. */
export const derivationsOfBrowser = ({ derivations }: Challenge) => derivations;

/** What somebody derives who knows what all counters add up to: the last piece needs no search. */
export const derivationsOfAttacker = ({ derivations, pieces }: Challenge) =>
  Math.ceil((derivations * (pieces.length - 1)) / pieces.length) + 1;

/** Does all the work as a browser does it, by the product's own solver. */
export const solveAsBrowser = (challenge: Challenge): Promise<string> => solveChallenge(challenge);

/** What a key is derived by, as `workKeys` has it for browsers. */
const iterations = 1_000;

/** Does all the work, as fast as native code does it. */
export function solveFast(challenge: Challenge): string {
  const keys = challenge.pieces.map((shown, piece) => {
    for (let counter = 0; counter < challenge.derivations; counter++) {
      const salt = `${piece}:${counter}`;
      const key = pbkdf2Sync(challenge.challenge, salt, iterations, 16, 'sha256').toString('hex');
      if (key.slice(0, shownDigits) === shown) return key;
    }
    throw new Error('The challenge has no solution.');
  });
  return workSolution(challenge, keys);
}

/**
 * A solution for what `challenge` asks, made with the server's secret and next to no work, so that minutes
 * of paid work are played in seconds. Who takes one owes `derivationsOfAttacker`.
 */
export async function solveBySecret(appSecret: string, { challenge }: Challenge): Promise<string> {
  const services = { clock: systemClock, config: { appSecret }, randomBytes: systemRandomBytes };
  const asked = JSON.parse(Buffer.from(challenge, 'base64url').toString()) as Parameters<
    typeof makeSolvedChallenge
  >[1];
  return (await makeSolvedChallenge(services, asked)).solution;
}
