/** Who may hold the lock: its transaction can be rolled back when it holds too long. */
export type Writer = { forceRollback(): void };

type Waiting = { writer: Writer; grant: () => void; refuse: (reason: Error) => void };

/**
 * One writer at a time in each database, in the order of asking. A writer that waits blocks nobody
 * else; once the holder is older than the timeout, the first that waits takes the lock from it
 * (connection/connection_manager.rs).
 */
export class WriteLock {
  readonly #timeoutMs: number;
  readonly #waiting: Waiting[] = [];
  #holder: Writer | undefined;
  #heldSince = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(timeoutMs: number) {
    this.#timeoutMs = timeoutMs;
  }

  isHeldBy(writer: Writer): boolean {
    return this.#holder === writer;
  }

  /** Resolves when the writer holds the lock. */
  acquire(writer: Writer): Promise<void> {
    if (this.#holder === writer) return Promise.resolve();
    return new Promise((grant, refuse) => {
      this.#waiting.push({ writer, grant, refuse });
      if (!this.#holder) this.#grantNext();
      else this.#watchHolder();
    });
  }

  /** Gives the lock on, where the writer holds it. */
  release(writer: Writer): void {
    if (this.#holder !== writer) return;
    this.#holder = undefined;
    this.#grantNext();
  }

  /** Lets the writer neither hold nor wait: its stream has ended. */
  leave(writer: Writer, reason: Error): void {
    const at = this.#waiting.findIndex((one) => one.writer === writer);
    if (at >= 0) this.#waiting.splice(at, 1)[0]?.refuse(reason);
    this.release(writer);
  }

  #grantNext(): void {
    clearTimeout(this.#timer);
    const next = this.#waiting.shift();
    if (!next) return;
    this.#holder = next.writer;
    this.#heldSince = performance.now();
    next.grant();
    if (this.#waiting.length > 0) this.#watchHolder();
  }

  #watchHolder(): void {
    clearTimeout(this.#timer);
    const leftMs = this.#heldSince + this.#timeoutMs - performance.now();
    this.#timer = setTimeout(() => this.#stealFromHolder(), Math.max(0, leftMs));
  }

  #stealFromHolder(): void {
    const holder = this.#holder;
    if (!holder || this.#waiting.length === 0) return;
    holder.forceRollback();
    this.release(holder);
  }
}
