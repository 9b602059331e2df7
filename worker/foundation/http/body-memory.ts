import type { Clock } from '../ports/clock.ts';
import { seconds } from '../ports/clock.ts';
import { Problem } from '../problem.ts';

/** Within this time the count of what came lately falls to a third. */
const fadeMs = seconds(10);
const retryAfterSeconds = 5;

/** Problem `busy`: too many bodies come at once. */
export const busyProblem = () => new Problem('busy', { retryAfterSeconds });

/** Senders whose bodies hold more than this part of the memory are refused before others. */
const partOfSender = 1 / 3;

/**
 * The memory that all bodies have together which are read or worked on (R93). Where it is spent, one
 * body that is still on its way is refused with `busy`: of the senders that hold more than a third of it,
 * or else of all, the one that has brought the least lately for what it brought in all. So slow senders
 * are refused before fast ones, and no sender alone shuts out others.
 */
export class BodyMemory {
  readonly #bodies = new Set<HeldBody>();
  readonly #maxBytes: number;
  readonly #clock: Clock;

  constructor(maxBytes: number, clock: Clock) {
    this.#maxBytes = maxBytes;
    this.#clock = clock;
  }

  /** A body of this sender that holds nothing yet. Whoever opens it releases it. */
  open(sender: string): HeldBody {
    const body = new HeldBody(sender, this.#clock, {
      spend: () => this.#refuseSlowest(body),
      release: () => void this.#bodies.delete(body),
    });
    this.#bodies.add(body);
    return body;
  }

  #refuseSlowest(asking: HeldBody) {
    while (this.#held() > this.#maxBytes && asking.state !== 'refused') {
      const greedy = this.#greedySenders();
      const rank = ({ sender }: HeldBody) => (greedy.has(sender) ? 1 : 0);
      let chosen = asking;
      for (const body of this.#bodies) {
        if (body.state !== 'arriving' || rank(body) < rank(chosen)) continue;
        if (rank(body) > rank(chosen) || body.age() > chosen.age()) chosen = body;
      }
      chosen.refuse();
    }
  }

  #greedySenders(): ReadonlySet<string> {
    const bySender = new Map<string, number>();
    for (const { sender, bytes } of this.#bodies)
      bySender.set(sender, (bySender.get(sender) ?? 0) + bytes);
    const most = this.#maxBytes * partOfSender;
    return new Set([...bySender].flatMap(([sender, bytes]) => (bytes > most ? [sender] : [])));
  }

  #held() {
    let bytes = 0;
    for (const body of this.#bodies) bytes += body.bytes;
    return bytes;
  }
}

/** What one body holds of the memory. */
export class HeldBody {
  bytes = 0;
  state: 'arriving' | 'whole' | 'refused' = 'arriving';
  readonly sender: string;
  readonly #clock: Clock;
  readonly #memory: { spend(): void; release(): void };
  #arrived = 0;
  #lately = 0;
  #countedAt: number;
  #stop = () => {};

  constructor(sender: string, clock: Clock, memory: { spend(): void; release(): void }) {
    this.sender = sender;
    this.#clock = clock;
    this.#memory = memory;
    this.#countedAt = clock.now();
  }

  /** Bytes that came within about the last ten seconds. */
  lately(): number {
    const gone = Math.max(0, this.#clock.now() - this.#countedAt);
    return this.#lately * Math.exp(-gone / fadeMs);
  }

  /** All that came for what came lately: 1 for a body that has just come, more for a slow one. */
  age(): number {
    return this.#arrived / Math.max(1, this.lately());
  }

  /** Notes that bytes came, and that it holds `bytes` now. @throws Problem `busy` where it is refused. */
  arrived(count: number, bytes: number) {
    this.#arrived += count;
    this.#lately = this.lately() + count;
    this.#countedAt = this.#clock.now();
    this.bytes = bytes;
    this.#memory.spend();
    this.throwIfRefused();
  }

  throwIfRefused() {
    if (this.state === 'refused') throw busyProblem();
  }

  /** Makes it give its memory back: whoever reads it stops. */
  refuse() {
    this.state = 'refused';
    this.bytes = 0;
    this.#stop();
  }

  /** `stop` is called where it is refused while it is waited for. */
  onRefused(stop: () => void) {
    this.#stop = stop;
  }

  /** The body has been worked on. */
  release() {
    this.bytes = 0;
    this.#memory.release();
  }
}
