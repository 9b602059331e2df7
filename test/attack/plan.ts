declare module 'vitest' {
  interface ProvidedContext {
    attack: AttackPlan;
  }
}

/** How far the tests under attack go; in any runtime, `inject('attack')` is the plan of the run. */
export type AttackPlan = {
  /** As `npm run test:attack` runs them, not as `npm test` does. */
  isLong: boolean;
  /** Begins what is made at random. */
  seed: number;
  /** Names the one input of a fuzzer to send again. */
  path: string | null;
};

/**
 * The plan of a run with `ATTACK=long`, `ATTACK_SEED` and `ATTACK_PATH` in its environment. A short run has the
 * same seed each time, so that it fails for what was changed and nothing else.
 */
export function readAttackPlan(env: Readonly<Record<string, string | undefined>>): AttackPlan {
  const isLong = env.ATTACK === 'long';
  const seed = Number(env.ATTACK_SEED ?? (isLong ? Date.now() % 2 ** 31 : 1));
  return { isLong, seed, path: env.ATTACK_PATH ?? null };
}
