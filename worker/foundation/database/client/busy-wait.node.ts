// SQLite's own wait for another process's lock (`busy_timeout`) stops the thread, and with it every
// request of this process. So the engine waits for nothing, and what finds a lock tries again here.
import { codeOf } from '../database-fault.ts';

/** How long a statement waits for a lock of another process before it fails with SQLITE_BUSY, in ms. */
export const busyWaitMs = 5_000;

const longestPauseMs = 25;

/** True where another process held a lock, so that nothing has happened. Also for the faults of drizzle. */
export const isBusy = (fault: unknown): boolean => /^SQLITE_BUSY/.test(codeOf(fault) ?? '');

/** How long to pause after so many tries, in ms. */
export const busyPauseMs = (tries: number): number => Math.min(2 ** tries, longestPauseMs);

/**
 * Runs a synchronous task until it finds no lock of another process, while other tasks of this process
 * go on. @throws the task's fault; the lock's own (SQLITE_BUSY) where it lasts longer than `waitMs`.
 */
export async function retryWhileBusy<Result>(task: () => Result, waitMs: number): Promise<Result> {
  const until = performance.now() + waitMs;
  for (let tries = 0; ; tries++) {
    try {
      return task();
    } catch (fault) {
      if (!isBusy(fault) || performance.now() >= until) throw fault;
    }
    await new Promise((wake) => setTimeout(wake, busyPauseMs(tries)));
  }
}
