import { startSolvers } from './solver-pool.ts';
import {
  type Challenge,
  derivationsOfAttacker,
  derivationsPerSecond,
  solveBySecret,
} from './work.ts';

/** Somebody who pays for challenges as long as their work lasts. */
export type Payer = {
  /** The solution; null once the work is used up. */
  pay(challenge: Challenge): Promise<string | null>;
  /** Derivations that were paid. */
  paid(): number;
  stop(): Promise<unknown>;
};

/** What an attacker's machine can do in the minutes of an attack. */
export const derivationsOf = ({ cores, minutes }: { cores: number; minutes: number }) =>
  cores * minutes * 60 * derivationsPerSecond;

/** Keeps account of the work and does not do it. Challenges are bought one after another, at their price. */
export function accountPayer(appSecret: string, derivations: number): Payer {
  let paid = 0;
  return {
    async pay(challenge) {
      const price = derivationsOfAttacker(challenge);
      if (paid + price > derivations) return null;
      paid += price;
      return await solveBySecret(appSecret, challenge);
    },
    paid: () => paid,
    stop: async () => {},
  };
}

/** Does the work, on that many cores for that long. */
export function workingPayer({ cores, minutes }: { cores: number; minutes: number }): Payer {
  const pool = startSolvers(cores);
  const until = Date.now() + minutes * 60_000;
  let paid = 0;
  return {
    async pay(challenge) {
      if (Date.now() >= until) return null;
      const solution = await Promise.race([
        pool.solve(challenge),
        new Promise<null>((end) => setTimeout(end, until - Date.now(), null)),
      ]);
      if (solution !== null) paid += derivationsOfAttacker(challenge);
      return solution;
    },
    paid: () => paid,
    stop: () => pool.stop(),
  };
}
