// A commit waits for the disk, and that wait costs more than all statements of a request together.
// Batches that wait at the same moment therefore share one transaction and one flush (group commit).
import { busyPauseMs, busyWaitMs, isBusy } from './busy-wait.node.ts';

/** How a group of batches reaches the database. */
type Connection = {
  exec(sql: string): void;
  /** False where the engine has undone the whole transaction by itself, as it does on a full disk. */
  readonly inTransaction: boolean;
};

/**
 * `task` runs the batch and returns what gives its result to the one who waits for it. After `until`
 * (ms of `performance.now`) it waits for another process's lock no longer.
 */
type Waiting = { task: () => () => void; reject(fault: unknown): void; until: number };
type Outcome = { resolve(): void } | { fault: unknown };

/** So many share a flush at most: what comes after them waits for the next. */
const mostTogether = 64;

/**
 * Runs batches one after another, in the order they came. Each is all or nothing for itself, behind
 * a savepoint of its own, and none is answered before the transaction that holds it is on the disk.
 * If the transaction fails as a whole, each batch runs again in one of its own, so that no batch
 * fails by what stood beside it. While another process holds the write lock all wait in this one queue,
 * up to `waitMs` each, and the thread is free (R86).
 */
export class SharedTransaction {
  readonly #connection: Connection;
  readonly #waitMs: number;
  #waiting: Waiting[] = [];
  #isDue: boolean = false;
  /** How often in a row the lock was found taken. */
  #busyTries: number = 0;

  constructor(connection: Connection, waitMs: number = busyWaitMs) {
    this.#connection = connection;
    this.#waitMs = waitMs;
  }

  /** `task` must be synchronous, must hold on no promise, and may run a second time. */
  run<Result>(task: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const resolving = () => {
        const result = task();
        return () => resolve(result);
      };
      this.#waiting.push({ task: resolving, reject, until: performance.now() + this.#waitMs });
      this.#flushSoon();
    });
  }

  /** Commits what waits, now; what finds the lock taken fails. */
  flush() {
    while (this.#waiting.length > 0)
      for (const { one, fault } of this.#commit(this.#waiting.splice(0, mostTogether)))
        one.reject(fault);
  }

  #flushSoon() {
    if (this.#isDue) return;
    this.#isDue = true;
    const flush = () => {
      this.#isDue = false;
      const busy = this.#commit(this.#waiting.splice(0, mostTogether));
      this.#busyTries = busy.length > 0 ? this.#busyTries + 1 : 0;
      this.#waiting.unshift(...busy.map(({ one }) => one));
      if (busy[0]) this.#rejectLate(busy[0].fault);
      if (this.#waiting.length > 0) this.#flushSoon();
      else this.#busyTries = 0;
    };
    if (this.#busyTries > 0) setTimeout(flush, busyPauseMs(this.#busyTries));
    // After everything that has arrived by now was read: those requests join this flush.
    else setImmediate(flush);
  }

  /** Those that came first have waited longest. */
  #rejectLate(fault: unknown) {
    const now = performance.now();
    while (this.#waiting[0] && this.#waiting[0].until <= now) this.#waiting.shift()?.reject(fault);
  }

  /** Answers all but those that found the lock taken, and gives these back. */
  #commit(group: readonly Waiting[]): { one: Waiting; fault: unknown }[] {
    const outcomes =
      (group.length > 1 && this.#together(group)) || group.map((one) => this.#alone(one));
    return group.flatMap((one, i) => {
      const outcome = outcomes[i] ?? { fault: new Error('A batch was forgotten.') };
      if ('resolve' in outcome) outcome.resolve();
      else if (isBusy(outcome.fault)) return [{ one, fault: outcome.fault }];
      else one.reject(outcome.fault);
      return [];
    });
  }

  /** The outcome of each, on the disk; null where the transaction was lost with all that was in it. */
  #together(group: readonly Waiting[]): Outcome[] | null {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
    } catch (fault) {
      // Another process holds the lock, for each of them alike.
      return group.map(() => ({ fault }));
    }
    try {
      const outcomes = group.map((one) => this.#inSavepoint(one));
      this.#connection.exec('COMMIT');
      return outcomes;
    } catch {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      return null;
    }
  }

  #inSavepoint({ task }: Waiting): Outcome {
    this.#connection.exec('SAVEPOINT one');
    try {
      const resolve = task();
      this.#connection.exec('RELEASE one');
      return { resolve };
    } catch (fault) {
      if (!this.#connection.inTransaction) throw fault;
      this.#connection.exec('ROLLBACK TO one; RELEASE one');
      return { fault };
    }
  }

  #alone({ task }: Waiting): Outcome {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
      const resolve = task();
      this.#connection.exec('COMMIT');
      return { resolve };
    } catch (fault) {
      if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
      return { fault };
    }
  }
}
