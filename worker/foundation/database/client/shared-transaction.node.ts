// A commit waits for the disk, and that wait costs more than all statements of a request together.
// Batches that wait at the same moment therefore share one transaction and one flush (group commit).

/** How a group of batches reaches the database. */
type Connection = {
  exec(sql: string): void;
  /** False where the engine has undone the whole transaction by itself, as it does on a full disk. */
  readonly inTransaction: boolean;
};

/** `task` runs the batch and returns what gives its result to the one who waits for it. */
type Waiting = { task: () => () => void; reject(fault: unknown): void };
type Outcome = { resolve(): void } | { fault: unknown };

/** So many share a flush at most: what comes after them waits for the next. */
const mostTogether = 64;

/**
 * Runs batches one after another, in the order they came. Each is all or nothing for itself, behind
 * a savepoint of its own, and none is answered before the transaction that holds it is on the disk.
 * If the transaction fails as a whole, each batch runs again in one of its own, so that no batch
 * fails by what stood beside it.
 */
export class SharedTransaction {
  readonly #connection: Connection;
  #waiting: Waiting[] = [];
  #isDue: boolean = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** `task` must be synchronous, must hold on no promise, and may run a second time. */
  run<Result>(task: () => Result): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      const resolving = () => {
        const result = task();
        return () => resolve(result);
      };
      this.#waiting.push({ task: resolving, reject });
      this.#flushSoon();
    });
  }

  /** Commits what waits, now. */
  flush() {
    while (this.#waiting.length > 0) this.#commit(this.#waiting.splice(0, mostTogether));
  }

  #flushSoon() {
    if (this.#isDue) return;
    this.#isDue = true;
    // After everything that has arrived by now was read: those requests join this flush.
    setImmediate(() => {
      this.#isDue = false;
      this.#commit(this.#waiting.splice(0, mostTogether));
      if (this.#waiting.length > 0) this.#flushSoon();
    });
  }

  #commit(group: readonly Waiting[]) {
    const outcomes =
      (group.length > 1 && this.#together(group)) || group.map((one) => this.#alone(one));
    group.forEach(({ reject }, i) => {
      const outcome = outcomes[i] ?? { fault: new Error('A batch was forgotten.') };
      if ('fault' in outcome) reject(outcome.fault);
      else outcome.resolve();
    });
  }

  /** The outcome of each, on the disk; null where the transaction was lost with all that was in it. */
  #together(group: readonly Waiting[]): Outcome[] | null {
    try {
      this.#connection.exec('BEGIN IMMEDIATE');
    } catch (fault) {
      // Another process holds the lock: asking once more for each would wait as often.
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
