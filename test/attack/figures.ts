import type { TestContext } from 'vitest';

/** What an attack came to; parts of one attack have the same name. */
export type AttackFigures = {
  /** What was sent. */
  attack: string;
  /** How many requests, mails, files or clients. */
  inputs: number;
  /** Answers of 5xx, and none at all. */
  faults: number;
  slowestMs: number;
  /** The most memory that the server held; null where tests and app share a process. */
  memoryMiB: number | null;
};

declare module 'vitest' {
  interface TaskMeta {
    attack?: AttackFigures;
  }
}

/** Notes what a test's attack came to, for the table of `npm run test:attack`. */
export function noteAttack({ task }: Pick<TestContext, 'task'>, figures: AttackFigures) {
  task.meta.attack = figures;
}

/** Adds up parts of the same attacks, in their order. */
export function sumAttacks(parts: readonly AttackFigures[]): AttackFigures[] {
  const sums = new Map<string, AttackFigures>();
  for (const part of parts) {
    const sum = sums.get(part.attack);
    sums.set(
      part.attack,
      sum
        ? {
            attack: part.attack,
            inputs: sum.inputs + part.inputs,
            faults: sum.faults + part.faults,
            slowestMs: Math.max(sum.slowestMs, part.slowestMs),
            memoryMiB: most(sum.memoryMiB, part.memoryMiB),
          }
        : part,
    );
  }
  return [...sums.values()];
}

const most = (a: number | null, b: number | null) =>
  a === null || b === null ? (a ?? b) : Math.max(a, b);
