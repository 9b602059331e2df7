import {
  shownDigits,
  type WorkChallenge,
  workKeys,
  workSolution,
} from '#shared/contract/proof-of-work.ts';

/** How many pieces are tried at once, so that no core waits for the next call. */
const defaultLanes = 2;

/**
 * Solves a challenge: exactly as many keys are derived as it says. Answers the solution as requests carry it.
 * @throws Error for a challenge that has no solution, and the signal's reason where it aborts.
 */
export async function solveChallenge(
  challenge: WorkChallenge,
  { lanes = defaultLanes, signal }: { lanes?: number; signal?: AbortSignal | undefined } = {},
): Promise<string> {
  const { derivations, pieces } = challenge;
  const derive = await workKeys(challenge.challenge);
  const keys: string[] = [];
  const waiting = [...pieces.entries()];
  const find = async (piece: number, shown: string) => {
    for (let counter = 0; counter < derivations; counter++) {
      signal?.throwIfAborted();
      const key = await derive(piece, counter);
      if (key.slice(0, shownDigits) === shown) return key;
    }
    throw new Error('The challenge has no solution.');
  };
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      keys[next[0]] = await find(...next);
  };
  await Promise.all(Array.from({ length: lanes }, work));
  return workSolution(challenge, keys);
}
